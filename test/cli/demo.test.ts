import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSos, type Ran } from '../support/program.ts';

interface Step {
  who: string;
  command: string | null;
  exit: number | null;
  stdout: string;
  stderr: string;
  asTold: boolean;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sos-demo-test-'));
  for (const name of ['home', 'work', 'temporary']) mkdirSync(path.join(folder, name));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Plays the demo with a home, a working folder and a place for temporary files of its own. */
function demo(...args: string[]): Promise<Ran> {
  const env = { HOME: path.join(folder, 'home'), TMPDIR: path.join(folder, 'temporary') };
  return runSos(['demo', ...args], { folder: path.join(folder, 'work'), env });
}

/** Plays the demo as a process and sends it a signal, twice, once it has shown its first step. */
async function interruptedBy(signal: NodeJS.Signals, ...args: string[]) {
  const env = {
    ...process.env,
    HOME: path.join(folder, 'home'),
    TMPDIR: path.join(folder, 'temporary'),
  };
  const words = [path.resolve('bin/sos.cjs'), 'demo', ...args];
  const child = spawn(process.execPath, words, { cwd: path.join(folder, 'work'), env });
  let stderr = '';
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  child.stdout.once('data', () => {
    child.kill(signal);
    child.kill(signal);
  });
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exit, stderr };
}

function left(): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  // The program may keep what it can make again.
  return names.filter((name) => !name.startsWith('home/.cache'));
}

describe('the demo', () => {
  it('plays as told, gives one document, and leaves nothing behind', async () => {
    const before = left();
    const ran = await demo('--json');
    const answer = ran.json();
    expect(answer.error).toBeUndefined();
    expect({ ok: answer.ok, exit: ran.exit }).toEqual({ ok: true, exit: 0 });
    const told = answer.data as { asTold: boolean; folder: null; steps: Step[] };
    expect(told).toMatchObject({ asTold: true, folder: null });
    for (const step of told.steps) expect(step.asTold, step.command ?? '').toBe(true);
    expect(ran.stdout).not.toMatch(/AIza[0-9A-Za-z_-]{35}/);
    expect(left()).toEqual(before);
  });

  it('prints each command and its output as text, and keeps the folder when asked', async () => {
    const ran = await demo('--keep');
    expect(ran).toMatchObject({ exit: 0 });
    expect(ran.stdout).toContain('kasra ~/inkwell $ sos init kasra');
    expect(ran.stdout).not.toContain('\u001b');
    const kept = /everything is kept in (.*)\n/.exec(ran.stdout)![1]!;
    expect(readdirSync(kept).sort()).toEqual(
      ['athena', 'inkwell.git', 'kernel.git', 'kasra', 'public.git', 'sos-dev'].sort(),
    );
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'removes its folder on %s, with all that it started',
    async (signal) => {
      const before = left();
      const ended = await interruptedBy(signal);
      expect(ended).toMatchObject({ exit: 130 });
      expect(ended.stderr).toContain('interrupted; everything is removed again');
      expect(ended.stderr).toContain('code: demo.interrupted');
      expect(left()).toEqual(before);
    },
  );

  it('says where its folder is when it is interrupted and was to keep it', async () => {
    const { stderr } = await interruptedBy('SIGINT', '--keep');
    const kept = /what there is is kept in (.*)\n/.exec(stderr)![1]!;
    expect(readdirSync(kept)).toContain('kasra');
    rmSync(kept, { recursive: true });
  });

  it('stops with exit 1 at the first step that goes otherwise, and removes its folder', async () => {
    const before = readdirSync(path.join(folder, 'temporary'));
    writeFileSync(path.join(folder, 'work', 'git'), '#!/bin/sh\nexit 9\n', { mode: 0o755 });
    const env = { PATH: path.join(folder, 'work'), TMPDIR: path.join(folder, 'temporary') };
    const ran = await runSos(['demo'], { folder, env });
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain('it ended with 9, and should with 0');
    expect(ran.stderr).toContain('code: demo.went-otherwise');
    expect(readdirSync(path.join(folder, 'temporary'))).toEqual(before);
  });
});
