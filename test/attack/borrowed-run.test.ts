import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EvidenceView } from '../../src/views/index.ts';
import { Attack } from '../support/attacker.ts';
import type { Envelope } from '../support/program.ts';
import type { Member } from '../support/team.ts';

const BRIEF = `---
title: Work
criteria:
  - {id: c1, text: It works, check: git rev-parse HEAD, grade: self}
  - {id: c2, text: It is fast, check: git status, grade: self}
gates:
  - {name: review, holder: athena, trigger: submission, needs: []}
---
Do it.
`;

let attack: Attack;
let first: string;

beforeEach(async () => {
  attack = await new Attack().begin();
  const { kasra, dev, athena, team } = attack;
  const file = path.join(team.folder, 'two.md');
  writeFileSync(file, BRIEF);
  await kasra.ok('brief', 'new', file, '--id', 'S1');
  await dev.sync();
  await dev.ok('brief', 'claim', 'S1');
  dev.commit('work');
  first = idOf(await dev.ok('evidence', 'run', '--brief', 'S1', '--criterion', 'c1'));
  await submitted(dev);
  await at(athena);
});
afterEach(() => {
  attack.end();
});

function idOf({ data }: Envelope): string {
  return (data as { evidence: EvidenceView }).evidence.id;
}

/** sos-dev offers what their clone stands on. */
async function submitted(dev: Member): Promise<void> {
  dev.git('push', '--quiet', '--force', 'origin', 'HEAD:work');
  await dev.ok('brief', 'submit', 'S1');
}

/** Somebody checks out what was offered. */
async function at(member: Member): Promise<void> {
  await member.sync();
  member.git('fetch', '--quiet', 'origin', 'work');
  member.git('checkout', '--quiet', 'FETCH_HEAD');
}

const again = (id: string) => ['evidence', 'run', '--brief', 'S1', '--reproduces', id];

it('the holder who shows what nobody showed is refused, whatever run they name', async () => {
  const { athena } = attack;
  const other = [...again(first), '--criterion', 'c2'];
  const words = ['--', 'git', 'rev-parse', 'HEAD'];
  for (const tried of [
    [...other, ...words],
    [...other, '--', 'git', 'status'],
    [...again(first), '--', 'true'],
    [...again(first), '--suite', 'integration', ...words],
  ]) {
    expect((await athena.run(3, ...tried)).error?.code).toBe('evidence.would-be-worker');
  }
  await athena.ok(...again(first), ...words);
});

it('a run that names one of something else makes a worker of its author', async () => {
  const { athena } = attack;
  const other = ['--criterion', 'c2', '--as-worker', '--', 'git', 'status'];
  await athena.ok(...again(first), ...other);
  const refused = await athena.run(3, 'gate', 'pass', 'S1', 'review');
  expect(refused.error?.code).toBe('gates.own-work');
});

it('a run on one commit is not done again on another', async () => {
  const { dev, athena } = attack;
  dev.commit('more work');
  await submitted(dev);
  await at(athena);
  const refused = await athena.run(3, ...again(first));
  expect(refused.error?.code).toBe('evidence.would-be-worker');
  const done = (await athena.ok('evidence', 'reproduce', first)).data as { evidence: EvidenceView };
  expect(done.evidence).toMatchObject({ grade: 'gate', satisfies: [{ ok: true }] });
  expect(done.evidence.notes.join()).toContain('on which it shows nothing');
});
