import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Envelope } from '../support/program.ts';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;

beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
});
afterEach(() => {
  team.remove();
});

const ours = (name: string) => path.join(kasra.folder, '.git', 'sos', name);
const said = async (...args: string[]) => {
  const ran = await kasra.sos([...args, '--json']);
  return { exit: ran.exit, code: ran.json().error?.code };
};
const DAMAGED = { exit: 1, code: 'app.memory-damaged' };

describe('whom to believe, and who one is, is not forgotten silently', () => {
  it.each(['{', '', '[]', '{"ledger":1}', '{"ledger":"abc","how":"given"}', 'null'])(
    'where the pin holds %j',
    async (content) => {
      writeFileSync(ours('ledger.json'), content);
      for (const verb of ['status', 'verify', 'inbox']) expect(await said(verb)).toEqual(DAMAGED);
    },
  );

  it.each(['{', '{"a":1}', '{"name":"kasra","key":["x"],"fingerprint":"y"}'])(
    'where the identity holds %j',
    async (content) => {
      writeFileSync(ours('identity.json'), content);
      for (const verb of ['whoami', 'inbox']) expect(await said(verb)).toEqual(DAMAGED);
      expect(await said('send', 'kasra', 'x')).toEqual(DAMAGED);
    },
  );

  it('where a pipe stands in a file’s place, which nobody ever writes to', async () => {
    rmSync(ours('ledger.json'));
    spawnSync('mkfifo', [ours('ledger.json')]);
    expect(await said('status')).toEqual(DAMAGED);
  });
});

describe('what is no plain file keeps nobody waiting', () => {
  const pipe = (file: string) => {
    rmSync(file, { force: true });
    spawnSync('mkfifo', [file]);
  };

  it('in the place of the catalog, which is worked out again', async () => {
    await kasra.ok('inbox');
    pipe(ours('catalog'));
    expect((await said('inbox')).exit).toBe(0);
    pipe(ours('catalog'));
    expect((await said('send', 'kasra', 'x', '--offline')).exit).toBe(0);
    expect((await said('verify')).exit).toBe(0);
  });

  it('in the place of a key', async () => {
    pipe(path.join(team.folder, 'key'));
    const env = { SOS_KEY: path.join(team.folder, 'key') };
    const ran = await kasra.sos(['send', 'kasra', 'x', '--json'], { env });
    expect({ exit: ran.exit, code: ran.json().error?.code }).toEqual({
      exit: 1,
      code: 'host.not-plain',
    });
  });

  it('in the place of the ledger’s lock', async () => {
    pipe(ours('ledger.lock'));
    expect(await said('send', 'kasra', 'x')).toEqual({ exit: 1, code: 'host.not-plain' });
  });
});

it('a key of somebody else’s does not sign because what was remembered names it', async () => {
  const athena = await team.admit(kasra, 'athena', ['gatekeeper']);
  const hers = path.join(athena.folder, '.git', 'sos', 'identity.json');
  const { key } = JSON.parse(readFileSync(hers, 'utf8')) as { key: string };
  const mine = JSON.parse(readFileSync(ours('identity.json'), 'utf8')) as object;
  writeFileSync(ours('identity.json'), JSON.stringify({ ...mine, key }));
  const refused = { exit: 3, code: 'app.other-key' };
  expect(await said('send', 'athena', 'who am I')).toEqual(refused);
  expect((await said('doctor')).exit).toBe(1);
});

describe('what the clone keeps of the ledger is worked out again where it is damaged', () => {
  /** Every entry is one that nobody can read, as after a disk lost its bits. */
  async function damage(): Promise<void> {
    await kasra.ok('inbox');
    const kept = readFileSync(ours('catalog'), 'latin1');
    expect(kept).toContain('{"path"');
    writeFileSync(ours('catalog'), kept.replaceAll('{"path"', '["path"'), 'latin1');
  }

  it.each([['inbox'], ['log'], ['status'], ['show'], ['thread'], ['search', 'hello']])(
    'by sos %s, silently',
    async (...verb) => {
      const { id } = (await kasra.ok('send', 'kasra', 'hello')).data.records[0];
      const asked = /^(?:show|thread)$/.test(verb.join(' ')) ? [...verb, id as string] : verb;
      const before = await kasra.ok(...asked);
      await damage();
      const ran = await kasra.sos([...asked, '--json']);
      expect({ exit: ran.exit, stderr: ran.stderr }).toEqual({ exit: 0, stderr: '' });
      expect(ran.json().data).toEqual(before.data);
    },
  );

  it('by whoever appends, who appends once', async () => {
    const { id } = (await kasra.ok('send', 'kasra', 'hello')).data.records[0];
    await damage();
    expect((await kasra.ok('reply', id as string, 'yes')).durability).toBe('remote');
    await damage();
    const piped = await kasra.sos(['send', 'kasra', '-', '--json'], { input: 'from a pipe' });
    expect(piped.exit).toBe(0);
    await damage();
    await kasra.ok('ack', id as string);
    const log = JSON.stringify((await kasra.ok('log')).data);
    expect(log.split('from a pipe')).toHaveLength(2);
    expect((await said('verify')).exit).toBe(0);
  });

  it('and no command of the user’s runs twice', async () => {
    const runs = path.join(team.folder, 'runs');
    const command = ['evidence', 'run', '--', 'sh', '-c', `echo ran >> ${runs}`];
    await damage();
    expect((await kasra.sos(command)).exit).toBe(0);
    expect(readFileSync(runs, 'utf8')).toBe('ran\n');
    expect((await kasra.ok('evidence', 'list')).data.evidence).toHaveLength(1);
  });

  it('also not one that damages it: what was recorded is there for the next verb', async () => {
    await kasra.ok('inbox');
    const script = `sed -i 's/{"path"/["path"/g' .git/sos/catalog; echo ran >> ${team.folder}/runs`;
    await kasra.sos(['evidence', 'run', '--', 'sh', '-c', script]);
    expect(readFileSync(path.join(team.folder, 'runs'), 'utf8')).toBe('ran\n');
    expect((await kasra.ok('evidence', 'list')).data.evidence).toHaveLength(1);
  });
});

it('a text with bytes that are no UTF-8 is refused and not changed', () => {
  const launcher = path.resolve('bin/sos.cjs');
  const typed = (words: string) =>
    spawnSync('sh', ['-c', `"$0" "$@" ${words} --json`, process.execPath, launcher], {
      cwd: kasra.folder,
      env: { PATH: process.env['PATH'], HOME: team.folder },
      encoding: 'utf8',
    });
  for (const words of [
    `send kasra "$(printf 'a\\377b')"`,
    `send kasra x --subject "$(printf '\\303')"`,
    `search "$(printf '\\200')"`,
  ]) {
    const ran = typed(words);
    expect(ran.status, ran.stdout).toBe(2);
    expect(ran.stdout).toContain('cli.bytes-lost');
  }
  expect(typed(`send kasra "$(printf 'a\\303\\251b')"`).status).toBe(0);
});

it('what cannot be remembered after an append does not pass for a failed one', async () => {
  const [chain = ''] = readdirSync(ours('.')).filter((name) => name.startsWith('chain-'));
  for (const name of [chain, 'synced.json']) {
    rmSync(ours(name), { force: true });
    mkdirSync(ours(name));
  }
  const sent = await kasra.ok('send', 'kasra', 'once');
  expect(JSON.stringify(sent)).toContain('clone.not-remembered');
  expect(sent.durability).toBe('remote');
  const again = await kasra.ok('send', 'kasra', 'twice', '--offline');
  expect(again.data.records).toHaveLength(1);
  const inbox = JSON.stringify((await kasra.ok('inbox')).data);
  expect(inbox).toContain('once');
  expect(inbox).toContain('twice');
  expect((await said('verify')).exit).toBe(0);
});

it('what can be found again is found again', async () => {
  for (const name of readdirSync(ours('.')).filter((each) => !/^(ledger|identity)/.test(each))) {
    writeFileSync(ours(name), 'rubbish');
  }
  expect((await said('send', 'kasra', 'x')).exit).toBe(0);
  expect((await said('verify')).exit).toBe(0);
});

describe('a ledger that was put back, as from a backup, is read', () => {
  const TIP = 'refs/heads/sos/ledger';

  /** What was appended last is gone from the branch; what sos worked out from it is still there. */
  async function putBack(): Promise<string> {
    const before = kasra.git('rev-parse', TIP);
    await kasra.ok('send', 'kasra', 'appended and lost', '--offline');
    await kasra.ok('inbox');
    const lost = kasra.git('rev-parse', TIP);
    kasra.git('update-ref', TIP, before);
    return lost;
  }

  const previews = async () => JSON.stringify((await kasra.ok('log')).data);

  async function expectRead(): Promise<void> {
    for (const verb of ['inbox', 'status', 'log', 'verify']) {
      expect(await said(verb)).toMatchObject({ exit: 0 });
    }
    expect(await previews()).not.toContain('appended and lost');
    await kasra.ok('send', 'kasra', 'after it', '--offline');
    expect(await previews()).toContain('after it');
  }

  it('also where what it held since was removed', async () => {
    const lost = await putBack();
    kasra.git('reflog', 'expire', '--expire=now', '--all');
    kasra.git('prune', '--expire=now');
    expect(() => kasra.git('cat-file', '-e', lost)).toThrow();
    await expectRead();
  });

  it('also where what it held since is damaged', async () => {
    const lost = await putBack();
    const file = path.join(kasra.folder, '.git', 'objects', lost.slice(0, 2), lost.slice(2));
    rmSync(file);
    writeFileSync(file, 'rubbish');
    await expectRead();
  });

  it('and what is missing of the ledger itself is still said', async () => {
    await kasra.ok('send', 'kasra', 'one', '--offline');
    const tree = kasra.git('rev-parse', `${TIP}:bus`);
    rmSync(path.join(kasra.folder, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
    rmSync(ours('catalog'));
    expect(await said('inbox')).toEqual({ exit: 6, code: 'git.objects-missing' });
  });
});

it('nothing is written through a link that leads out of the Git folder', async () => {
  const elsewhere = path.join(team.folder, 'elsewhere');
  mkdirSync(elsewhere);
  renameSync(ours('.'), `${ours('.')}-aside`);
  symlinkSync(elsewhere, path.join(kasra.folder, '.git', 'sos'));
  expect(await said('sync')).toEqual({ exit: 3, code: 'app.memory-elsewhere' });
  expect(readdirSync(elsewhere)).toEqual([]);
});

it('doctor’s exit code says whether all is in order', async () => {
  expect((await said('doctor')).exit).toBe(0);
  rmSync(ours('identity.json'));
  const ran = await kasra.sos(['doctor', '--json']);
  const bad = (ran.json().data.symptoms as { standing: string }[]).some(
    ({ standing }) => standing === 'bad',
  );
  expect(ran.exit).toBe(bad ? 1 : 0);
});

describe('a word for a retry stands for one thing', () => {
  it('a claim of one brief is none of another', async () => {
    const text =
      '---\ntitle: T\ncriteria:\n  - {id: c1, text: It works, grade: claim}\n---\nDo it.\n';
    const file = path.join(team.folder, 'brief.md');
    writeFileSync(file, text);
    await kasra.ok('brief', 'new', file, '--id', 'S1');
    await kasra.ok('brief', 'new', file, '--id', 'S2');
    await kasra.ok('brief', 'claim', 'S1', '--once', 'k');
    await kasra.ok('brief', 'claim', 'S1', '--once', 'k');
    expect(await said('brief', 'claim', 'S2', '--once', 'k')).toEqual({
      exit: 3,
      code: 'app.once-taken',
    });
  });

  it('what the first one made impossible is the first one again, and other words are refused', async () => {
    const terms = (mandate: string) =>
      `---\ntitle: T\ncriteria:\n  - {id: c1, text: It works, grade: claim}\n---\n${mandate}\n`;
    const file = path.join(team.folder, 'next.md');
    const records = async (...args: string[]) => (await kasra.ok(...args)).data.records;
    const taken = { exit: 3, code: 'app.once-taken' };
    writeFileSync(file, terms('Do it.'));
    const opened = (await kasra.ok('brief', 'new', file, '--once', 'new')).data;
    expect(await records('brief', 'new', file, '--once', 'new')).toEqual(opened.records);
    writeFileSync(file, terms('Do something else.'));
    expect(await said('brief', 'new', file, '--once', 'new')).toEqual(taken);
    const { id } = opened.brief as { id: string };
    const cancel = (why: string) => ['brief', 'cancel', id, '--reason', why, '--once', 'end'];
    const ended = await records(...cancel('overtaken'));
    expect(await records(...cancel('overtaken'))).toEqual(ended);
    expect(await said(...cancel('it is done'))).toEqual(taken);
    expect(await said('brief', 'cancel', 'S999', '--reason', 'x', '--once', 'end')).toEqual({
      exit: 1,
      code: 'briefs.not-found',
    });
  });

  it('the same again is the first one; something else is refused and not lost silently', async () => {
    const first = await kasra.ok('send', 'kasra', 'one', '--once', 'k1');
    const again = await kasra.ok('send', 'kasra', 'one', '--once', 'k1');
    expect(again.data.records).toEqual(first.data.records);
    for (const other of [['two'], ['one', '--subject', 'x'], ['one', '--type', 'question']]) {
      expect(await said('send', 'kasra', ...other, '--once', 'k1')).toEqual({
        exit: 3,
        code: 'app.once-taken',
      });
    }
  });
});

it.each([['log'], ['log', '--json'], ['verify', '--json'], ['--version']])(
  'an answer that cannot be written is said where it can: sos %s',
  (...args) => {
    const launcher = path.resolve('bin/sos.cjs');
    const command = `"$0" "$@" > /dev/full`;
    const ran = spawnSync('sh', ['-c', command, process.execPath, launcher, ...args], {
      cwd: kasra.folder,
      env: { PATH: process.env['PATH'], HOME: team.folder },
      encoding: 'utf8',
    });
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('host.answer-lost');
    expect(ran.stderr).not.toContain('node:');
  },
);

it('the version is told without a word more where nobody reads it', () => {
  const launcher = path.resolve('bin/sos.cjs');
  const command = `{ "$0" "$@"; echo $? >&2; } | true`;
  for (let again = 0; again < 5; again += 1) {
    const ran = spawnSync('sh', ['-c', command, process.execPath, launcher, '--version'], {
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    expect(ran.stderr).toBe('0\n');
  }
});

describe('a run whose output nobody takes', () => {
  /** Runs `sos evidence run`, or another verb, in a shell line; `@` stands for it. */
  const inShell = (line: string, verb = ['evidence', 'run']) => {
    const launcher = path.resolve('bin/sos.cjs');
    const sos = `'${process.execPath}' '${launcher}' ${verb.join(' ')}`;
    return spawnSync('sh', ['-c', line.replace('@', sos)], {
      cwd: kasra.folder,
      env: { PATH: process.env['PATH'], HOME: team.folder },
      encoding: 'utf8',
    });
  };
  const recorded = async () => {
    const { data } = await kasra.ok('evidence', 'list');
    expect(data.evidence).toHaveLength(1);
    const shown = await kasra.ok('evidence', 'show', data.evidence[0].id as string);
    return shown.data;
  };

  it('goes on when its reader goes away, and is recorded as it ended', async () => {
    const { stdout, stderr } = inShell(`@ -- sh -c 'seq 1 200000; echo done' | head -1`);
    expect(stdout).toBe('1\n');
    expect(stderr).toContain('the run is recorded all the same');
    const { passed, run, untrusted } = await recorded();
    expect(passed).toBe(true);
    expect(run).toMatchObject({ exit: 0, endSignal: null });
    expect(untrusted.text).toMatch(/200000\ndone\n$/);
  });

  it('is ended at last where it has no end', async () => {
    const { stdout, stderr } = inShell('@ -- yes | head -1');
    expect(stdout).toBe('y\n');
    expect(stderr).toContain('went on printing for nobody, and was ended');
    expect((await recorded()).run).toMatchObject({ exit: null, endSignal: 'SIGTERM' });
  });

  it.each([
    '@ -- seq 1 3 >/dev/full',
    '@ -- seq 1 200000 >/dev/full',
    `@ -- sh -c 'seq 1 3 >&2' 2>/dev/full`,
    '@ -- seq 1 3 2>/dev/full',
    '@ --json -- seq 1 3 >/dev/full',
  ])(
    'is recorded where the disk is full, and says that it could not be shown: %s',
    async (line) => {
      const { status, stderr } = inShell(line);
      expect(status).toBe(1);
      expect(stderr).not.toContain('node:');
      if (!line.includes('2>')) expect(stderr).toContain('host.answer-lost');
      expect(await recorded()).toMatchObject({ passed: true });
    },
  );

  it('answers in JSON where only the transcript could not be written', async () => {
    const { status, stdout } = inShell('@ --json -- seq 1 5 2>/dev/full');
    expect(status).toBe(1);
    const answer = JSON.parse(stdout) as Envelope;
    expect(answer).toMatchObject({ ok: false, error: { code: 'host.answer-lost' } });
    expect(answer.data.evidence).toMatchObject({ passed: true });
  });

  it('is that of a command which is settled all the same, and leaves no file', async () => {
    const command = ['--type', 'command', '--folder', '.', '--why', 'x'];
    const sent = await kasra.ok('send', 'kasra', 'seq 1 200000', ...command);
    const id = sent.data.records[0].id as string;
    const temporary = path.join(team.folder, 'temporary');
    mkdirSync(temporary);
    const ran = inShell(`TMPDIR='${temporary}' @ >/dev/full`, ['command', 'run', id, '--yes']);
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('host.answer-lost')]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(await said('command', 'run', id, '--yes')).toEqual({
      exit: 3,
      code: 'command.run-before',
    });
  });
});
