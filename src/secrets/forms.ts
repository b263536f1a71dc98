import { hexOf, lossyTextOf, utf8 } from '../base/index.ts';

/** Every way in which a value is likely to be written: as it is, encoded, escaped. */
export function formsOf(value: string): string[] {
  const bytes = utf8(value);
  const hex = hexOf(bytes);
  const inAddress = encodeURIComponent(lossyTextOf(bytes));
  const all = [
    value,
    ...[0, 1, 2].flatMap((offset) => base64Forms(bytes, offset)),
    hex,
    hex.toUpperCase(),
    inAddress,
    inAddress.replaceAll('%20', '+'),
    inAddress.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    strictlyInAddress(inAddress),
    ...escapedForms(value),
  ];
  return [...new Set(all)];
}

/** RFC 3986 reserves five more characters, and some libraries escape them. */
function strictlyInAddress(encoded: string): string {
  return encoded.replaceAll(/[!'()*]/g, (mark) => `%${hexOf(utf8(mark)).toUpperCase()}`);
}

/** JSON within JSON escapes twice; some writers escape the slash or all that is not ASCII. */
function escapedForms(value: string): string[] {
  const once = JSON.stringify(value).slice(1, -1);
  const ascii = once.replaceAll(/[\u0080-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  const twice = JSON.stringify(once).slice(1, -1);
  return [once, ascii, ascii.replaceAll('/', String.raw`\/`), twice];
}

/**
 * What of a value's base64 does not depend on its neighbours, when it begins so many bytes after a
 * multiple of three: six bits of each character, and a character that is shared is left out.
 */
function base64Forms(bytes: Uint8Array, offset: number): string[] {
  const shifted = new Uint8Array(offset + bytes.length);
  shifted.set(bytes, offset);
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor((shifted.length * 8) / 6);
  const plain = Buffer.from(shifted).toString('base64').slice(from, to);
  return [plain, plain.replaceAll('+', '-').replaceAll('/', '_')];
}
