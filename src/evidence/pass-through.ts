import type { RunWatch, Terminal } from '../host/index.ts';

/** Lets a command's output through as it comes. */
export interface PassThrough {
  readonly onOutput: RunWatch['onOutput'];
  /** Fires when nobody reads the output any more: a command without end would run for ever. */
  readonly signal: AbortSignal;
  /** Resolves when everything was taken; call it before anything else is written. */
  readonly settle: () => Promise<void>;
}

/**
 * Sends stdout to stdout and stderr to stderr, or both to stderr where stdout is kept for a JSON
 * document. The bytes are the command's own, as if it had been run without sos.
 */
export function passThrough(
  terminal: Pick<Terminal, 'answer' | 'say' | 'answerIsRead'>,
  { json }: { readonly json: boolean },
): PassThrough {
  let last = Promise.resolve();
  const unread = new AbortController();
  const after = (write: () => Promise<void>): void => {
    last = last.then(write).then(() => {
      if (!terminal.answerIsRead) unread.abort();
    });
  };
  return {
    signal: unread.signal,
    onOutput: (stream, bytes) => {
      const aside = stream === 'stderr' || json;
      after(() => (aside ? terminal.say(bytes) : terminal.answer(bytes)));
    },
    settle: () => last,
  };
}
