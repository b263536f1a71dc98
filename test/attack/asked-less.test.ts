import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import type { Member } from '../support/team.ts';

const GATE = 'gates:\n  - {name: review, holder: athena, trigger: submission, needs: [c1]}\n';

let attack: Attack;
let weak: string;
beforeEach(async () => {
  attack = await new Attack().begin();
  const { kasra, dev } = attack;
  const file = path.join(attack.team.folder, 'brief.md');
  weak = path.join(attack.team.folder, 'weak.md');
  writeFileSync(file, brief('check: sh test.sh, ', GATE));
  writeFileSync(weak, brief('check: "true", ', ''));
  await kasra.ok('brief', 'new', file, '--id', 'S1');
  await dev.sync();
});
afterEach(() => {
  attack.end();
});

function brief(check: string, gates: string): string {
  const criterion = `criteria:\n  - {id: c1, text: It works, ${check}grade: self}\n`;
  return `---\ntitle: Work\n${criterion}${gates}---\nDo it.\n`;
}

async function inboxOf(member: Member): Promise<string[]> {
  await member.sync();
  const { data } = await member.ok('inbox');
  return (data.mail as { type: string; why: string }[]).map(({ type, why }) => `${type}: ${why}`);
}

async function movesOf(member: Member): Promise<string[]> {
  const { data } = await member.ok('status');
  return (data.mine as { what: string }[]).map(({ what }) => what);
}

it('who takes the gate out of a brief of somebody else cannot do its work', async () => {
  const { dev } = attack;
  await dev.ok('brief', 'amend', 'S1', weak, '--reason', 'simpler');
  const commit = dev.commit('work');
  expect(commit).not.toBe('');
  const place = ['--brief', 'S1', '--criterion', 'c1'];
  for (const words of [
    ['brief', 'claim', 'S1'],
    ['evidence', 'run', ...place],
    ['evidence', 'add', '--claim', 'it works', ...place],
    ['brief', 'submit', 'S1'],
  ]) {
    const refused = await dev.run(3, ...words);
    expect(refused.error?.code).toBe('briefs.asked-less');
    expect(refused.error?.message).toContain('(review, c1)');
  }
});

it('a claim that is forged all the same does not count', async () => {
  const { dev, kasra } = attack;
  await dev.ok('brief', 'amend', 'S1', weak, '--reason', 'simpler');
  attack.plant(dev, [await attack.forge(dev, { kind: 'claim', brief: 'S1' })]);
  expect(await attack.verifiedBy(kasra)).toMatchObject({ exit: 4, codes: ['brief.asked-less'] });
  expect((await kasra.ok('brief', 'show', 'S1')).data).toMatchObject({ standing: 'open' });
});

it('who takes the gate out does not close the brief on what an honest other did of it', async () => {
  const { dev, kasra, team } = attack;
  await dev.ok('brief', 'amend', 'S1', weak, '--reason', 'simpler');
  const bob = await team.admit(kasra, 'bob', ['builder']);
  await bob.ok('brief', 'claim', 'S1');
  bob.commit('work');
  bob.git('push', '--quiet', 'origin', 'HEAD:work');
  await bob.ok('evidence', 'run', '--brief', 'S1', '--criterion', 'c1');
  await bob.ok('brief', 'submit', 'S1');
  for (const member of [dev, kasra]) member.git('fetch', '--quiet', 'origin', 'work');
  await dev.sync();
  const refused = await dev.run(3, 'brief', 'close', 'S1');
  expect(refused.error?.code).toBe('briefs.asked-less');
  const { entries } = await attack.ruling(dev);
  const last = (kind: string) => entries.findLast((entry) => entry.kind === kind)?.id ?? '';
  const rests = { submission: last('submission'), verdicts: [], evidence: [last('evidence')] };
  const close = { kind: 'close', brief: 'S1', terms: last('amendment'), ...rests } as const;
  attack.plant(dev, [await attack.forge(dev, close)]);
  expect(await attack.verifiedBy(kasra)).toMatchObject({ exit: 4, codes: ['brief.asked-less'] });
  expect((await kasra.ok('brief', 'show', 'S1')).data).toMatchObject({ standing: 'submitted' });
  expect(await movesOf(kasra)).toContain('close S1');
  await kasra.ok('brief', 'close', 'S1');
});

it('who opened the brief and who held the gate are told, until they have seen it', async () => {
  const { dev, kasra, athena } = attack;
  const amended = await dev.ok('brief', 'amend', 'S1', weak, '--reason', 'simpler');
  const [{ id }] = amended.data.records as [{ id: string }];
  for (const member of [kasra, athena]) {
    const why = 'it changes what S1 asks for (review, c1), by somebody who did not open it';
    expect(await inboxOf(member)).toEqual([`amendment: ${why}`]);
    const move = `look at what sos-dev changed in S1, and acknowledge ${id.slice(0, 12)}`;
    expect(await movesOf(member)).toContain(move);
    await member.ok('ack', id.slice(0, 12));
    expect(await inboxOf(member)).toEqual([]);
    expect(await movesOf(member)).not.toContain(move);
  }
  expect((await kasra.ok('verify')).data.findings).toEqual([]);
});

it('who opened the brief is told of other words by somebody else, until they have seen it', async () => {
  const { dev, kasra, athena } = attack;
  const reworded = brief('check: sh test.sh, ', GATE)
    .replace('title: Work', 'title: Half of it')
    .replace('It works', 'It starts')
    .replace('Do it.', 'Do half of it.');
  writeFileSync(weak, reworded);
  const amended = await dev.ok('brief', 'amend', 'S1', weak, '--reason', 'clearer');
  const [{ id }] = amended.data.records as [{ id: string }];
  await dev.ok('brief', 'claim', 'S1');
  const words = 'title, mandate, text of c1';
  for (const member of [kasra, athena]) {
    const why = `it changes what S1 says (${words}), by somebody who did not open it`;
    expect(await inboxOf(member)).toEqual([`amendment: ${why}`]);
    const { data } = await member.ok('status');
    expect(data.mine).toContainEqual(
      expect.objectContaining({
        what: `look at what sos-dev changed in S1, and acknowledge ${id.slice(0, 12)}`,
        why: `other words: ${words}`,
      }),
    );
    await member.ok('ack', id.slice(0, 12));
    expect(await inboxOf(member)).toEqual([]);
  }
  expect(await movesOf(kasra)).not.toContainEqual(expect.stringContaining('look at what'));
  const shown = await kasra.ok('brief', 'show', 'S1');
  expect(shown.data).toMatchObject({ versions: [{ changed: [] }, { changed: words.split(', ') }] });
  expect((await kasra.sos(['brief', 'show', 'S1'])).stdout).toMatch(
    new RegExp(`v2 +sos-dev .*${words} +clearer`),
  );
});
