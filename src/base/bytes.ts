import { lazily } from './lazily.ts';

const encoder = new TextEncoder();
const strictDecoder = lazily(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }));

/** Encodes text as UTF-8. Lone surrogates become U+FFFD, so check text before encoding. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Tells how many bytes text takes as UTF-8. */
export function sizeOfText(text: string): number {
  return Buffer.byteLength(text);
}

/** Decodes UTF-8, or returns undefined when the bytes are not UTF-8. A byte order mark is kept. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decodes bytes for showing only: what is not UTF-8 becomes U+FFFD. */
export function lossyTextOf(bytes: Uint8Array): string {
  return bufferOf(bytes).toString();
}

/** Joins byte arrays into a new one. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Compares two byte arrays by content. Not constant in time: for public data only. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

/** The same bytes, not copied, as Node's own kind, which searches and decodes at the speed of memory. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Decodes a stretch of bytes that are ASCII, at the speed of memory; others become wrong characters. */
export function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  return bufferOf(bytes).toString('latin1', start, end);
}

/** Writes bytes as lower-case hexadecimal. */
export function hexOf(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('hex');
}
