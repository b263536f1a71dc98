import { concatBytes, utf8 } from '../base/index.ts';
import type { Statement } from './statement.ts';

/** A signed statement. Source: DSSE v1.0.2, "envelope". */
export interface Envelope {
  /** Base64. */
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly {
    /** Fingerprint of the key, as OpenSSH shows it. A hint, as DSSE says: never authority. */
    readonly keyid: string;
    /** Base64: 64 bytes of raw Ed25519, or the armored text of an SSH signature. */
    readonly sig: string;
  }[];
}

/** What a signature is made over, and what the envelope will carry. */
export interface Unsigned {
  readonly payload: Uint8Array;
  /** The bytes to sign. */
  readonly encoded: Uint8Array;
}

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** The namespace of SSH signatures over statements: no record and no rotation can pass for one. */
export const STATEMENT_NAMESPACE = 'sos-statement-v1';

/** Writes a statement as the bytes that are signed and carried. */
export function unsigned(statement: Statement): Unsigned {
  const payload = utf8(JSON.stringify(statement));
  return { payload, encoded: preAuthEncoding(PAYLOAD_TYPE, payload) };
}

/** Puts payload and signature together. */
export function envelope(
  { payload }: Unsigned,
  signed: { readonly keyid: string; readonly signature: Uint8Array },
): Envelope {
  return {
    payload: base64(payload),
    payloadType: PAYLOAD_TYPE,
    signatures: [{ keyid: signed.keyid, sig: base64(signed.signature) }],
  };
}

/**
 * Encodes type and payload so that neither can be taken for a part of the other. Source: DSSE
 * v1.0.2, "PAE": `"DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload`, lengths in bytes.
 */
function preAuthEncoding(type: string, payload: Uint8Array): Uint8Array {
  const typeBytes = utf8(type);
  const head = utf8(`DSSEv1 ${typeBytes.length} `);
  return concatBytes([head, typeBytes, utf8(` ${payload.length} `), payload]);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
