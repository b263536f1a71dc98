import { afterAll, beforeAll, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
beforeAll(async () => {
  kasra = await team.founded('kasra');
});
afterAll(() => {
  team.remove();
});

it('a key of a CI job ends after as many records as it was admitted for', async () => {
  const ci = team.clone('ci');
  await ci.ok('join', 'ci', '--role', 'builder');
  await kasra.sync();
  await kasra.ok('identity', 'admit', 'ci', '--max-records', '1');
  await ci.sync();
  expect((await ci.ok('whoami')).data.budget).toEqual({ records: 1, spent: 0 });
  await ci.ok('send', 'kasra', 'built');
  const second = await ci.run(3, 'send', 'kasra', 'once more');
  expect(second.error?.code).toBe('trust.budget-spent');
  expect((await ci.sos(['whoami'])).stdout).toMatch(/budget +1 of 1 records signed/);
  await kasra.sync();
  expect((await kasra.sos(['identity', 'show', 'ci'])).stdout).toContain('1 of 1 records signed');
});
