/** A program to start. There is never a shell: argv goes to the program as it is. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder?: string;
  /** The whole environment of the child; nothing is inherited besides. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Bounds of a run. */
export interface RunOptions {
  /**
   * Written to standard input, which is then closed; a program whose input is still being made
   * starts meanwhile. Without it standard input is closed at once. What comes piece by piece is
   * written as it comes, so that a program can be asked, and asked again after what it answered.
   */
  readonly input?: Uint8Array | Promise<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Ends the program, first politely, after that many milliseconds. */
  readonly timeout?: number;
  /** Ends the program, first politely, when it says nothing for that many milliseconds. */
  readonly silence?: number;
  /** Ends the program when standard output grows larger, in bytes. */
  readonly maxOutput?: number;
  /**
   * Takes standard output piece by piece as it comes, and `stdout` stays empty: what is larger than
   * memory is read so. The program waits while a piece is looked at. The bytes are the taker's own.
   */
  readonly onOutput?: (piece: Uint8Array) => void;
  readonly signal?: AbortSignal;
}

/** How a run ended. */
export interface Finished {
  /** Exit code, or undefined when a signal ended it. */
  readonly exitCode: number | undefined;
  readonly endSignal: string | undefined;
  readonly stdout: Uint8Array;
  readonly stderr: string;
  /** Why we ended it ourselves, if we did. */
  readonly stopped: 'timeout' | 'output' | 'cancelled' | undefined;
}

/** Starts programs of which sos itself reads the answer (git, ssh-keygen). */
export interface Processes {
  /**
   * Throws `host.program-missing` where there is no such program. One that is named without a folder
   * is looked for as `find` does, and it and what it starts look nowhere else.
   */
  run(command: Command, options?: RunOptions): Promise<Finished>;
  /** Finds a program in the folders of a `PATH`, only in those that are absolute. */
  find(program: string, searchPath: string | undefined): string | undefined;
  /** Id of our own process, and whether a process of this machine is alive. */
  readonly ownId: number;
  /** When this machine was started, in milliseconds since 1970. */
  readonly machineStarted: number;
  isAlive(processId: number): boolean;
}
