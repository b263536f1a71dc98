import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, fileIn, pathsIn } from '../support/attacker.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

const tip = (): string => attack.kasra.git('rev-parse', 'refs/heads/sos/ledger');

it('a force push that drops the tail is noticed by whoever saw it, and undone', async () => {
  const before = tip();
  await attack.kasra.ok('send', 'athena', 'soon gone');
  const whole = tip();
  await attack.athena.sync();
  attack.dev.git('push', '--quiet', '--force', 'origin', `${before}:refs/heads/sos/ledger`);
  const alarm = await attack.athena.run(4, 'sync');
  expect(alarm.data.alarms.map(({ code }: { code: string }) => code)).toEqual([
    'ledger.rewritten',
    'ledger.removed',
  ]);
  expect(attack.dev.git('ls-remote', 'origin', 'refs/heads/sos/ledger')).toContain(whole);
});

it('is noticed also where a write meets it first, and told again by the next sync', async () => {
  const { kasra, athena, dev } = attack;
  const before = tip();
  await kasra.ok('send', 'athena', 'soon gone');
  await athena.sync();
  dev.git('push', '--quiet', '--force', 'origin', `${before}:refs/heads/sos/ledger`);
  await dev.ok('send', 'kasra', 'on what is left');
  const codes = (alarms: { code: string }[]) => alarms.map(({ code }) => code);
  const written = await athena.ok('send', 'kasra', 'is it there?');
  expect(codes((written as unknown as { alarms: { code: string }[] }).alarms)).toEqual([
    'ledger.rewritten',
    'ledger.removed',
  ]);
  const told = await athena.run(4, 'sync');
  expect(codes(told.data.alarms)).toEqual(['ledger.rewritten', 'ledger.removed']);
  await athena.ok('sync');
});

/** The host itself goes back, and whoever looks next puts it right without a word from it. */
const goBack = () => {
  const { remote } = attack.team;
  attack.kasra.git('-C', remote, 'update-ref', 'refs/heads/sos/ledger', 'refs/heads/sos/ledger~2');
};
const REWRITTEN = 'ledger.rewritten';

it.each([
  ['wait', '--timeout', '1', '--new'],
  ['watch', '--timeout', '1'],
])('is noticed by whoever waits, and told again by the next sync: sos %s', async (...args) => {
  await attack.everybodySyncs();
  goBack();
  const waited = await attack.athena.run(4, ...args);
  expect(waited.error?.code).toBe(REWRITTEN);
  expect((await attack.athena.run(4, 'sync')).error?.code).toBe(REWRITTEN);
  await attack.athena.ok('sync');
});

it('is noticed where a push alone puts it back, and stays an alarm until a sync tells it', async () => {
  await attack.everybodySyncs();
  goBack();
  const codes = (answer: object) =>
    (answer as { alarms?: { code: string }[] }).alarms?.map(({ code }) => code);
  expect(codes(await attack.athena.ok('send', 'kasra', 'x'))).toContain(REWRITTEN);
  expect(codes(await attack.athena.ok('status'))).toContain(REWRITTEN);
  const { data } = await attack.athena.run(1, 'doctor');
  expect(data.symptoms).toContainEqual(
    expect.objectContaining({ what: 'remote', standing: 'bad' }),
  );
  expect((await attack.athena.run(4, 'sync')).error?.code).toBe(REWRITTEN);
  expect(codes(await attack.athena.ok('status'))).toBeUndefined();
});

it('a record dropped from the middle leaves a hole that a first clone sees too', async () => {
  await attack.kasra.ok('send', 'athena', 'one');
  await attack.kasra.ok('send', 'athena', 'two');
  await attack.dev.sync();
  const lost =
    pathsIn(attack.dev)
      .filter((path) => path.includes('-message-'))
      .sort()[0] ?? '';
  attack.plant(attack.dev, [], [lost]);
  const fresh = attack.team.clone('fresh');
  await fresh.ok('join', 'fresh', '--role', 'builder');
  const report = await fresh.run(6, 'verify');
  expect(report.data.findings.map(({ code }: { code: string }) => code)).toContain(
    'trust.chain-hole',
  );
});

it('an evil merge that removes or changes a record is undone by whoever had it', async () => {
  await attack.kasra.ok('send', 'athena', 'the truth');
  await attack.everybodySyncs();
  const path = pathsIn(attack.dev).find((each) => each.includes('-message-')) ?? '';
  const honest = fileIn(attack.dev, path);
  attack.plant(attack.dev, [{ path, bytes: honest.replace('the truth', 'a lie') }]);
  const alarm = await attack.athena.run(4, 'sync');
  expect(alarm.data.alarms[0].message).toContain(path);
  expect(fileIn(attack.athena, path)).toBe(honest);
  expect(await attack.messagesOf(attack.athena)).toEqual(['note: kasra to athena: the truth']);
});
