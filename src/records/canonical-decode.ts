import { findUnsafe, textOf } from '../base/index.ts';
import { CanonicalReader } from './canonical-reader.ts';
import { Rejection, type RejectionCode } from './canonical-rejection.ts';
import { canonicalText } from './canonical-text.ts';
import type { ValueMap } from './value.ts';

/** A decoded map, or the first reason why the bytes are not canonical and its line (from 1). */
export type Decoded =
  | { readonly ok: true; readonly value: ValueMap }
  | {
      readonly ok: false;
      readonly code: RejectionCode;
      readonly line: number;
      readonly problem: string;
    };

/**
 * Reads canonical YAML: accepts exactly the bytes that `encodeCanonical` writes. Takes time linear
 * in the size, never throws; `maxBytes` bounds the bytes, `LIMITS.depth` the nesting.
 */
export function decodeCanonical(bytes: Uint8Array, limits: { maxBytes: number }): Decoded {
  // Stops memory from being spent on what nobody could have appended.
  if (bytes.length > limits.maxBytes) {
    const problem = `has ${bytes.length} bytes, more than ${limits.maxBytes}`;
    return { ok: false, code: 'too-large', line: 1, problem };
  }
  const text = textOf(bytes);
  if (text === undefined) {
    return { ok: false, code: 'not-utf8', line: 1, problem: 'is not UTF-8' };
  }
  try {
    return { ok: true, value: decodeText(text) };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { code, problem } = error;
    return { ok: false, code, line: lineAt(text, error.index), problem };
  }
}

function decodeText(text: string): ValueMap {
  refuseUnsafe(text);
  const value = new CanonicalReader(text).read();
  refuseOtherForm(text, canonicalText(value));
  return value;
}

/** Stops text that steers a terminal or reads differently than it is stored, and CR and BOM. */
function refuseUnsafe(text: string): void {
  const unsafe = findUnsafe(text);
  if (unsafe !== undefined) {
    throw new Rejection('unsafe-character', unsafe.index, `holds ${unsafe.name}`);
  }
}

/** Stops two spellings of one value: each would have its own id, and be a record twice. */
function refuseOtherForm(text: string, canonical: string): void {
  if (text === canonical) return;
  let index = 0;
  while (text.charCodeAt(index) === canonical.charCodeAt(index)) index += 1;
  throw new Rejection('not-canonical', index, 'is not written in the canonical form');
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
