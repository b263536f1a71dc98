import type { RunWatch, Terminal } from '../host/index.ts';
import type { Finder } from '../secrets/index.ts';
import { ShownOutput } from './shown-output.ts';

/** Lets a command's output through as it comes. */
export interface PassThrough {
  readonly onOutput: RunWatch['onOutput'];
  /** Fires when nobody reads the output any more: a command without end would run for ever. */
  readonly signal: AbortSignal;
  /** Resolves when everything was taken; call it before anything else is written. */
  readonly settle: () => Promise<void>;
}

type Stream = Parameters<RunWatch['onOutput']>[0];

/** Where output goes, and what must not go there. */
export interface PassWish {
  /** Stdout is kept for one JSON document. */
  readonly json: boolean;
  /** What is taken out where no person looks on but something reads along. */
  readonly finders: readonly Finder[];
}

/**
 * Sends stdout to stdout and stderr to stderr, or both to stderr where stdout is kept for a JSON
 * document. On a terminal the bytes are the command's own, as if it had been run without sos.
 * Anywhere else they become a transcript, so lines come without the secrets in them.
 */
export function passThrough(
  terminal: Pick<
    Terminal,
    'answer' | 'say' | 'answerIsRead' | 'answerIsTerminal' | 'sayIsTerminal'
  >,
  { json, finders }: PassWish,
): PassThrough {
  let last = Promise.resolve();
  const unread = new AbortController();
  const after = (write: () => Promise<void>): void => {
    last = last.then(write).then(() => {
      if (!terminal.answerIsRead) unread.abort();
    });
  };
  const isAside = (stream: Stream): boolean => stream === 'stderr' || json;
  const send = (stream: Stream, bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    after(() => (isAside(stream) ? terminal.say(bytes) : terminal.answer(bytes)));
  };
  const shownOn = (stream: Stream): ShownOutput | undefined => {
    const seen = isAside(stream) ? terminal.sayIsTerminal : terminal.answerIsTerminal;
    return seen ? undefined : new ShownOutput(finders);
  };
  const shown = { stdout: shownOn('stdout'), stderr: shownOn('stderr') };
  return {
    signal: unread.signal,
    onOutput: (stream, bytes) => {
      send(stream, shown[stream]?.add(bytes) ?? bytes);
    },
    settle: () => {
      for (const stream of ['stdout', 'stderr'] as const) {
        send(stream, shown[stream]?.finish() ?? new Uint8Array());
      }
      return last;
    },
  };
}
