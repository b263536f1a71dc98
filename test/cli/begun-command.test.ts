import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;
let dev: Member;
let elsewhere: Member;
let key: string;
beforeAll(async () => {
  team = new Team();
  ({ kasra, dev } = await team.standing());
  elsewhere = team.clone('elsewhere');
  const identity = path.join(dev.folder, '.git', 'sos', 'identity.json');
  ({ key } = JSON.parse(readFileSync(identity, 'utf8')) as { key: string });
});
afterAll(() => {
  team.remove();
});

let told = 0;

/** A command to sos-dev that adds a line to a file, and then waits until it is let go. */
async function sendCommand() {
  told += 1;
  const [count, go] = ['count', 'go'].map((name) => path.join(team.folder, `${name}-${told}`));
  const script = path.join(team.folder, `script-${told}.sh`);
  writeFileSync(script, `echo run >> ${count}\nuntil [ -e ${go} ]; do sleep 0.05; done\n`);
  const type = ['--type', 'command', '--file', script, '--why', 'once'];
  const sent = await kasra.ok('send', 'sos-dev', ...type);
  await dev.sync();
  await inOther('sync');
  const { id } = (sent.data.records as { id: string }[])[0]!;
  return {
    id,
    run: ['command', 'run', id, '--yes'],
    letGo: () => {
      writeFileSync(go!, '');
    },
    times: () => (existsSync(count!) ? readFileSync(count!, 'utf8').split('\n').length - 1 : 0),
  };
}

/** The same recipient in another clone. */
function inOther(...args: string[]) {
  return elsewhere.sos([...args, '--json'], { env: { SOS_KEY: key } });
}

/** Begins a run and ends the program by a signal that nobody can hear, once the command runs. */
async function killedRun(command: Awaited<ReturnType<typeof sendCommand>>, ...more: string[]) {
  const before = command.times();
  const home = path.join(team.folder, 'home-sos-dev');
  const env = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_GLOBAL: '/dev/null' };
  const args = [path.resolve('bin/sos.cjs'), ...command.run, ...more];
  const child = spawn(process.execPath, args, { cwd: dev.folder, env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await vi.waitUntil(() => command.times() > before, { timeout: 60_000 });
  child.kill('SIGKILL');
  await ended;
}

const short = (id: string) => id.slice(0, 12);

describe('a run that was killed', () => {
  it('is not repeated by itself, here or elsewhere, and is told of until there is a result', async () => {
    const command = await sendCommand();
    await killedRun(command);
    const again = await dev.run(3, ...command.run);
    expect(again.error?.code).toBe('command.begun');
    expect(again.error?.message).toMatch(/was begun by sos-dev on \S+ at .*nothing was run/);
    expect(again.next).toContain(`sos thread ${short(command.id)}`);
    expect(again.next).toContain(`sos command decline ${short(command.id)}`);
    await inOther('sync');
    expect((await inOther(...command.run)).json().error?.code).toBe('command.begun');
    const begun = [expect.objectContaining({ by: 'sos-dev' })];
    expect((await dev.ok('command', 'show', command.id)).data).toMatchObject({ begun });
    const inbox = await dev.ok('inbox');
    expect(inbox.data.owed).toContainEqual(expect.objectContaining({ id: command.id, begun }));
    expect(inbox.next).toEqual([`sos thread ${short(command.id)}`]);
    const thread = await dev.ok('thread', command.id);
    expect(thread.data).toMatchObject({ begun });
    expect(thread.next).toEqual([
      `sos command decline ${short(command.id)}`,
      'sos help command run',
    ]);
    const [move] = (await dev.ok('status')).data.mine as { what: string; why: string }[];
    expect(move?.what).toBe(`look what became of the command ${short(command.id)}`);
    expect(move?.why).toMatch(/^begun by sos-dev on \S+ at .*, no result yet$/);
    await kasra.sync();
    const { sent } = (await kasra.ok('sent')).data as { sent: unknown[] };
    expect(sent).toContainEqual(expect.objectContaining({ id: command.id, begun, done: false }));
    for (const verb of [['command', 'show', command.id], ['inbox'], ['thread', command.id]]) {
      expect((await dev.sos(verb)).stdout).toMatch(/begun by sos-dev on \S+ at .*, no result yet/);
    }
    command.letGo();
    expect(command.times()).toBe(1);
    await dev.ok(...command.run, '--again', 'it only counts');
    expect(command.times()).toBe(2);
    expect((await dev.ok('thread', command.id)).data).toMatchObject({ begun: [] });
    expect((await dev.run(3, ...command.run)).error?.code).toBe('command.run-before');
    expect((await dev.ok('verify')).ok).toBe(true);
  });

  it('can be declined, and is still told as begun', async () => {
    const command = await sendCommand();
    await killedRun(command);
    const note = 'it had done its work';
    const word = await dev.sos(['command', 'decline', command.id, '--note', note]);
    expect(word.stdout).toContain('given up');
    command.letGo();
    const shown = (await dev.ok('command', 'show', command.id)).data;
    const declined = [{ by: 'sos-dev', begun: true, untrusted: { note } }];
    expect(shown).toMatchObject({ standing: 'declined', begun: [{ by: 'sos-dev' }], declined });
    await kasra.sync();
    expect((await kasra.sos(['sent'])).stdout).toContain(`given up by sos-dev: ${note}`);
    expect((await dev.ok('status')).data.mine).toEqual([]);
    expect((await dev.run(3, ...command.run)).error?.code).toBe('command.declined');
  });

  it('is refused to a retry with the same word too', async () => {
    const command = await sendCommand();
    await killedRun(command, '--once', 'the-run');
    command.letGo();
    const again = await dev.run(3, ...command.run, '--once', 'the-run');
    expect(again.error?.code).toBe('command.begun');
    expect(command.times()).toBe(1);
  });

  it('is refused to a retry with the same reason and word too, until there is another word', async () => {
    const command = await sendCommand();
    await killedRun(command);
    const why = ['--again', 'it only counts', '--once', 'the-second'];
    await killedRun(command, ...why);
    command.letGo();
    const retry = await dev.run(3, ...command.run, ...why);
    expect(retry.error?.code).toBe('command.begun');
    expect(retry.error?.hint).toContain('give --once another word');
    expect(command.times()).toBe(2);
    await dev.ok(...command.run, '--again', 'it only counts', '--once', 'the-third');
    const found = await dev.ok(...command.run, '--again', 'it only counts', '--once', 'the-third');
    expect(found.data).toMatchObject({ already: true });
    expect(command.times()).toBe(3);
    expect((await dev.run(3, ...command.run, ...why)).error?.code).toBe('command.run-before');
    const other = await sendCommand();
    const taken = await dev.run(3, ...other.run, '--once', 'the-second');
    expect(taken.error?.code).toBe('app.once-taken');
    expect(other.times()).toBe(0);
  });
});

it('a run that could not be recorded can be given up with what it did', async () => {
  const file = path.join(team.folder, 'takes-the-key.txt');
  const bytes = readFileSync(key);
  writeFileSync(file, `rm ${key}\n`);
  const type = ['--type', 'command', '--file', file, '--why', 'once'];
  const sent = await kasra.ok('send', 'sos-dev', ...type);
  await dev.sync();
  const [{ id }] = sent.data.records as [{ id: string }];
  const ran = (await dev.sos(['command', 'run', id, '--yes', '--json'])).json();
  writeFileSync(key, bytes, { mode: 0o600 });
  expect(ran.error?.code).toBe('evidence.not-recorded');
  expect(ran.error?.hint).toMatch(/stays begun: decline it and say with --note what it did/);
  expect(ran.next).toContain(`sos command decline ${short(id)}`);
  rmSync(path.dirname(String(ran.error?.details?.['output'])), { recursive: true });
  await dev.ok('command', 'decline', id, '--note', 'it ran and ended with 0');
  expect((await dev.ok('inbox')).data.owed).not.toContainEqual(expect.objectContaining({ id }));
});

describe('two clones of one recipient', () => {
  it('run a command once, when both are asked at once', async () => {
    const command = await sendCommand();
    command.letGo();
    const both = await Promise.all([dev.sos([...command.run, '--json']), inOther(...command.run)]);
    expect(both.map(({ exit }) => exit).sort()).toEqual([0, 3]);
    const lost = both.find(({ exit }) => exit === 3)?.json();
    expect(['command.begun', 'command.run-before']).toContain(lost?.error?.code);
    expect(command.times()).toBe(1);
  });

  it('do it again once, when both say at once why', async () => {
    const command = await sendCommand();
    await killedRun(command);
    command.letGo();
    await inOther('sync');
    const run = [...command.run, '--again', 'it only counts'];
    const both = await Promise.all([dev.sos([...run, '--json']), inOther(...run)]);
    const ends = both.map(({ exit }) => exit).sort();
    // Where one of them was done before the other looked, the other did it again knowingly.
    expect([`0,3`, `0,0`]).toContain(ends.join());
    expect(command.times()).toBe(ends[1] === 0 ? 3 : 2);
  });

  it('are both told that the other one could begin, where they cannot share', async () => {
    const command = await sendCommand();
    command.letGo();
    const careful = /careful: that you begin .* is not shared \(.*\): another clone of yours could/;
    const here = await dev.sos([...command.run, '--offline']);
    expect(here.stderr).toMatch(careful);
    const away = `${team.remote}.away`;
    renameSync(team.remote, away);
    const there = await inOther(...command.run);
    renameSync(away, team.remote);
    expect(there).toMatchObject({ exit: 0, stderr: expect.stringMatching(careful) as string });
    expect(command.times()).toBe(2);
    await inOther('sync');
    await dev.sync();
    const { parts, begun } = (await dev.ok('thread', command.id)).data as Record<string, object[]>;
    expect(parts?.filter((part) => 'type' in part && part.type === 'begin')).toHaveLength(2);
    expect(begun).toEqual([]);
    const apart = [{ by: 'sos-dev' }, { by: 'sos-dev' }];
    for (const look of [['thread'], ['command', 'show']]) {
      expect((await dev.ok(...look, command.id)).data).toMatchObject({ apart });
      expect((await dev.sos([...look, command.id])).stdout).toContain('may have run several times');
    }
    const { findings } = (await dev.ok('verify')).data;
    expect(findings).toMatchObject([{ code: 'bus.run-twice' }]);
    expect((await dev.run(3, ...command.run)).error?.code).toBe('command.run-before');
  });
});

it('a command is not begun in a folder that is not there', async () => {
  const command = await sendCommand();
  command.letGo();
  const nowhere = path.join(team.folder, 'nowhere');
  const { error } = await dev.run(1, ...command.run, '--folder', nowhere);
  expect(error?.code).toBe('command.no-such-folder');
  const { parts } = (await dev.ok('thread', command.id)).data as { parts: object[] };
  expect(parts).toHaveLength(1);
  await dev.ok(...command.run);
  expect(command.times()).toBe(1);
});

/** A folder of programs in which there is git and no shell. */
function withoutShell(): string {
  const folder = path.join(team.folder, 'programs');
  mkdirSync(folder);
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  symlinkSync(git, path.join(folder, 'git'));
  return folder;
}

it('a command that cannot be started was begun to no harm, and can be begun anew', async () => {
  const command = await sendCommand();
  command.letGo();
  const ran = await dev.sos([...command.run, '--json'], { env: { PATH: withoutShell() } });
  expect(ran.stdout).toContain('ENOENT');
  expect((await dev.ok('thread', command.id)).data).toMatchObject({
    parts: [{}, { type: 'begin' }, { type: 'evidence' }],
    begun: [],
  });
  await dev.ok(...command.run);
  expect(command.times()).toBe(1);
});
