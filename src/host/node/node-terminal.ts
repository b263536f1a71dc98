import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { concatBytes, utf8 } from '../../base/index.ts';
import { answerLost, inputTooLarge, systemCode } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

const STDOUT = 1;
const STDERR = 2;

/**
 * Writes straight to a descriptor: opening Node's own stream for it takes as long as loading a small
 * program. A pipe that cannot take more for now is left to that stream, which knows how to wait. A
 * reader that went away (`sos log | head`) is no error of ours.
 */
async function write(descriptor: 1 | 2, content: string | Uint8Array): Promise<'taken' | 'gone'> {
  let waiting = typeof content === 'string' ? utf8(content) : content;
  try {
    while (waiting.length > 0) waiting = waiting.subarray(writeSync(descriptor, waiting));
  } catch (trouble) {
    if (systemCode(trouble) === 'EAGAIN') {
      return writeInTime(descriptor, waiting);
    }
    return goneOrLost(descriptor, trouble);
  }
  return 'taken';
}

async function writeInTime(descriptor: 1 | 2, content: Uint8Array): Promise<'taken' | 'gone'> {
  const stream = descriptor === STDOUT ? process.stdout : process.stderr;
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined);
  const trouble = await new Promise<Error | null | undefined>((resolve) => {
    stream.write(content, resolve);
  });
  return trouble ? goneOrLost(descriptor, trouble) : 'taken';
}

function goneOrLost(descriptor: 1 | 2, trouble: unknown): 'gone' {
  if (systemCode(trouble) === 'EPIPE') return 'gone';
  throw answerLost(descriptor === STDOUT ? 'standard output' : 'standard error', trouble);
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

/** The process's own streams. Each is opened only when there is no way around it. */
export function nodeTerminal(): Terminal {
  const isRead = { answer: true, say: true };
  let input: Promise<Uint8Array> | undefined;
  return {
    answer: async (content) => {
      if ((await write(STDOUT, content)) === 'gone') isRead.answer = false;
    },
    say: async (content) => {
      if ((await write(STDERR, content)) === 'gone') isRead.say = false;
    },
    get answerIsRead() {
      return isRead.answer;
    },
    get sayIsRead() {
      return isRead.say;
    },
    get answerIsTerminal() {
      return mayBeTerminal(STDOUT) && isTerminal(process.stdout);
    },
    get sayIsTerminal() {
      return mayBeTerminal(STDERR) && isTerminal(process.stderr);
    },
    get inputIsTerminal() {
      return mayBeTerminal(0) && isTerminal(process.stdin);
    },
    get columns() {
      return process.stdout.columns || 80;
    },
    // What a pipe held is gone once it is read: whoever asks again gets the same.
    readInput: (maxBytes) => (input ??= readInput(maxBytes)),
  };
}

/**
 * Terminals are character devices; pipes and files are not, and where everything is thrown away
 * there is nobody either. A closed descriptor is neither.
 */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const device = fstatSync(descriptor);
    return device.isCharacterDevice() && device.rdev !== statSync(devNull).rdev;
  } catch {
    return false;
  }
}

/** Node leaves `isTTY` undefined on what is no terminal, whatever its types say. */
function isTerminal(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}
