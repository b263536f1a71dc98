import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DraftOf } from '../../src/records/index.ts';
import { Attack } from '../support/attacker.ts';
import { runOf } from '../support/run-of.ts';

const BRIEF = `---
title: Work
criteria:
  - {id: c1, text: It works, check: git rev-list --all, grade: self, fresh: challenge}
gates:
  - {name: review, holder: athena, trigger: submission, needs: [c1]}
---
Do it.
`;

let attack: Attack;
let commit: string;

beforeEach(async () => {
  attack = await new Attack().begin();
  const { kasra, dev, athena, team } = attack;
  const file = path.join(team.folder, 'fresh.md');
  writeFileSync(file, BRIEF);
  await kasra.ok('brief', 'new', file, '--id', 'S1');
  await dev.sync();
  await dev.ok('brief', 'claim', 'S1');
  commit = dev.commit('work');
  dev.git('push', '--quiet', 'origin', 'HEAD:work');
  await dev.ok('brief', 'submit', 'S1');
  await athena.sync();
  athena.git('fetch', '--quiet', 'origin', 'work');
});
afterEach(() => {
  attack.end();
});

/** What the gate makes of the last evidence. */
async function judgedByTheGate() {
  const { athena } = attack;
  await athena.sos(['sync']);
  const { data } = await athena.ok('evidence', 'list', '--brief', 'S1');
  const { evidence } = data as { evidence: { satisfies: { ok: boolean; why: string }[] }[] };
  return evidence.at(-1)?.satisfies[0];
}

const challengeBy = (nonce: string): DraftOf<'challenge'> => ({
  kind: 'challenge',
  brief: 'S1',
  gate: 'review',
  criterion: 'c1',
  commit,
  nonce,
});

it('a run that was made without having seen the challenge does not answer it', async () => {
  const { dev, athena } = attack;
  const before = (await attack.ruling(dev)).heads;
  const asked = await athena.ok('evidence', 'challenge', 'S1', 'c1', '--commit', commit);
  const challenge = (asked.data as { records: { id: string }[] }).records[0]!.id;
  await dev.sync();
  const forged = { ...runOf('S1', 'c1', { commit }), challenge };
  attack.plant(dev, [await attack.forge(dev, forged, { envelope: { seen: before } })]);
  expect(await judgedByTheGate()).toEqual({
    criterion: 'c1',
    ok: false,
    why: 'a fresh run is asked for, and it was not made after its challenge',
  });
  const refused = await athena.run(3, 'gate', 'pass', 'S1', 'review');
  expect(refused.error?.code).toMatch(/^gates\./);
});

it('a challenge of a builder’s own counts for nothing', async () => {
  const { dev } = attack;
  const own = await attack.forge(dev, challengeBy('0'.repeat(32)));
  attack.plant(dev, [own]);
  await dev.sos(['sync']);
  const planted = (await attack.verifiedBy(dev)).errors;
  expect(planted.map(({ code }) => code)).toEqual(['trust.not-allowed']);
  const challenge = planted[0]?.id ?? '';
  attack.plant(dev, [await attack.forge(dev, { ...runOf('S1', 'c1', { commit }), challenge })]);
  expect((await judgedByTheGate())?.ok).toBe(false);
});
