import type { Readable } from 'node:stream';
import type { Command } from '../processes.ts';
import type { RunEnd, Runner, RunWatch } from '../runner.ts';

/** Milliseconds between asking a command to end and ending it, and for what it left behind. */
const PATIENCE = 2000;

/** Runs the user's commands through execa, which knows how programs end on every system. */
export const nodeRunner: Runner = {
  watch: async (command, watch) => {
    const { execa } = await import('execa');
    const child = execa(command.program, [...command.args], {
      ...options(command),
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'pipe',
      buffer: false,
      encoding: 'buffer',
      forceKillAfterDelay: PATIENCE,
      ...(watch.timeout === undefined ? {} : { timeout: watch.timeout }),
      ...(watch.signal === undefined ? {} : { cancelSignal: watch.signal }),
    });
    forward(child, watch);
    letGoAfterEnd(child);
    return endOf(await child);
  },
  interact: async (command) => {
    const { execa } = await import('execa');
    return endOf(
      await execa(command.program, [...command.args], { ...options(command), stdio: 'inherit' }),
    );
  },
};

function options(command: Command): {
  cwd?: string;
  env: Record<string, string>;
  extendEnv: false;
  reject: false;
} {
  const folder = command.folder === undefined ? {} : { cwd: command.folder };
  return { ...folder, env: { ...command.environment }, extendEnv: false, reject: false };
}

function forward(
  child: { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream },
  watch: RunWatch,
): void {
  child.stdout.on('data', (bytes: Uint8Array) => {
    watch.onOutput('stdout', bytes);
  });
  child.stderr.on('data', (bytes: Uint8Array) => {
    watch.onOutput('stderr', bytes);
  });
}

/**
 * Stops listening some time after a command ended. What it started and left running holds its
 * output open, and would keep us waiting for as long as that runs.
 */
function letGoAfterEnd(child: {
  once(event: 'exit', listener: () => void): unknown;
  stdout: Readable;
  stderr: Readable;
}): void {
  child.once('exit', () => {
    const letGo = (): void => {
      child.stdout.destroy();
      child.stderr.destroy();
    };
    setTimeout(letGo, PATIENCE).unref();
  });
}

interface ExecaEnd {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly durationMs: number;
  readonly timedOut: boolean;
  readonly originalMessage?: string | undefined;
  readonly failed: boolean;
}

function endOf(end: ExecaEnd): RunEnd {
  const started = end.exitCode !== undefined || end.signal !== undefined;
  return {
    exitCode: end.exitCode,
    endSignal: end.signal,
    duration: Math.round(end.durationMs),
    timedOut: end.timedOut,
    notStarted: started ? undefined : (end.originalMessage ?? 'it could not be started'),
  };
}
