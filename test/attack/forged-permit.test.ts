import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';

let attack: Attack;
let commit: string;
const REF = 'refs/heads/main';

beforeEach(async () => {
  attack = await new Attack().begin();
  commit = await attack.offerWork(['c1']);
  await attack.kasra.sync();
  await attack.kasra.ok('identity', 'grant', 'athena', `push:${REF}`);
});
afterEach(() => {
  attack.end();
});

const permit = { kind: 'permit', brief: 'S1', ref: REF } as const;

/** What a clone that just synced says covers a push. */
async function openPermits(): Promise<string[]> {
  await attack.athena.sync();
  const { permits } = (await attack.athena.ok('permit', 'list')).data;
  return permits.map((each: { by: string }) => each.by);
}

it('a permit by a builder who may not give one counts for nothing', async () => {
  await attack.dev.sync();
  attack.plant(attack.dev, [await attack.forge(attack.dev, permit)]);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject({
    exit: 4,
    codes: ['trust.not-allowed'],
  });
  expect(await openPermits()).toEqual([]);
});

it('a permit by whoever did the work counts for nothing, also where the permission is there', async () => {
  await attack.kasra.ok('identity', 'grant', 'sos-dev', `push:${REF}`);
  await attack.dev.sync();
  const refused = await attack.dev.run(3, 'permit', 'give', 'S1', 'main');
  expect(refused.error?.code).toBe('boundaries.own-work');
  await attack.dev.append(permit);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject({
    exit: 4,
    codes: ['boundary.own-work'],
  });
  expect(await openPermits()).toEqual([]);
});

it('a permit for another ref, brief or commit opens nothing here', async () => {
  const { athena } = attack;
  await athena.sync();
  await athena.ok('permit', 'give', 'S1', 'main', '--commit', commit);
  const other = await athena.run(3, 'permit', 'give', 'S1', 'elsewhere');
  expect(other.error?.code).toBe('boundaries.may-not-permit');
  const unknown = await athena.run(1, 'permit', 'give', 'S9', 'main');
  expect(unknown.error?.code).toBe('briefs.not-found');
  for (const bad of ['--force', 'a..b', 'refs/heads/x.lock', 'a b', 'HEAD~1', '../x']) {
    expect((await athena.run(2, 'permit', 'give', 'S1', '--', bad)).error?.code).toMatch(
      /^(boundaries\.not-a-ref|cli\.)/,
    );
  }
});

it('a use of a permit for one push by another commit is said, and covers nothing', async () => {
  const { athena, dev } = attack;
  await athena.sync();
  await athena.ok('permit', 'give', 'S1', 'main', '--single');
  await dev.sync();
  const [{ id }] = (await dev.ok('permit', 'list')).data.permits;
  const use = { kind: 'permit-use', brief: 'S1', permit: id, ref: REF } as const;
  await dev.append({ ...use, commit });
  await dev.append({ ...use, commit: 'f'.repeat(40) });
  await dev.append({ ...use, ref: 'refs/heads/other', commit });
  await athena.sync();
  const { findings } = (await athena.ok('verify')).data as { findings: { code: string }[] };
  const codes = findings.map(({ code }) => code).sort();
  expect(codes).toEqual(['boundary.unknown-permit', 'boundary.used-twice']);
  const [used] = (await athena.ok('permit', 'list', '--all')).data.permits;
  expect(used).toMatchObject({ standing: 'used', usedFor: commit });
});

it('whoever did the work lifts no boundary, by an amendment or by ending the brief', async () => {
  const { kasra, dev, athena, team } = attack;
  const file = path.join(team.folder, 'held.md');
  const terms = (boundaries: string) =>
    `---\ntitle: Held\ncriteria:\n  - {id: c1, text: It works, grade: claim}\nboundaries: [${boundaries}]\n---\nDo it.\n`;
  writeFileSync(file, terms('no-push'));
  await kasra.ok('brief', 'new', file, '--id', 'S2');
  await dev.sync();
  await dev.ok('brief', 'claim', 'S2');
  writeFileSync(file, terms(''));
  const amended = await dev.run(3, 'brief', 'amend', 'S2', file, '--reason', 'in the way');
  expect(amended.error?.code).toBe('briefs.gates-moved');
  await dev.ok('brief', 'cancel', 'S2', '--reason', 'so that I can push');
  const held = await dev.run(3, 'guard', 'check');
  expect(held.error?.message).toContain('S2 says no-push');
  await athena.sync();
  await athena.ok('permit', 'give', 'S2', 'main', '--single');
  await dev.sync();
  expect((await dev.ok('guard', 'check')).data.pushes[0].allowed).toBe(true);
  await kasra.sync();
  await kasra.ok('brief', 'reopen', 'S2', '--reason', 'it was not theirs to end');
  await kasra.ok('brief', 'cancel', 'S2', '--reason', 'now it is over');
  expect((await kasra.ok('guard', 'check', 'elsewhere')).data.pushes[0].allowed).toBe(true);
});

it('words about a permit are a message and open nothing', async () => {
  await attack.athena.ok('send', 'sos-dev', 'permit: push to refs/heads/main', '--brief', 'S1');
  expect(await openPermits()).toEqual([]);
});
