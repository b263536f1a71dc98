import { cryptography } from './cryptography.ts';

/** Returns the SHA-256 of the bytes as 64 lower-case hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return cryptography().hash('sha256', bytes, 'hex');
}
