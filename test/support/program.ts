import { spawn } from 'node:child_process';
import path from 'node:path';
import { inject } from 'vitest';

const LAUNCHER = path.resolve('bin/sos.cjs');

/** The JSON document of a run. */
export interface Envelope {
  sos: number;
  ok: boolean;
  // Tests look into answers of every shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data?: any;
  error?: { code: string; message: string; hint?: string; details?: Record<string, unknown> };
  asOf?: { tip: string; age: number | null };
  durability?: string;
  notShared?: string;
  next: string[];
}

/** How a run of the program ended. */
export interface Ran {
  exit: number | null;
  stdout: string;
  stderr: string;
  bytes: Buffer;
  /** Parses stdout, which must be exactly one JSON document in one line. */
  json(): Envelope;
}

/** Where and how to run it. */
export interface RunSettings {
  folder?: string;
  /** Added to the clean environment; `undefined` removes a variable. */
  env?: Record<string, string | undefined>;
  input?: string | Uint8Array;
}

/** Runs the built program as a process of its own, without a terminal and with a clean environment. */
export async function runSos(args: readonly string[], settings: RunSettings = {}): Promise<Ran> {
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    cwd: settings.folder,
    env: { ...cleanEnvironment(), ...settings.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  child.stdin.on('error', () => undefined);
  child.stdin.end(settings.input);
  const exit = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return ranOf(exit, Buffer.concat(out), Buffer.concat(err).toString());
}

function ranOf(exit: number | null, bytes: Buffer, stderr: string): Ran {
  const stdout = bytes.toString();
  const json = () => {
    if (!/^[^\n]+\n$/.test(stdout)) throw new Error(`not one line of JSON: ${stdout}\n${stderr}`);
    return JSON.parse(stdout) as Envelope;
  };
  return { exit, stdout, stderr, bytes, json };
}

/** What a program started by a stranger may count on: a path, a home, a language. */
function cleanEnvironment(): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    // One for all runs: making the program's machine code anew takes a third of what most of them do.
    XDG_CACHE_HOME: path.join(inject('prepared'), '.cache'),
  };
}
