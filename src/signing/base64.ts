import { bufferOf } from '../base/index.ts';
/** Writes bytes as base64 with padding, in one line. */
export function base64Of(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('base64');
}

/**
 * Reads base64, or returns undefined for anything but the one spelling that `base64Of` writes:
 * Node's decoder skips what it does not know, and so would let two texts stand for the same bytes.
 */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
}
