import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RecordLine } from '../../src/views/index.ts';
import { snapshot } from '../support/snapshot.ts';
import { Team, type Member } from '../support/team.ts';

const LEDGER = 'refs/heads/sos/ledger';
const EACH = 25;

let team: Team;
beforeEach(() => {
  team = new Team();
});
afterEach(() => {
  team.remove();
});

/** Sends so many notes, one process after the other. */
async function writeAll(member: Member, name: string, ...options: string[]): Promise<void> {
  for (let n = 0; n < EACH; n += 1)
    await member.ok('send', 'kasra', `${name} ${n}`, '--type', 'note', ...options);
}

async function previews(member: Member): Promise<string[]> {
  const { data } = await member.ok('log', '--all', '--kind', 'message');
  return (data.records as RecordLine[]).map(({ untrusted }) => untrusted.preview);
}

function expectEachOnce(found: readonly string[], names: readonly string[]): void {
  const notes = found.map((preview) => preview.replace(/^.*: /, ''));
  const wanted = names.flatMap((name) => Array.from({ length: EACH }, (_, n) => `${name} ${n}`));
  expect(notes.sort()).toEqual(wanted.sort());
}

it('eight programs append 25 signed records each in one clone: all good, nothing else touched', async () => {
  const { kasra, dev } = await team.standing();
  const before = snapshot(dev.folder);
  const names = Array.from({ length: 8 }, (_, n) => `writer${n}`);
  await Promise.all(names.map((name) => writeAll(dev, name, '--offline')));
  expectEachOnce(await previews(dev), names);
  expect((await dev.sos(['verify'])).exit).toBe(0);
  expect(snapshot(dev.folder)).toEqual(before);
  expect(dev.git('fsck', '--strict', '--no-dangling')).toBe('');
  await dev.sync();
  await kasra.sync();
  expect((await kasra.sos(['verify'])).exit).toBe(0);
  expectEachOnce(await previews(kasra), names);
}, 600_000);

it('four programs in four clones push 25 signed records each: all good, each once', async () => {
  const { kasra, dev, athena } = await team.standing();
  const loom = await team.admit(kasra, 'loom', ['builder']);
  const members = [kasra, dev, athena, loom];
  const before = members.map(({ folder }) => snapshot(folder));
  await Promise.all(members.map((member) => writeAll(member, member.name)));
  for (const member of [...members, ...members]) await member.sync();
  const tips = members.map((member) => member.git('rev-parse', LEDGER));
  expect(new Set([...tips, kasra.git('ls-remote', 'origin', LEDGER).split('\t')[0]]).size).toBe(1);
  for (const member of members) {
    expectEachOnce(
      await previews(member),
      members.map(({ name }) => name),
    );
    expect((await member.sos(['verify'])).exit).toBe(0);
    expect(member.git('fsck', '--strict', '--no-dangling')).toBe('');
  }
  expect(members.map(({ folder }) => snapshot(folder))).toEqual(before);
  expect(kasra.git('-C', team.remote, 'fsck', '--strict', '--no-dangling')).toBe('');
}, 600_000);
