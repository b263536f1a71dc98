import type { ChildProcess } from 'node:child_process';
import { systemCode } from '../errors.ts';

/** Milliseconds between asking a group to end and ending it. */
const PATIENCE = 2000;

/** Signals by which sos itself is told to end. */
export const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A command of the user's that leads a process group, and whoever may end it. */
export interface GroupGuard {
  /** Asks the whole group to end and, after a moment, ends it. */
  readonly end: () => void;
  /** Tells whether sos was told to end while the group was guarded. */
  interrupted(): boolean;
  /** Lets go of the group, once its leader has ended. */
  release(): void;
}

/**
 * Guards the group that a child leads: if sos is told to end, the group ends with it. A second
 * signal ends it without asking. Nothing that the command started is left running.
 */
export function guardGroup(child: Pick<ChildProcess, 'pid'>): GroupGuard {
  const { pid } = child;
  let asked = false;
  let told = false;
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    signalGroup(pid, asked ? 'SIGKILL' : 'SIGTERM');
    asked = true;
    timer ??= setTimeout(signalGroup, PATIENCE, pid, 'SIGKILL');
  };
  const onSignal = (): void => {
    told = true;
    end();
  };
  const onExit = (): void => {
    signalGroup(pid, 'SIGKILL');
  };
  for (const signal of ENDINGS) process.on(signal, onSignal);
  process.on('exit', onExit);
  return {
    end,
    interrupted: () => told,
    release: () => {
      clearTimeout(timer);
      for (const signal of ENDINGS) process.off(signal, onSignal);
      process.off('exit', onExit);
      if (asked) signalGroup(pid, 'SIGKILL');
    },
  };
}

/** A group that has ended already needs no ending. Where there are no groups, the leader is ended. */
function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (cause) {
    if (systemCode(cause) !== 'ESRCH' && systemCode(cause) !== 'EPERM') throw cause;
  }
}
