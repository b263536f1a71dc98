import { findUnsafe } from '../base/index.ts';
import { Rejection } from './canonical-rejection.ts';
import { emptyMap, type Value } from './value.ts';

const WHOLE_NUMBER = /^-?[0-9]{1,16}$/;
const QUOTE = 0x22;

/** Reads a value that stands on one line; `index` is where it stands, for a rejection. */
export function readLeaf(line: string, index: number): Value {
  if (line.charCodeAt(0) === QUOTE) return readQuoted(line, index);
  if (line === 'true') return true;
  if (line === 'false') return false;
  if (line === '[]') return [];
  if (line === '{}') return emptyMap();
  return WHOLE_NUMBER.test(line) ? readNumber(line) : line;
}

/** A number that not every reader can hold stays text, which is not its canonical form. */
function readNumber(line: string): Value {
  const number = Number(line);
  return Number.isSafeInteger(number) ? number : line;
}

function readQuoted(line: string, index: number): string {
  const text = parseQuoted(line);
  if (text === undefined) throw new Rejection('malformed', index, 'has a badly quoted text');
  // Stops an escape from bringing in what may not stand there openly.
  const unsafe = line.includes('\\') ? findUnsafe(text) : undefined;
  if (unsafe !== undefined) {
    throw new Rejection('unsafe-character', index, `holds ${unsafe.name}`);
  }
  return text;
}

function parseQuoted(line: string): string | undefined {
  // Most texts hold nothing to unescape.
  const end = line.length - 1;
  if (line.indexOf('"', 1) === end && !line.includes('\\')) return line.slice(1, end);
  try {
    return JSON.parse(line) as string;
  } catch {
    return undefined;
  }
}
