import type { Command } from '../processes.ts';
import type { RunEnd, Runner, RunWatch } from '../runner.ts';
import { letGoAfterEnd } from './left-behind.ts';
import { guardGroup, type GroupGuard } from './process-group.ts';

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
      detached: true,
      cleanup: false,
    });
    const guard = guardGroup(child);
    const bounds = boundsOf(watch, guard);
    forward(child, watch);
    letGoAfterEnd(child);
    const end = await child;
    bounds.release();
    guard.release();
    return { ...endOf(end), timedOut: bounds.timedOut(), interrupted: guard.interrupted() };
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

/** Ends the group when its time is over or its caller gives up. */
function boundsOf({ timeout, signal }: RunWatch, guard: GroupGuard) {
  let late = false;
  const onTimeout = (): void => {
    late = true;
    guard.end();
  };
  const timer = timeout === undefined ? undefined : setTimeout(onTimeout, timeout);
  signal?.addEventListener('abort', guard.end);
  if (signal?.aborted === true) guard.end();
  return {
    timedOut: () => late,
    release: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', guard.end);
    },
  };
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

interface ExecaEnd {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly durationMs: number;
  readonly originalMessage?: string | undefined;
  readonly failed: boolean;
}

function endOf(end: ExecaEnd): RunEnd {
  const started = end.exitCode !== undefined || end.signal !== undefined;
  return {
    exitCode: end.exitCode,
    endSignal: end.signal,
    duration: Math.round(end.durationMs),
    timedOut: false,
    interrupted: false,
    notStarted: started ? undefined : (end.originalMessage ?? 'it could not be started'),
  };
}
