import { afterEach, beforeEach, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let loom: Member;
let kasra: Member;

beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
  loom = team.clone('loom');
  await loom.ok('join', 'loom', '--role', 'builder', '--offline');
});
afterEach(() => {
  team.remove();
});

const inLog = async (member: Member, ...args: string[]) =>
  (await member.ok('log', ...args)).data.records[0];

it('a request to be enrolled is seen as what it is: listed, shown, unshared, waiting', async () => {
  const line = await inLog(loom);
  expect(line).toMatchObject({ kind: 'join', author: 'loom', waiting: true, shared: false });
  expect((await loom.ok('status')).data.unshared).toEqual([line.id]);
  await loom.sync();
  await kasra.sync();
  expect(await inLog(kasra, '--by', 'loom')).toMatchObject({ id: line.id, shared: true });
  const shown = (await kasra.ok('show', (line.id as string).slice(0, 8))).data;
  expect(shown).toMatchObject({
    waiting: true,
    untrusted: { record: { kind: 'join', principal: 'loom' } },
  });
  expect((await kasra.sos(['show', line.id as string])).stdout).toContain('not enrolled');
});

it('verify says how many requests wait beside the verified records', async () => {
  await loom.sync();
  await kasra.sync();
  expect((await kasra.ok('verify')).data).toMatchObject({ verified: 1, waiting: 1 });
  expect((await kasra.sos(['verify'])).stdout).toContain('1 request to be enrolled');
  await kasra.ok('identity', 'admit', 'loom');
  expect((await kasra.ok('verify')).data).toMatchObject({ verified: 2, waiting: 0 });
});
