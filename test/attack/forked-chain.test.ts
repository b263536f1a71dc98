import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, noteTo } from '../support/attacker.ts';
import type { Member } from '../support/team.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

const FORKED = { exit: 4, codes: ['trust.chain-fork', 'trust.chain-fork'] };

/** Signs a note at the place of a member's last record of a kind, and pushes it by plain git. */
async function forkAt(member: Member, kind: string): Promise<void> {
  const { entries } = await attack.ruling(member);
  const last = entries.findLast(
    ({ record, author }) => record.kind === kind && author === member.name,
  );
  if (last === undefined) throw new Error(`${member.name} signed no ${kind}`);
  const { chain, seq, prev } = last.record;
  const envelope = { chain, seq, prev: prev as string };
  attack.plant(member, [await attack.forge(member, noteTo('kasra', 'x'), { envelope })]);
}

async function planTwo(): Promise<void> {
  const one = await attack.forge(attack.dev, noteTo('athena', 'I am done'));
  const two = await attack.forge(attack.dev, noteTo('kasra', 'I am not done'));
  attack.plant(attack.dev, [one, two]);
}

it('one key that says two things at one place is an alarm for everybody, and both are heard', async () => {
  await planTwo();
  const { errors, ...said } = await attack.verifiedBy(attack.athena);
  expect(said).toMatchObject(FORKED);
  const [one, two] = errors as unknown as { id: string; message: string }[];
  expect(one?.message).toContain(two?.id.slice(0, 12));
  expect(two?.message).toContain(one?.id.slice(0, 12));
  const verified = await attack.athena.run(4, 'verify');
  expect(verified.data).toMatchObject({ unverifiable: 0, alarms: 2 });
  expect(verified.error?.message).toBe('2 alarms take nothing away and want a look');
  expect(verified.next).toContainEqual(
    expect.stringMatching(/^sos identity revoke sos-dev --key /),
  );
  expect(await attack.messagesOf(attack.athena)).toHaveLength(2);
});

it('the program itself begins a new chain where it finds its own forked', async () => {
  await planTwo();
  await attack.dev.ok('send', 'athena', 'still here');
  await attack.athena.sync();
  expect(await attack.messagesOf(attack.athena)).toHaveLength(3);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject(FORKED);
});

it('who forks the work away that they did cannot pass its gate any more than before', async () => {
  await attack.kasra.ok('identity', 'grant', 'athena', '--role', 'builder');
  await attack.offerWork(['c1']);
  await attack.dev.ok('brief', 'unclaim', 'S1');
  await attack.athena.sync();
  await attack.athena.ok('brief', 'claim', 'S1');
  await attack.athena.ok('brief', 'unclaim', 'S1');
  await forkAt(attack.athena, 'claim');
  const refused = await attack.athena.run(3, 'gate', 'pass', 'S1', 'review');
  expect(refused.error?.code).toBe('gates.own-work');
  expect(await attack.verifiedBy(attack.kasra)).toMatchObject(FORKED);
});

it('who forks a claim takes back no pass that others gave on it', async () => {
  await attack.offerWork(['c1']);
  await attack.athena.ok('gate', 'pass', 'S1', 'review');
  await attack.kasra.sync();
  await attack.kasra.ok('brief', 'close', 'S1');
  await attack.dev.sync();
  await forkAt(attack.dev, 'claim');
  expect(await attack.verifiedBy(attack.athena)).toMatchObject(FORKED);
  const checked = await attack.athena.ok('gate', 'check', 'S1', 'review');
  expect(checked).toMatchObject({ alarms: [{ code: 'trust.chain-fork' }] });
  const { data } = await attack.athena.ok('brief', 'show', 'S1');
  expect(data).toMatchObject({ standing: 'closed' });
});

it.each([
  ['verdict', 'athena'],
  ['evidence', 'dev'],
  ['submission', 'dev'],
  ['brief', 'kasra'],
] as const)(
  'a pass that rests on a forked %s of %s is for no machine to go by, and closes nothing',
  async (kind, who) => {
    await attack.offerWork(['c1']);
    await attack.athena.ok('gate', 'pass', 'S1', 'review');
    await attack.everybodySyncs();
    await forkAt(attack[who], kind);
    await attack.everybodySyncs();
    const checked = await attack.athena.run(4, 'gate', 'check', 'S1', 'review');
    expect(checked).toMatchObject({
      data: { passed: false, gates: [{ standing: 'pass' }] },
      error: { code: 'gates.forked', details: { by: [attack[who].name] } },
      alarms: [{ code: 'trust.chain-fork' }],
    });
    const { stderr } = await attack.athena.sos(['gate', 'check', 'S1']);
    expect(stderr).toContain(`alarm: a key of ${attack[who].name}, whose word this rests on, said`);
    const closed = await attack.kasra.run(4, 'brief', 'close', 'S1');
    expect(closed.error?.code).toBe('gates.forked');
    const told = await attack.athena.run(4, 'gate', 'export', 'S1', 'review');
    expect(told.error?.code).toBe('gates.forked');
  },
);

it('who says again a pass that was forked is told how to give it anew, and that stands alone', async () => {
  const { athena } = attack;
  await attack.offerWork(['c1']);
  await athena.ok('gate', 'pass', 'S1', 'review');
  expect(await athena.ok('gate', 'pass', 'S1', 'review')).toMatchObject({
    data: { already: true },
  });
  await forkAt(athena, 'verdict');
  const again = await athena.run(4, 'gate', 'pass', 'S1', 'review');
  expect(again.error?.code).toBe('gates.forked');
  expect(again.error?.hint).toContain('--reason');
  await athena.ok('gate', 'pass', 'S1', 'review', '--reason', 'said anew');
  expect(await athena.ok('gate', 'check', 'S1')).toHaveProperty('alarms');
  expect(await athena.ok('gate', 'pass', 'S1', 'review', '--reason', 'said anew')).toMatchObject({
    data: { already: true },
  });
});

it('a machine signs no pass on evidence that is one of two, and signs on what is shown anew', async () => {
  const file = path.join(attack.team.folder, 'checked.md');
  const gate = `gates:
  - name: review
    holder: athena
    trigger: submission
    needs: [c1]
    checks:
      - {name: words, run: [test, '!', '-e', secret.txt]}
`;
  const criterion = 'criteria:\n  - {id: c1, text: It works, grade: claim}\n';
  writeFileSync(file, `---\ntitle: Work\n${criterion}${gate}---\nDo it.\n`);
  const { kasra, dev, athena } = attack;
  await kasra.ok('brief', 'new', file, '--id', 'S2');
  await dev.sync();
  await dev.ok('brief', 'claim', 'S2');
  dev.commit('work');
  dev.git('push', '--quiet', 'origin', 'HEAD:work');
  const claim = ['--claim', 'it works', '--brief', 'S2', '--criterion', 'c1'];
  await dev.ok('evidence', 'add', ...claim);
  await dev.ok('brief', 'submit', 'S2');
  await forkAt(dev, 'evidence');
  athena.git('fetch', '--quiet', 'origin', 'work');
  await attack.everybodySyncs();
  const refused = await athena.run(4, 'gate', 'run', 'S2', 'review', '--sign');
  expect(refused.error?.code).toBe('gates.forked');
  await dev.ok('evidence', 'add', ...claim);
  await attack.everybodySyncs();
  await athena.ok('gate', 'run', 'S2', 'review', '--sign');
  expect(await athena.ok('gate', 'check', 'S2')).toHaveProperty('alarms');
});

it('a fork elsewhere, by somebody on whose word a pass rests, is an alarm beside the answer', async () => {
  await attack.offerWork(['c1']);
  await attack.athena.ok('gate', 'pass', 'S1', 'review');
  await attack.everybodySyncs();
  await forkAt(attack.dev, 'claim');
  await attack.everybodySyncs();
  const alarms = [
    { code: 'trust.chain-fork', message: expect.stringContaining('claim') as string },
  ];
  expect(await attack.athena.ok('gate', 'check', 'S1')).toMatchObject({ alarms });
  expect(await attack.kasra.ok('brief', 'close', 'S1')).toMatchObject({ alarms });
});

it('a fork of somebody on whose word nothing here rests is no alarm of a gate, and a no stays a no', async () => {
  await attack.offerWork(['c1']);
  await attack.kasra.ok('send', 'athena', 'hello');
  await attack.everybodySyncs();
  const asked = await attack.athena.run(6, 'gate', 'check', 'S1');
  expect(asked).not.toHaveProperty('alarms');
  await attack.athena.ok('gate', 'block', 'S1', 'review', '--finding', 'no', '--fix', 'true');
  await forkAt(attack.athena, 'verdict');
  const blocked = await attack.athena.run(3, 'gate', 'check', 'S1');
  expect(blocked).toMatchObject({ alarms: [{ code: 'trust.chain-fork' }] });
});

it('a pass that a founder believes after the fork is a pass again, and so is one given anew', async () => {
  await attack.offerWork(['c1']);
  await attack.athena.ok('gate', 'pass', 'S1', 'review');
  const { entries } = await attack.ruling(attack.athena);
  const pass = entries.findLast(({ kind }) => kind === 'verdict')?.id ?? '';
  await forkAt(attack.athena, 'verdict');
  await attack.everybodySyncs();
  await attack.athena.ok('gate', 'withdraw', 'S1', 'review', '--reason', 'to say it anew');
  await attack.athena.ok('gate', 'pass', 'S1', 'review');
  expect(await attack.athena.ok('gate', 'check', 'S1')).toHaveProperty('alarms');
  await attack.kasra.sync();
  const back = ['--back-to', pass, '--reason', 'a stolen laptop'];
  await attack.kasra.ok('identity', 'revoke', 'athena', ...back);
  expect(await attack.kasra.ok('gate', 'check', 'S1')).not.toHaveProperty('alarms');
});

it('who forks a claim still worked on the brief, and takes no gate out of it', async () => {
  await attack.offerWork(['c1']);
  await forkAt(attack.dev, 'claim');
  const file = path.join(attack.team.folder, 'weak.md');
  writeFileSync(
    file,
    '---\ntitle: Work\ncriteria:\n  - {id: c1, text: It works, grade: claim}\n---\nDo it.\n',
  );
  const refused = await attack.dev.run(3, 'brief', 'amend', 'S1', file, '--reason', 'simpler');
  expect(refused.error?.code).toBe('briefs.gates-moved');
});

it('a founder ends the key where it was last believed, and the alarm with it', async () => {
  await attack.dev.ok('send', 'athena', 'before');
  const good = (await attack.ruling(attack.dev)).entries.at(-1)?.id ?? '';
  await planTwo();
  await attack.kasra.sync();
  await attack.kasra.ok('identity', 'revoke', 'sos-dev', '--back-to', good, '--reason', 'stolen');
  const { exit, data } = await attack.verifiedBy(attack.athena);
  expect(exit).toBe(0);
  const found = data.findings as { code: string; severity: string }[];
  expect(found.map(({ code, severity }) => `${severity} ${code}`).sort()).toEqual([
    'notice trust.chain-fork',
    'notice trust.chain-fork',
    'warning trust.revoked',
    'warning trust.revoked',
  ]);
  expect(await attack.messagesOf(attack.athena)).toHaveLength(1);
});

it('a key that ended before can still be ended further back, when it is named', async () => {
  await attack.dev.ok('send', 'athena', 'before');
  const good = (await attack.ruling(attack.dev)).entries.at(-1)?.id ?? '';
  await planTwo();
  await attack.kasra.sync();
  await attack.kasra.ok('identity', 'revoke', 'sos-dev', '--reason', 'gone');
  expect(await attack.verifiedBy(attack.kasra)).toMatchObject(FORKED);
  const { fingerprint } = (await attack.signerOf(attack.dev)).publicKey;
  const back = ['--key', fingerprint, '--back-to', good, '--reason', 'stolen'];
  await attack.kasra.ok('identity', 'revoke', 'sos-dev', ...back);
  expect((await attack.verifiedBy(attack.athena)).exit).toBe(0);
});
