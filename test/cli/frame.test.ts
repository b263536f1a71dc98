import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSos } from '../support/program.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sos-frame-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the version', () => {
  it('is the one of the package, by verb and by option', async () => {
    for (const args of [['--version'], ['version']]) {
      const ran = await runSos(args, { folder });
      expect(ran).toMatchObject({ exit: 0, stdout: `sos ${version}\n`, stderr: '' });
    }
  });

  it('is one JSON document when asked for', async () => {
    const ran = await runSos(['--version', '--json'], { folder });
    expect(ran.json()).toEqual({ sos: 1, ok: true, data: { version, format: 1 }, next: [] });
  });
});

describe('wrong usage', () => {
  it.each([
    { args: ['whomi'], code: 'cli.unknown-verb', hint: 'did you mean whoami?' },
    { args: ['frobnicate'], code: 'cli.unknown-verb', hint: undefined },
    { args: ['whoami', '--jsn'], code: 'cli.unknown-option', hint: 'did you mean --json?' },
    { args: ['whoami', '--offline'], code: 'cli.unknown-option', hint: undefined },
    { args: ['whoami', 'now'], code: 'cli.too-many-arguments', hint: undefined },
    { args: ['whoami', '--', 'now'], code: 'cli.too-many-arguments', hint: undefined },
    { args: ['whoami', '-C'], code: 'cli.value-missing', hint: undefined },
    { args: ['help', 'exit-code'], code: 'cli.unknown-topic', hint: 'did you mean exit-codes?' },
  ])('of $args exits 2 and says what is meant', async ({ args, code, hint }) => {
    const [inText, inJson] = await Promise.all([
      runSos(args, { folder }),
      runSos(['--json', ...args], { folder }),
    ]);
    expect(inText).toMatchObject({ exit: 2, stdout: '' });
    expect(inText.stderr).toContain(`  code: ${code}\n`);
    expect(inJson).toMatchObject({ exit: 2, stderr: '' });
    expect(inJson.json()).toMatchObject({ sos: 1, ok: false, error: { code } });
    expect(inJson.json().error?.hint).toBe(hint);
    expect(inJson.json().next.length).toBeGreaterThan(0);
  });

  it('cannot steer the terminal with what was mistyped', async () => {
    const ran = await runSos(['\u001b[2J\u202everb\nsos: all gates passed'], { folder });
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain('<U+001B>[2J<U+202E>verb<U+000A>sos: all gates passed');
    const inJson = await runSos(['--json', 'a\u202eb\u009bc'], { folder });
    expect(inJson.stdout).toContain('a\\u202eb\\u009bc');
    expect(inJson.json().error?.message).toContain('a\u202eb\u009bc');
  });
});

describe('a verb that needs a ledger', () => {
  it('says where there is none, and what comes next', async () => {
    const ran = await runSos(['whoami'], { folder });
    expect(ran).toMatchObject({ exit: 1, stdout: '' });
    expect(ran.stderr).toContain('next: sos help init');
  });

  it('looks where -C points, before or after the verb', async () => {
    for (const args of [
      ['-C', folder, 'whoami', '--json'],
      ['whoami', '-C', folder, '--json'],
    ]) {
      expect((await runSos(args)).json().error?.message).toContain(folder);
    }
  });
});

describe('output', () => {
  it('is the same in every language setting and without colours where there is no terminal', async () => {
    const [plain, ...others] = await Promise.all(
      [{}, { LC_ALL: 'ja_JP.UTF-8' }, { NO_COLOR: '1' }, { FORCE_COLOR: '3' }].map((env) =>
        runSos(['help'], { folder, env }),
      ),
    );
    for (const other of others) expect(other.stdout).toBe(plain!.stdout);
    expect(plain!.stdout).not.toContain('\u001b');
  });

  it('has colours on a terminal, but not under NO_COLOR, --no-color or TERM=dumb', () => {
    expect(onTerminal('help')).toContain('\u001b[');
    expect(onTerminal('help --no-color')).not.toContain('\u001b[');
    expect(onTerminal('help', { NO_COLOR: '1' })).not.toContain('\u001b[');
    expect(onTerminal('help', { TERM: 'dumb' })).not.toContain('\u001b[');
  });

  it('ends quietly when nobody reads it any more', async () => {
    const ended = await endOfClosedPipe();
    expect(ended).toEqual({ exit: 0, stderr: '' });
  });

  it('to stderr is only what matters under --quiet', async () => {
    const ran = await runSos(['whoami', '--quiet'], { folder });
    expect(ran.stderr).toContain('sos: ');
  });
});

/** Runs the program on a pseudo-terminal, as `script` of util-linux makes one. */
function onTerminal(args: string, env: Record<string, string> = {}): string {
  const line = `${process.execPath} ${path.resolve('bin/sos.cjs')} ${args}`;
  const ran = spawnSync('script', ['-qec', line, '/dev/null'], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env['PATH'], TERM: 'xterm', ...env },
  });
  return ran.stdout;
}

function endOfClosedPipe(): Promise<{ exit: number | null; stderr: string }> {
  const child = spawn(process.execPath, [path.resolve('bin/sos.cjs'), 'help'], { cwd: folder });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  return new Promise((resolve) => {
    child.on('close', (exit) => {
      resolve({ exit, stderr });
    });
  });
}
