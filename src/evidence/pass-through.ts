import type { RunWatch, Terminal } from '../host/index.ts';

/** Lets a command's output through as it comes. */
export interface PassThrough {
  readonly onOutput: RunWatch['onOutput'];
  /** Resolves when everything was taken; call it before anything else is written. */
  settle(): Promise<void>;
}

/**
 * Sends stdout to stdout and stderr to stderr, or both to stderr where stdout is kept for a JSON
 * document: as if the command had been run without sos. stderr takes text, so that bytes that are
 * no UTF-8 show as U+FFFD there; the record keeps them as they were.
 */
export function passThrough(
  terminal: Pick<Terminal, 'answer' | 'say'>,
  { json }: { readonly json: boolean },
): PassThrough {
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  let last = Promise.resolve();
  const say = (text: string): void => {
    if (text !== '') last = last.then(() => terminal.say(text));
  };
  return {
    onOutput: (stream, bytes) => {
      if (stream === 'stderr' || json) say(decoders[stream].decode(bytes, { stream: true }));
      else last = last.then(() => terminal.answer(bytes));
    },
    settle: () => {
      for (const decoder of Object.values(decoders)) say(decoder.decode());
      return last;
    },
  };
}
