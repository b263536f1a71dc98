import { concatBytes, textOf, utf8 } from '../base/index.ts';
import { distinct, joined } from './distinct.ts';
import { eachText } from './each-text.ts';
import type { Finder, SecretMatch } from './secret-match.ts';

/** A secret that was found in something that is to be recorded. */
export interface PlacedSecret {
  readonly rule: string;
  /** The field, or the name of the content. */
  readonly field: string;
  /** The line within it, from 1. */
  readonly line: number;
  /** For a fingerprint, and nothing else. */
  readonly secret: Uint8Array;
}

/** What is to be recorded, looked through. */
export interface Screened<T> {
  readonly found: readonly PlacedSecret[];
  /** The same with `[redacted:rule]` where secrets were. */
  readonly redacted: T;
}

/** Shorter texts hold no secret that a rule knows. */
const SHORTEST = 8;

/** Looks for secrets in every text of plain data. */
export function screenTexts<T>(value: T, finders: readonly Finder[]): Screened<T> {
  const found: PlacedSecret[] = [];
  const redacted = eachText(value, (text, { field, before }) => {
    if (text.length < SHORTEST) return text;
    const screened = screen(utf8(text), { field, before: utf8(before) }, finders);
    if (screened.found.length === 0) return text;
    found.push(...screened.found);
    return textOf(screened.redacted) ?? '';
  });
  return { found, redacted };
}

/** Looks for secrets in bytes that are kept beside a record. */
export function screenBytes(
  bytes: Uint8Array,
  field: string,
  finders: readonly Finder[],
): Screened<Uint8Array> {
  return screen(bytes, { field, before: new Uint8Array() }, finders);
}

interface BytesPlace {
  readonly field: string;
  /** Says what the bytes are and is none of them. */
  readonly before: Uint8Array;
}

function screen(
  bytes: Uint8Array,
  { field, before }: BytesPlace,
  finders: readonly Finder[],
): Screened<Uint8Array> {
  const skip = before.length;
  const whole = skip === 0 ? bytes : concatBytes([before, bytes]);
  const everywhere = { from: 0, until: whole.length };
  const all = finders.flatMap((finder) => finder.within(whole, everywhere));
  const vague = new Set(finders.flatMap((finder) => [...finder.vague]));
  const found = after(skip, distinct(all, vague)).map(({ rule, start, end }) => {
    return { rule, field, line: lineAt(bytes, start), secret: bytes.slice(start, end) };
  });
  if (found.length === 0) return { found, redacted: bytes };
  return { found, redacted: replaced(bytes, after(skip, joined(all, vague))) };
}

/** Leaves out what stands before, and counts from behind it. */
function after(skip: number, matches: readonly SecretMatch[]): SecretMatch[] {
  return matches
    .filter(({ end }) => end > skip)
    .map(({ rule, start, end }) => ({ rule, start: Math.max(0, start - skip), end: end - skip }));
}

function lineAt(bytes: Uint8Array, index: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < index; at = bytes.indexOf(10, at + 1)) {
    line += 1;
  }
  return line;
}

/** Puts the names of rules where matches are, which are in order and do not overlap. */
function replaced(bytes: Uint8Array, matches: readonly SecretMatch[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { rule, start, end } of matches) {
    parts.push(bytes.subarray(from, start), utf8(`[redacted:${rule}]`));
    from = end;
  }
  return concatBytes([...parts, bytes.subarray(from)]);
}
