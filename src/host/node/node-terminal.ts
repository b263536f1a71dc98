import { concatBytes } from '../../base/index.ts';
import { inputTooLarge, systemCode } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

/** Writes and waits. A reader that went away (`sos log | head`) is no error of ours. */
function write(stream: NodeJS.WriteStream, content: string | Uint8Array): Promise<void> {
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

/** The process's own streams. */
export function nodeTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    answer: (content) => write(process.stdout, content),
    say: (text) => write(process.stderr, text),
    answerIsTerminal: process.stdout.isTTY,
    sayIsTerminal: process.stderr.isTTY,
    inputIsTerminal: process.stdin.isTTY,
    columns: process.stdout.columns || 80,
    readInput,
  };
}
