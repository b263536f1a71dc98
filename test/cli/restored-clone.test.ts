import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

async function grantAndSend(member: Member): Promise<void> {
  await member.ok('identity', 'grant', 'sos-dev', 'gate:x');
  await member.ok('send', 'sos-dev', 'not in the backup');
}

/** Goes on after a backup of the clone was made, and puts it back in its place. */
async function putBack(member: Member, goOn = grantAndSend): Promise<void> {
  const [git, backup] = [path.join(member.folder, '.git'), path.join(team.folder, 'backup')];
  cpSync(git, backup, { recursive: true, preserveTimestamps: true });
  await goOn(member);
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
  expect(refused.error?.message).toContain(
    '1 record that was here only was taken off the branch (message',
  );
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
  expect(refused.error?.message).toContain(
    '2 records that were here only were taken off the branch',
  );
  await kasra.sync();
  await dev.sync();
  expect((await dev.ok('verify')).data.findings).toEqual([]);
});

it('does not run again what it ran before the record of that was undone', async () => {
  const count = path.join(team.folder, 'count');
  const file = path.join(team.folder, 'command.txt');
  writeFileSync(file, `echo run >> ${count}\n`);
  const sent = await kasra.ok('send', 'sos-dev', '--type=command', '--file', file, '--why', 'once');
  const [{ id }] = sent.data.records as [{ id: string }];
  const times = () => readFileSync(count, 'utf8').split('\n').length - 1;
  const run = ['command', 'run', id, '--yes'];
  await dev.ok('send', 'kasra', 'in the backup');
  await dev.sync();
  await putBack(dev, async (member) => {
    await member.ok('send', 'kasra', 'not in the backup');
  });
  forget(dev);
  await dev.ok(...run, '--offline');
  const refused = await dev.run(3, 'sync');
  expect(refused.error).toMatchObject({
    code: 'app.chain-went-on',
    hint: expect.stringContaining('but no command that ran') as string,
  });
  const commit = /in commit ([0-9a-f]{12});/.exec(refused.error?.message ?? '')?.[1] ?? '';
  expect(dev.git('log', '-1', '--format=%s', commit)).toMatch(/^evidence: sos-dev/);
  await dev.sync();
  expect((await dev.run(3, ...run)).error?.code).toBe('command.run-lost');
  expect(times()).toBe(1);
  await dev.ok(...run, '--again', 'it only counts');
  expect(times()).toBe(2);
  expect((await dev.run(3, ...run)).error?.code).toBe('command.run-before');
});

it('runs what it could not begin, since that would have forked its chain', async () => {
  const file = path.join(team.folder, 'command.txt');
  writeFileSync(file, 'true\n');
  const sent = await kasra.ok('send', 'sos-dev', '--type=command', '--file', file, '--why', 'once');
  const [{ id }] = sent.data.records as [{ id: string }];
  await dev.ok('send', 'kasra', 'in the backup');
  await dev.sync();
  await putBack(dev, async (member) => {
    await member.ok('send', 'kasra', 'not in the backup');
  });
  forget(dev);
  const run = ['command', 'run', id, '--yes'];
  expect((await dev.run(3, ...run)).error?.code).toBe('app.chain-went-on');
  await dev.sync();
  await dev.ok(...run);
});
