import type { Command } from './processes.ts';

/** What to do with the output of a command of the user's while it runs. */
export interface RunWatch {
  /** Called with each piece of output in the order it came. */
  onOutput(stream: 'stdout' | 'stderr', bytes: Uint8Array): void;
  /** Ends the command and its process group, first politely, after that many milliseconds. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** How a command of the user's ended. */
export interface RunEnd {
  readonly exitCode: number | undefined;
  readonly endSignal: string | undefined;
  /** Milliseconds by a clock that never goes back. */
  readonly duration: number;
  readonly timedOut: boolean;
  /** Somebody ended sos (Ctrl-C, a CI job that was stopped), and the command with it. */
  readonly interrupted: boolean;
  /** Set where the program could not be started at all, with the system's word for it. */
  readonly notStarted: string | undefined;
}

/** Runs commands of the user's: their tests, their payloads, their editor. */
export interface Runner {
  /**
   * Streams output to the watch; standard input is closed. The command leads a process group of its
   * own, so that ending it ends what it started as well.
   */
  watch(command: Command, watch: RunWatch): Promise<RunEnd>;
  /** Gives the terminal to the program (an editor) and takes it back. */
  interact(command: Command): Promise<RunEnd>;
}
