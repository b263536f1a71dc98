import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;
beforeEach(async () => {
  team = new Team();
  const first = await team.begin('first');
  first.git('push', '--quiet', 'origin', ':refs/heads/sos/ledger');
  kasra = team.clone('kasra');
});
afterEach(() => {
  team.remove();
});

it('a branch sos on the remote is named, nothing is left, and without it init works', async () => {
  kasra.git('push', '--quiet', 'origin', 'HEAD:refs/heads/sos');
  const before = kasra.git('for-each-ref');
  const refused = await kasra.run(3, 'init', 'kasra');
  expect(refused.error?.code).toBe('app.remote-in-the-way');
  expect(kasra.git('for-each-ref')).toBe(before);
  expect(existsSync(path.join(kasra.folder, '.git', 'sos'))).toBe(false);
  kasra.git('push', '--quiet', 'origin', ':refs/heads/sos');
  expect((await kasra.ok('init', 'kasra')).data).toMatchObject({ outcome: 'founded' });
  expect((await kasra.ok('verify')).data).toMatchObject({ verdict: 'whole' });
});
