import { base64Of, bytesOfBase64 } from './base64.ts';

const HEADER = '-----BEGIN SSH SIGNATURE-----\n';
const FOOTER = '-----END SSH SIGNATURE-----\n';
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
  const body = text.slice(HEADER.length, -FOOTER.length).replaceAll('\n', '');
  const blob = bytesOfBase64(body);
  if (blob === undefined || blob.length === 0) return undefined;
  return armor(blob) === text ? blob : undefined;
}
