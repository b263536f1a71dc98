import { base64Of, bytesOfBase64 } from './base64.ts';

const HEADER = '-----BEGIN SSH SIGNATURE-----\n';
const FOOTER = '-----END SSH SIGNATURE-----\n';
const WIDTH = 70;
const COLUMNS = /.{1,70}/g;

/** Characters of an armored signature, the largest RSA key included. */
export const LONGEST_ARMOR = 16_384;

/** Wraps a signature blob as `ssh-keygen` does: header, base64 in lines of 70, footer, line feed. */
export function armor(blob: Uint8Array): string {
  const lines = base64Of(blob).match(COLUMNS) ?? [];
  return `${HEADER}${lines.map((line) => `${line}\n`).join('')}${FOOTER}`;
}

/**
 * Unwraps an armored signature, or returns undefined for any text that `armor` would not have
 * written: nothing can hide before, between or after the lines, and one signature is one text.
 */
export function dearmor(text: string): Uint8Array | undefined {
  if (text.length > LONGEST_ARMOR) return undefined;
  if (!text.startsWith(HEADER) || !text.endsWith(FOOTER)) return undefined;
  const body = textBetween(text.slice(HEADER.length, -FOOTER.length));
  const blob = body === undefined ? undefined : bytesOfBase64(body);
  return blob === undefined || blob.length === 0 ? undefined : blob;
}

/** Joins lines that are all of the full width but the last one, which holds the rest. */
function textBetween(lines: string): string | undefined {
  const parts: string[] = [];
  for (let start = 0; start < lines.length; start += WIDTH + 1) {
    const end = Math.min(start + WIDTH, lines.length - 1);
    const part = lines.slice(start, end);
    if (part === '' || lines.charAt(end) !== '\n' || part.includes('\n')) return undefined;
    parts.push(part);
  }
  return parts.join('');
}
