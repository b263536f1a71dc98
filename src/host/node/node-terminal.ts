import { concatBytes } from '../../base/index.ts';
import { inputTooLarge, systemCode } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

/** Writes and waits. A reader that went away (`sos log | head`) is no error of ours. */
function write(stream: NodeJS.WriteStream, content: string | Uint8Array): Promise<void> {
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    stream.write(content, (trouble) => {
      if (trouble && systemCode(trouble) !== 'EPIPE') reject(trouble);
      else resolve();
    });
  });
}

async function readInput(maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of process.stdin as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > maxBytes) throw inputTooLarge(maxBytes);
    pieces.push(piece);
  }
  return concatBytes(pieces);
}

/**
 * The process's own streams. Each is opened when it is first used: opening one takes as long as
 * loading a small program.
 */
export function nodeTerminal(): Terminal {
  return {
    answer: (content) => write(process.stdout, content),
    say: (text) => write(process.stderr, text),
    get answerIsTerminal() {
      return isTerminal(process.stdout);
    },
    get sayIsTerminal() {
      return isTerminal(process.stderr);
    },
    get inputIsTerminal() {
      return isTerminal(process.stdin);
    },
    get columns() {
      return process.stdout.columns || 80;
    },
    readInput,
  };
}

/** Node leaves `isTTY` undefined on a pipe or file, whatever its types say. */
function isTerminal(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}
