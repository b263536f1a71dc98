import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { concatBytes, lossyTextOf, type SosError } from '../../base/index.ts';
import { fileTrouble, programMissing, systemCode } from '../errors.ts';
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
  const child = await startProgram(program, command);
  const watch = watchOver(child, options);
  void feed(child, options.input);
  try {
    const [exitCode, endSignal] = await ended(child);
    return { exitCode, endSignal, ...watch.collected() };
  } catch (cause) {
    throw notStarted(command, cause);
  } finally {
    watch.stop();
  }
}

/** The system says the same of a missing program and of a missing folder to run it in. */
function notStarted(command: Command, cause: unknown): unknown {
  const code = systemCode(cause);
  return code === 'ENOENT' || code === 'EACCES' ? notThere(command, cause) : cause;
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
  const onOutput = options.onOutput ?? keepIn(taken);
  const onTooMuch = (): void => {
    end('output');
  };
  take(child.stdout, onOutput, { max: maxOutput, onTooMuch });
  const said: Uint8Array[] = [];
  take(child.stderr, keepIn(said), { max: MAX_STDERR });
  const timer =
    options.timeout === undefined ? undefined : setTimeout(end, options.timeout, 'timeout');
  const cancel = (): void => {
    end('cancelled');
  };
  options.signal?.addEventListener('abort', cancel);
  if (options.signal?.aborted === true) cancel();
  return {
    collected: () => ({
      stdout: concatBytes(taken),
      stderr: lossyTextOf(concatBytes(said)),
      stopped,
    }),
    stop: () => {
      clearTimeout(timer);
      clearTimeout(killer);
      options.signal?.removeEventListener('abort', cancel);
    },
  };
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
  { max, onTooMuch }: { readonly max: number; readonly onTooMuch?: () => void },
): void {
  let size = 0;
  stream?.on('data', (piece: Uint8Array) => {
    size += piece.length;
    if (size > max) onTooMuch?.();
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
export const nodeProcesses: Processes = { run, find: findProgram, ownId: process.pid, isAlive };
