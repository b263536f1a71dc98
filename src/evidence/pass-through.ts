import { SosError } from '../base/index.ts';
import type { Clock, RunWatch, Terminal } from '../host/index.ts';
import type { Finder } from '../secrets/index.ts';
import { ShownOutput } from './shown-output.ts';
import { UNTAKEN_BOUND, UntakenOutput, type UntakenBound } from './untaken-output.ts';

/** Lets a command's output through as it comes. */
export interface PassThrough {
  readonly onOutput: RunWatch['onOutput'];
  /** Fires when the command wrote too much where nobody takes it: it would run for ever. */
  readonly signal: AbortSignal;
  /**
   * Resolves when everything was taken; call it before anything else is written. Gives the trouble
   * (`host.answer-lost`) where something could not be written: the run went on without it.
   */
  readonly settle: () => Promise<SosError | undefined>;
}

type Stream = Parameters<RunWatch['onOutput']>[0];

/** Stdout and stderr of sos. */
type Way = 'answer' | 'say';

/** What is asked of a terminal here. */
type Outlets = Pick<
  Terminal,
  'answer' | 'say' | 'answerIsRead' | 'sayIsRead' | 'answerIsTerminal' | 'sayIsTerminal'
>;

/** Where output goes, and what must not go there. */
export interface PassWish {
  /** Stdout is kept for one JSON document. */
  readonly json: boolean;
  /** What is taken out where no person looks on but something reads along. */
  readonly finders: readonly Finder[];
  readonly clock: Clock;
  /** Says a line beside the output. */
  readonly say: (line: string) => Promise<void>;
  readonly bound?: UntakenBound;
}

/**
 * Sends stdout to stdout and stderr to stderr, or both to stderr where stdout is kept for a JSON
 * document. On a terminal the bytes are the command's own, as if it had been run without sos.
 * Anywhere else they become a transcript, so lines come without the secrets in them. Where nobody
 * takes them any more, the command goes on all the same, up to a bound: how it ends is what counts.
 */
export function passThrough(terminal: Outlets, wish: PassWish): PassThrough {
  const writing = new Writing(terminal, wish);
  const wayOf = (stream: Stream): Way => (stream === 'stderr' || wish.json ? 'say' : 'answer');
  const shownOn = (stream: Stream): ShownOutput | undefined => {
    const seen = wayOf(stream) === 'say' ? terminal.sayIsTerminal : terminal.answerIsTerminal;
    return seen ? undefined : new ShownOutput(wish.finders);
  };
  const shown = { stdout: shownOn('stdout'), stderr: shownOn('stderr') };
  return {
    signal: writing.signal,
    onOutput: (stream, bytes) => {
      const way = wayOf(stream);
      if (writing.isTaken(way)) writing.send(way, shown[stream]?.add(bytes) ?? bytes);
      else writing.leaveOut(bytes);
    },
    settle: () => {
      for (const stream of ['stdout', 'stderr'] as const) {
        writing.send(wayOf(stream), shown[stream]?.finish() ?? new Uint8Array());
      }
      return writing.settle();
    },
  };
}

const UNTAKEN = 'nobody takes what the command prints any more; the run is recorded all the same';
const TOO_MUCH = 'the command went on printing for nobody, and was ended';

/** Writes one piece after the other, and knows where nobody takes them any more. */
class Writing {
  readonly #terminal: Outlets;
  readonly #say: PassWish['say'];
  readonly #untaken: UntakenOutput<Way>;
  readonly #tooMuch = new AbortController();
  #last = Promise.resolve();
  #trouble: unknown;

  constructor(terminal: Outlets, { say, clock, bound = UNTAKEN_BOUND }: PassWish) {
    this.#terminal = terminal;
    this.#say = say;
    this.#untaken = new UntakenOutput(clock, bound);
  }

  get signal(): AbortSignal {
    return this.#tooMuch.signal;
  }

  isTaken(way: Way): boolean {
    return !this.#untaken.has(way);
  }

  send(way: Way, bytes: Uint8Array): void {
    if (bytes.length > 0) this.#last = this.#last.then(() => this.#write(way, bytes));
  }

  leaveOut(bytes: Uint8Array): void {
    if (!this.#untaken.add(bytes) || this.signal.aborted) return;
    this.#tooMuch.abort();
    this.#last = this.#last.then(() => this.#mention(TOO_MUCH));
  }

  async settle(): Promise<SosError | undefined> {
    await this.#last;
    if (this.#trouble === undefined || this.#trouble instanceof SosError) return this.#trouble;
    throw this.#trouble;
  }

  async #write(way: Way, bytes: Uint8Array): Promise<void> {
    if (!this.isTaken(way)) return;
    try {
      await this.#terminal[way](bytes);
      if (this.#terminal[way === 'answer' ? 'answerIsRead' : 'sayIsRead']) return;
    } catch (trouble) {
      this.#trouble ??= trouble;
    }
    this.#untaken.begin(way);
    await this.#mention(UNTAKEN);
  }

  async #mention(line: string): Promise<void> {
    try {
      await this.#say(line);
    } catch (trouble) {
      this.#trouble ??= trouble;
    }
  }
}
