import { bufferOf, concatBytes, LIMITS, lossyTextOf, utf8 } from '../base/index.ts';
import { notASignature } from './errors.ts';

/**
 * Stands between payload and signature and begins the second YAML document. No payload holds such
 * a line: each of its lines is empty or begins with a letter or a space (or is `{}`).
 */
const SEPARATOR = '---\n';

/** An armored SSH signature and nothing else, as PROTOCOL.sshsig of OpenSSH describes it. */
const ARMOR =
  /^-----BEGIN SSH SIGNATURE-----\n(?:[A-Za-z0-9+/]+={0,2}\n)+-----END SSH SIGNATURE-----\n$/;

/** A record file taken apart, or the first reason why it is none. */
export type SplitFile =
  | { readonly ok: true; readonly payload: Uint8Array; readonly signature: string }
  | {
      readonly ok: false;
      readonly code: 'too-large' | 'no-signature' | 'bad-armor';
      readonly problem: string;
    };

/**
 * Joins a payload and its armored signature (`-----BEGIN SSH SIGNATURE-----` to the newline after
 * the footer) into a record file.
 *
 * @throws SosError `records.not-a-signature` where the armor is not exactly that.
 */
export function encodeRecordFile(payload: Uint8Array, armoredSignature: string): Uint8Array {
  if (!ARMOR.test(armoredSignature)) throw notASignature();
  return concatBytes([payload, utf8(SEPARATOR), utf8(armoredSignature)]);
}

/**
 * Takes a record file apart at the first separator line. The payload may still be anything:
 * `decodeCanonical` reads it. Never throws.
 */
export function splitRecordFile(bytes: Uint8Array): SplitFile {
  if (bytes.length > LIMITS.record) {
    const problem = `has ${bytes.length} bytes, more than ${LIMITS.record}`;
    return { ok: false, code: 'too-large', problem };
  }
  const end = payloadEnd(bytes);
  if (end === -1) return { ok: false, code: 'no-signature', problem: 'has no line ---' };
  const signature = lossyTextOf(bytes.subarray(end + SEPARATOR.length));
  // Stops bytes beside the signature, which nobody signed and some reader might show.
  if (!ARMOR.test(signature)) {
    return { ok: false, code: 'bad-armor', problem: 'has more or less than a signature after ---' };
  }
  return { ok: true, payload: bytes.subarray(0, end), signature };
}

function payloadEnd(bytes: Uint8Array): number {
  const view = bufferOf(bytes);
  const newline = view.indexOf(`\n${SEPARATOR}`);
  return newline === -1 ? -1 : newline + 1;
}
