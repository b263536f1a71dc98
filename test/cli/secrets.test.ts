import { gzipSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONE_GATE, textFile } from '../support/brief-text.ts';
import { Team, type Member } from '../support/team.ts';

const OWN_GATE = ONE_GATE.replace('holder: athena', 'holder: kasra');
const key = ['AK', 'IA', 'QYLPMN5HHHFPZAM2'].join('');
const value = ['tr0ub4dor', '&3', 'horse/battery+staple'].join('');

describe('what is to be recorded', () => {
  const team = new Team();
  let kasra: Member;

  beforeAll(async () => {
    kasra = await team.founded('kasra');
  });
  afterAll(() => {
    team.remove();
  });

  /** Everything that Git holds, unpacked, as one text. */
  const allObjects = (): string =>
    execFileSync('git', ['cat-file', '--batch-all-objects', '--batch'], {
      cwd: kasra.folder,
      maxBuffer: 1 << 28,
      encoding: 'latin1',
    });

  it.each([
    ['a body', ['send', 'kasra', `line one\nuse ${key}`], 'body', 2],
    ['a subject', ['send', 'kasra', '--subject', `use ${key}`, 'text'], 'subject', 1],
    ['the word of a retry', ['send', 'kasra', 'text', '--once', key], 'once', 1],
    ['words of a command', ['evidence', 'run', '--', 'true', `--token=${key}`], 'argv.1', 1],
    ['a claim', ['evidence', 'add', '--claim', `it works with ${key}`], 'claim', 1],
  ])('is refused for a secret in %s, by its place alone', async (_, args, field, line) => {
    const tip = kasra.git('rev-parse', 'sos/ledger');
    const ran = await kasra.sos(['--json', ...args]);
    expect(ran.exit).toBe(3);
    expect(ran.stdout + ran.stderr).not.toContain(key);
    expect(ran.json()).toMatchObject({
      error: {
        code: 'secrets.in-text',
        details: { secrets: [{ rule: 'aws-access-key-id', field, line }] },
      },
    });
    expect(kasra.git('rev-parse', 'sos/ledger')).toBe(tip);
  });

  it('is refused for a secret in base64, and for the value of a variable that is named for one', async () => {
    const hidden = Buffer.from(`{"id":"${key}"}`).toString('base64');
    const body = await kasra.run(3, 'send', 'kasra', `here: ${hidden}`);
    expect(body.error?.code).toBe('secrets.in-text');
    const env = { DEPLOY_TOKEN: value, PROJECT: 'inkwell-release' };
    const ran = await kasra.sos(['--json', 'evidence', 'run', '--', 'echo', value], { env });
    expect(ran.exit).toBe(3);
    expect(ran.json().error?.details).toMatchObject({ secrets: [{ rule: 'environment' }] });
    expect((await kasra.sos(['send', 'kasra', 'inkwell-release'], { env })).exit).toBe(0);
  });

  it('runs nothing where the command could not be recorded', async () => {
    const file = path.join(kasra.folder, 'ran');
    await kasra.run(3, 'evidence', 'run', '--', 'touch', file, key);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it('is refused for a secret in a file that is kept beside it', async () => {
    writeFileSync(path.join(kasra.folder, 'log.txt'), `fine\nfine\n${key}\n`);
    const answer = await kasra.run(3, 'evidence', 'add', 'log.txt');
    expect(answer).toMatchObject({
      error: { details: { secrets: [{ field: 'content 1', line: 3 }] } },
    });
  });

  it('is refused for a secret that is packed in a file, as a scan would find it later', async () => {
    const text = `id = ${key}\n`;
    const packed: Readonly<Record<string, Buffer>> = {
      'log.gz': gzipSync(text),
      'log.b64': Buffer.from(gzipSync(text).toString('base64')),
      'log.utf16': Buffer.from(text, 'utf16le'),
    };
    for (const [name, bytes] of Object.entries(packed)) {
      writeFileSync(path.join(kasra.folder, name), bytes);
      await refused('content 1', 'evidence', 'add', name);
    }
    const added = await kasra.ok('evidence', 'add', 'log.gz', '--allow-redacted');
    expect(added).toMatchObject({ alarms: [{ code: 'secrets.redacted' }] });
    const blobs = kasra.git(
      'grep',
      '-h',
      'redacted:aws-access-key-id',
      'sos/ledger',
      '--',
      'blobs',
    );
    expect(blobs).toContain('[redacted:aws-access-key-id]');
    writeFileSync(path.join(kasra.folder, 'fine.gz'), gzipSync('nothing to see\n'));
    await kasra.ok('evidence', 'add', 'fine.gz');
  });

  it('is taken out of what a run prints packed, and the run is recorded all the same', async () => {
    const packed = gzipSync(`id = ${key}\n`).toString('base64');
    const script = path.join(kasra.folder, 'print.cjs');
    const printing = `process.stdout.write('before ${packed} after'); process.exitCode = 7;`;
    writeFileSync(script, printing);
    const ran = await kasra.run(7, 'evidence', 'run', '--', process.execPath, 'print.cjs');
    rmSync(script);
    expect(ran).toMatchObject({ alarms: [{ code: 'secrets.redacted' }] });
    const blobs = kasra.git('grep', '-h', 'before .* after', 'sos/ledger', '--', 'blobs');
    expect(blobs).toMatch(/^before \[redacted:aws-access-key-id\]=* after$/);
  });

  it('is refused for a secret in a brief, a reason, a check and the name of a file', async () => {
    const brief = textFile(kasra, OWN_GATE.replace('one root commit and', `one ${key} and`));
    await refused('mandate', 'brief', 'new', brief, '--id', 'S1');
    const check = textFile(kasra, OWN_GATE.replace('git rev-list', `git log --grep=${key}`));
    await refused('criteria.0.run.2', 'brief', 'new', check, '--id', 'S1');
    await kasra.ok('brief', 'new', textFile(kasra, OWN_GATE), '--id', 'S1');
    await refused('reason', 'brief', 'cancel', 'S1', '--reason', `it is ${key}`);
    writeFileSync(path.join(kasra.folder, `${key}.txt`), 'fine');
    await refused('file.name', 'evidence', 'add', `${key}.txt`);
  });

  async function refused(field: string, ...args: string[]): Promise<void> {
    const { error } = await kasra.run(3, ...args);
    expect(error).toMatchObject({ code: 'secrets.in-text' });
    expect(JSON.stringify(error)).toContain(`"field":"${field}`);
    expect(JSON.stringify(error)).not.toContain(key);
  }

  it('goes on without the secret where that is asked for, and says so', async () => {
    const sent = await kasra.ok('send', 'kasra', `use ${key}`, '--allow-redacted');
    expect(sent).toMatchObject({ alarms: [{ code: 'secrets.redacted' }] });
    const { data } = await kasra.ok('show', sent.data.records[0].id);
    expect(JSON.stringify(data)).toContain('use [redacted:aws-access-key-id]');
    await kasra.ok('evidence', 'add', 'log.txt', '--allow-redacted');
  });

  it('finds the first record again where a retry has the same words', async () => {
    const args = ['send', 'kasra', `again ${key}`, '--allow-redacted', '--once', 'k1'];
    const first = await kasra.ok(...args);
    const second = await kasra.ok(...args);
    expect(second.data.records[0].id).toBe(first.data.records[0].id);
  });

  it('holds no value of a secret variable in any form, nor what looks like a secret', async () => {
    const script = `
      const value = process.env.DEPLOY_WORD;
      console.log('plain', value);
      for (const pad of ['', 'a', 'ab']) console.log(Buffer.from(pad + value + 'z').toString('base64'));
      console.error('hex', Buffer.from(value).toString('hex'), encodeURIComponent(value));
      console.log(JSON.stringify({ value }), '${['AK', 'IA'].join("' + '")}QYLPMN5HHHFPZAM2');
      console.log('2 passed, 0 failed');`;
    const ran = await kasra.sos(
      ['--json', 'evidence', 'run', '--allow-redacted', '--', 'node', '-e', script],
      { env: { DEPLOY_WORD: value } },
    );
    expect(ran.exit).toBe(0);
    const { evidence } = ran.json().data;
    expect(evidence.run.output.redacted).toBeGreaterThanOrEqual(7);
    expect(evidence.run.tests).toMatchObject({ passed: 2, failed: 0 });
    const held = allObjects();
    expect(held).toContain('[redacted:environment]');
    for (const form of formsOf(value)) expect(held).not.toContain(form);
  });

  it('leaves places that are there, plain words and numbers, whatever the variable', async () => {
    const kept = { WORKSPACE: kasra.folder, STAGE: 'production', BUILD: '20261130' };
    const lost = { FOO: '/not/there/at/all', STAGE_TOKEN: 'productive' };
    const names = [...Object.keys(kept), ...Object.keys(lost)];
    const script = `for (const name of ${JSON.stringify(names)}) console.log(process.env[name])`;
    const ran = await kasra.sos(['evidence', 'run', '--', 'node', '-e', script], {
      env: { ...kept, ...lost },
    });
    for (const each of ['production', '20261130']) expect(ran.stdout).toContain(each);
    for (const each of [lost.FOO, lost.STAGE_TOKEN]) expect(ran.stdout).not.toContain(each);
    const shown = await kasra.sos(['evidence', 'run', '--', 'pwd'], {
      env: { WORKSPACE: kasra.folder, PARENT: team.folder },
    });
    expect(shown.stdout.trim()).toBe(realpathSync(kasra.folder));
  });

  it('says nothing of the credentials in the address of a remote', async () => {
    kasra.git('remote', 'set-url', 'origin', `http://me:${value.slice(0, 9)}@127.0.0.1:9/none.git`);
    const ran = await kasra.sos(['--json', 'sync']);
    expect(ran.exit).not.toBe(0);
    expect(ran.stdout + ran.stderr).toContain('127.0.0.1');
    expect(ran.stdout + ran.stderr).not.toContain(value.slice(0, 9));
    kasra.git('remote', 'set-url', 'origin', team.remote);
  });

  it('is looked for in a form that only this team knows, too', async () => {
    const terms = "patterns: [{ name: acme, keyword: acme_, pattern: 'acme_[0-9a-f]{8}' }]\n";
    writeFileSync(path.join(kasra.folder, '.sos-scan.yml'), terms);
    writeFileSync(path.join(kasra.folder, 'notes.txt'), 'it is acme_0123abcd\n');
    const { stdout } = await kasra.sos(['--json', 'scan', '--worktree']);
    expect(stdout).toContain('policy.acme');
    expect(stdout).not.toContain('acme_0123abcd');
  });

  it('never held the secret in any object', () => {
    expect(allObjects()).not.toContain(key);
  });
});

function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const inner = bytes.subarray(3, 15);
  return [
    text,
    inner.toString('base64').slice(4, -4),
    bytes.toString('hex'),
    encodeURIComponent(text),
  ];
}
