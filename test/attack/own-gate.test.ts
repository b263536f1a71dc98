import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';

let attack: Attack;
let commit: string;
beforeEach(async () => {
  attack = await new Attack().begin();
  commit = await attack.offerWork(['c1']);
});
afterEach(() => {
  attack.end();
});

/** A pass of the gate by whoever forges it. */
async function pass() {
  const { entries } = await attack.ruling(attack.dev);
  const brief = entries.find(({ record }) => record.kind === 'brief');
  const tree = attack.dev.git('rev-parse', `${commit}^{tree}`);
  const rest = { evidence: [], findings: [], followUps: [], notChecked: [] };
  return {
    kind: 'verdict',
    brief: 'S1',
    gate: 'review',
    verdict: 'pass',
    terms: brief?.id ?? '',
    commit,
    tree,
    ...rest,
  } as const;
}

it('the builder’s own pass is refused when written', async () => {
  const refused = await attack.dev.run(3, 'gate', 'pass', 'S1', 'review');
  expect(refused.error?.code).toBe('gates.not-holder');
});

it('a forged pass by the builder is rejected when verified', async () => {
  attack.plant(attack.dev, [await attack.forge(attack.dev, await pass())]);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject({
    exit: 4,
    codes: ['trust.not-allowed'],
  });
  expect((await attack.athena.sos(['gate', 'check', 'S1', 'review', '--json'])).exit).not.toBe(0);
});

it('a second key of the same principal is the same principal', async () => {
  await attack.kasra.sync();
  await attack.kasra.ok('identity', 'grant', 'athena', 'claim', 'brief');
  const second = attack.team.clone('athena-laptop');
  const { fingerprint } = (await second.ok('join', 'athena')).data;
  await attack.kasra.sync();
  await attack.kasra.ok('identity', 'admit', 'athena', '--further-key', fingerprint as string);
  await second.sync();
  await attack.dev.sync();
  await attack.dev.ok('brief', 'unclaim', 'S1');
  await second.sync();
  await second.ok('brief', 'claim', 'S1');
  await second.ok('brief', 'unclaim', 'S1');
  await attack.athena.sync();
  attack.athena.git('fetch', '--quiet', 'origin');
  const refused = await attack.athena.run(3, 'gate', 'pass', 'S1', 'review');
  expect(refused.error?.code).toBe('gates.own-work');
});

it('the gate cannot be moved to a friend by whoever works on the brief', async () => {
  await attack.team.admit(attack.kasra, 'friend', ['gatekeeper']);
  await attack.dev.sync();
  const file = path.join(attack.team.folder, 'moved.md');
  writeFileSync(
    file,
    [
      '---',
      'title: Work',
      'criteria:',
      '  - {id: c1, text: It works, grade: claim}',
      'gates:',
      '  - {name: review, holder: friend, trigger: submission, needs: [c1]}',
      '---',
      'Do it.',
      '',
    ].join('\n'),
  );
  const refused = await attack.dev.run(
    3,
    'brief',
    'amend',
    'S1',
    file,
    '--reason',
    'a friend is quicker',
  );
  expect(refused.error?.code).toBe('briefs.gates-moved');
});

it('a holder who made evidence is one who did the work, wherever that is asked', async () => {
  const { kasra, dev, athena } = attack;
  const shown = ['--brief', 'S1', '--criterion', 'c1', '--', 'true'];
  const refused = await athena.run(3, 'evidence', 'run', ...shown);
  expect(refused.error?.code).toBe('evidence.would-be-worker');
  type Moves = { mine: { what: string }[]; elsewhere: { who: string[]; what: string }[] };
  const moves = async (member: typeof athena) =>
    (await member.ok('status')).data as unknown as Moves;
  expect((await moves(athena)).mine).toMatchObject([{ what: 'answer gate review of S1' }]);
  await athena.ok('evidence', 'run', '--as-worker', ...shown);
  const answers = (all: { what: string }[]) => all.filter(({ what }) => what.includes('answer'));
  expect(answers((await moves(athena)).mine)).toEqual([]);
  for (const member of [kasra, dev]) await member.sync();
  expect((await moves(kasra)).mine).toMatchObject([{ what: 'amend gate review of S1' }]);
  expect((await athena.run(3, 'gate', 'pass', 'S1', 'review')).error?.code).toBe('gates.own-work');
  expect((await dev.ok('brief', 'show', 'S1')).data).toMatchObject({
    people: { workers: ['sos-dev', 'athena'] },
  });
});

it('doing a run of other work again is work, and makes a worker of a holder only when they say so', async () => {
  const { dev, athena } = attack;
  const { data } = await dev.ok('evidence', 'run', '--', 'true');
  await athena.sync();
  const { id } = (data as unknown as { evidence: { id: string } }).evidence;
  const again = ['evidence', 'run', '--reproduces', id, '--brief', 'S1', '--criterion', 'c1'];
  const refused = await athena.run(3, ...again, '--', 'true');
  expect(refused.error?.code).toBe('evidence.would-be-worker');
  await athena.ok('gate', 'pass', 'S1', 'review');
});

it('a verdict that does not count, or was taken back, is none that somebody waited for', async () => {
  const { dev, athena } = attack;
  attack.plant(dev, [await attack.forge(dev, await pass())]);
  await athena.sos(['sync']);
  const waiting = ['wait', '--for', 'verdict:S1/review', '--timeout', '1', '--local'];
  expect((await athena.run(6, ...waiting)).error?.code).toBe('cli.waited-in-vain');
  await athena.ok('gate', 'pass', 'S1', 'review');
  expect((await athena.ok(...waiting)).data).toMatchObject({ line: { from: 'athena' } });
  await athena.ok('gate', 'withdraw', 'S1', 'review', '--reason', 'the wrong clone');
  expect((await athena.run(6, ...waiting)).error?.code).toBe('cli.waited-in-vain');
  expect((await athena.ok('log', '--brief', 'S', '--kind', 'gate')).data.records).toHaveLength(3);
});
