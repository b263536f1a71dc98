import { afterAll, beforeAll, expect, it } from 'vitest';
import { ONE_GATE, textFile } from '../support/brief-text.ts';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;

beforeAll(async () => {
  ({ kasra } = await team.standing());
  for (const id of ['S1', 'S2']) await kasra.ok('brief', 'new', textFile(kasra), '--id', id);
  const free = ONE_GATE.replace('holder: athena', 'holder: kasra');
  await kasra.ok('brief', 'new', textFile(kasra, free), '--id', 'S3');
  await kasra.ok('identity', 'revoke', 'athena', '--reason', 'gone');
}, 120_000);
afterAll(() => {
  team.remove();
});

it('lint over several briefs says of each error which brief it is of', async () => {
  const { error } = await kasra.run(3, 'brief', 'lint');
  expect(error?.message).toContain('S1 and S2 cannot work as written');
  const missing = error?.details?.['missing'] as { what: string }[];
  expect(missing.map(({ what }) => what.slice(0, 3))).toEqual(['S1 ', 'S2 ']);
});
