import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { uptime } from 'node:os';
import { concatBytes, lossyTextOf, type SosError } from '../../base/index.ts';
import { fileTrouble, programMissing, programNotStarted, systemCode } from '../errors.ts';
import type { Command, Finished, Processes, RunOptions } from '../processes.ts';
import { findProgram, onlyAbsolute } from './find-program.ts';
import { letGoAfterEnd } from './left-behind.ts';

/** Milliseconds between asking a program to end, so that git removes its lock files, and ending it. */
const PATIENCE = 2000;

/** Error output beyond this is dropped: it is only ever shown. */
const MAX_STDERR = 256 * 1024;

/**
 * Starts a program without a shell, with the environment that it was given. Threat: a program of
 * the same name in the work tree, where `PATH` has `.` or nothing between two colons.
 */
async function startProgram(program: string, command: Command): Promise<ChildProcess> {
  const { spawn } = await import('node:child_process');
  return spawn(program, [...command.args], {
    cwd: command.folder,
    env: onlyAbsolute(command.environment),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

async function run(command: Command, options: RunOptions = {}): Promise<Finished> {
  const program = findProgram(command.program, command.environment['PATH']);
  if (program === undefined) throw notThere(command);
  const child = await startProgram(program, command).catch((cause: unknown) => {
    throw notStarted(command, cause);
  });
  const watch = watchOver(child, options);
  void feed(child, options.input);
  try {
    const [exitCode, endSignal] = await ended(child).catch((cause: unknown) => {
      throw notStarted(command, cause);
    });
    return { exitCode, endSignal, ...watch.collected() };
  } finally {
    watch.stop();
  }
}

/** The system says the same of a missing program and of a missing folder to run it in. */
function notStarted(command: Command, cause: unknown): unknown {
  const code = systemCode(cause);
  if (code === undefined) return cause;
  if (code !== 'ENOENT' && code !== 'EACCES') return programNotStarted(command.program, cause);
  return notThere(command, cause);
}

function notThere({ program, folder }: Command, cause?: unknown): SosError {
  if (folder !== undefined && !existsSync(folder)) return fileTrouble('work in', folder, cause);
  return programMissing(program, cause);
}

/** A program that ends before it read its input breaks the pipe: its exit code says enough. */
async function feed(child: ChildProcess, input: RunOptions['input']): Promise<void> {
  child.stdin?.on('error', () => undefined);
  if (input === undefined || !(Symbol.asyncIterator in input)) {
    child.stdin?.end(await input);
    return;
  }
  for await (const piece of input) child.stdin?.write(piece);
  child.stdin?.end();
}

/** Resolves when the program has ended and its output is read. */
function ended(child: ChildProcess): Promise<[number | undefined, string | undefined]> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve([code ?? undefined, signal ?? undefined]);
    });
  });
}

interface Watch {
  collected(): Pick<Finished, 'stdout' | 'stderr' | 'stopped'>;
  stop(): void;
}

/** Collects output and ends the program when it runs too long or says too much. */
function watchOver(child: ChildProcess, options: RunOptions): Watch {
  let stopped: Finished['stopped'];
  let killer: NodeJS.Timeout | undefined;
  const end = (why: NonNullable<Finished['stopped']>): void => {
    if (stopped !== undefined) return;
    stopped = why;
    child.kill('SIGTERM');
    killer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  };
  letGoAfterEnd(child, () => stopped !== undefined);
  const taken: Uint8Array[] = [];
  const { maxOutput = Infinity } = options;
  // Thrown out of an event of a stream's it would end the process; whoever waits gets it instead.
  let thrown: { readonly cause: unknown } | undefined;
  const onOutput = (piece: Uint8Array): void => {
    if (thrown !== undefined) return;
    try {
      (options.onOutput ?? keepIn(taken))(piece);
    } catch (cause) {
      thrown = { cause };
      end('cancelled');
    }
  };
  const onTooMuch = (): void => {
    end('output');
  };
  const quiet = quietly(options.silence, end);
  take(child.stdout, onOutput, { max: maxOutput, onTooMuch, onBytes: quiet.heard });
  const said: Uint8Array[] = [];
  take(child.stderr, keepIn(said), { max: MAX_STDERR, onBytes: quiet.heard });
  const timer =
    options.timeout === undefined ? undefined : setTimeout(end, options.timeout, 'timeout');
  const cancel = (): void => {
    end('cancelled');
  };
  options.signal?.addEventListener('abort', cancel);
  if (options.signal?.aborted === true) cancel();
  return {
    collected: () => {
      if (thrown !== undefined) throw thrown.cause;
      return { stdout: concatBytes(taken), stderr: lossyTextOf(concatBytes(said)), stopped };
    },
    stop: () => {
      clearTimeout(timer);
      clearTimeout(killer);
      quiet.stop();
      options.signal?.removeEventListener('abort', cancel);
    },
  };
}

/** Ends a program that says nothing for so long; each thing that it says gives it as long again. */
function quietly(
  silence: number | undefined,
  end: (why: 'timeout') => void,
): { readonly heard: () => void; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
  };
  const heard = (): void => {
    stop();
    if (silence !== undefined) timer = setTimeout(end, silence, 'timeout');
  };
  heard();
  return { heard, stop };
}

function keepIn(pieces: Uint8Array[]): (piece: Uint8Array) => void {
  return (piece) => {
    pieces.push(piece);
  };
}

/** Hands on what a stream says, up to a number of bytes. */
function take(
  stream: NodeJS.ReadableStream | null,
  onPiece: (piece: Uint8Array) => void,
  bounds: { readonly max: number; readonly onTooMuch?: () => void; readonly onBytes: () => void },
): void {
  let size = 0;
  stream?.on('data', (piece: Uint8Array) => {
    size += piece.length;
    bounds.onBytes();
    if (size > bounds.max) bounds.onTooMuch?.();
    else onPiece(piece);
  });
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    // Not being allowed to signal it means that it is there.
    return systemCode(cause) === 'EPERM';
  }
}

/** The system's processes. */
export const nodeProcesses: Processes = {
  run,
  find: findProgram,
  ownId: process.pid,
  get machineStarted() {
    return Date.now() - uptime() * 1000;
  },
  isAlive,
};
