import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RecordLine } from '../../src/views/index.ts';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;
let dev: Member;

beforeEach(async () => {
  team = new Team();
  ({ kasra, dev } = await team.standing());
  await kasra.ok('send', 'sos-dev', 'in the backup');
});

afterEach(() => {
  team.remove();
});

/** Goes on after a backup of the clone was made, and puts it back in its place. */
async function putBack(member: Member): Promise<void> {
  const [git, backup] = [path.join(member.folder, '.git'), path.join(team.folder, 'backup')];
  cpSync(git, backup, { recursive: true, preserveTimestamps: true });
  await member.ok('identity', 'grant', 'sos-dev', 'gate:x');
  await member.ok('send', 'sos-dev', 'not in the backup');
  // The folder itself stays, as with a backup that is unpacked in its place.
  const own = path.join(git, 'sos');
  for (const name of ['refs', 'objects', 'packed-refs', 'logs', 'reftable'])
    rmSync(path.join(git, name), { recursive: true, force: true });
  for (const name of ['catalog', 'synced.json']) rmSync(path.join(own, name), { force: true });
  cpSync(backup, git, { recursive: true, preserveTimestamps: true });
}

async function texts(member: Member): Promise<string[]> {
  const { data } = await member.ok('log', '--all', '--kind', 'message');
  return (data.records as RecordLine[]).map(({ untrusted }) => untrusted.preview);
}

/** What the user remembers of ledgers outside of every clone. */
function forget(member: Member): void {
  const folder = path.join(team.folder, `home-${member.name}`, '.local', 'state');
  rmSync(folder, { recursive: true, force: true });
}

it('a clone that was put back goes on in a new chain, and what it had said stays', async () => {
  await putBack(kasra);
  const sent = await kasra.ok('send', 'sos-dev', 'after the backup');
  expect(sent.durability).toBe('remote');
  await dev.sync();
  expect((await dev.ok('verify')).data.findings).toEqual([]);
  expect((await texts(dev)).filter((text) => text.includes('the backup'))).toHaveLength(3);
});

it('one whose user remembers nothing takes back what would fork its chain, and says so', async () => {
  await putBack(kasra);
  forget(kasra);
  const refused = await kasra.run(3, 'send', 'sos-dev', 'after the backup');
  expect(refused.error).toMatchObject({ code: 'app.chain-went-on' });
  expect(refused.next).toEqual(['sos sync', 'sos log']);
  expect(refused.error?.message).toContain('1 record that was here only was taken back (message');
  await dev.sync();
  expect((await dev.ok('verify')).data.findings).toEqual([]);
  await kasra.sync();
  expect((await kasra.ok('send', 'sos-dev', 'after the backup')).durability).toBe('remote');
  await dev.sync();
  expect((await dev.ok('verify')).data.findings).toEqual([]);
  expect((await texts(dev)).filter((text) => text.includes('the backup'))).toHaveLength(3);
});

it('takes back at the next sync what was written offline meanwhile, and shares nothing of it', async () => {
  await putBack(kasra);
  forget(kasra);
  await kasra.ok('send', 'sos-dev', 'one', '--offline');
  await kasra.ok('send', 'sos-dev', 'two', '--offline');
  const refused = await kasra.run(3, 'sync');
  expect(refused.error?.code).toBe('app.chain-went-on');
  expect(refused.error?.message).toContain('2 records that were here only were taken back');
  await kasra.sync();
  await dev.sync();
  expect((await dev.ok('verify')).data.findings).toEqual([]);
});
