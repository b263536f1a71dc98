import type { Run } from '../records/index.ts';

/** What shells and `timeout` report for runs that did not end by themselves. */
const NOT_FOUND = 127;
const TIMED_OUT = 124;
const SIGNALLED = 128;

/** POSIX numbers of the signals that end commands. */
const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGABRT: 6,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
};

/** The exit code of `sos evidence run`: the command's own, as a shell would report it. */
export function exitCodeOfRun({ exit, endSignal, timedOut, notStarted }: Run): number {
  if (notStarted !== undefined) return NOT_FOUND;
  if (timedOut === true) return TIMED_OUT;
  return exit ?? SIGNALLED + (SIGNALS[endSignal ?? ''] ?? 0);
}
