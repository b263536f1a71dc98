import { concatBytes } from '../base/index.ts';
import { WireReader } from './wire-reader.ts';
import { wireString, wireUint32 } from './wire-writer.ts';

const LIST_IDENTITIES = 11;
const IDENTITIES = 12;
const SIGN = 13;
const SIGNATURE = 14;

/** Asks for RSA with SHA-512 instead of SHA-1; other types of key ignore it. */
const RSA_SHA2_512 = 4;

/** Bytes of the largest answer that an agent may give, as OpenSSH bounds it. */
export const LARGEST_AGENT_ANSWER = 256 * 1024;

/** Bytes that ask an agent which keys it holds. Source: draft-miller-ssh-agent, section 3.5. */
export function listRequest(): Uint8Array {
  return wireString(Uint8Array.of(LIST_IDENTITIES));
}

/** Bytes that ask an agent to sign. Source: draft-miller-ssh-agent, section 3.6. */
export function signRequest(publicBlob: Uint8Array, bytes: Uint8Array): Uint8Array {
  const flags = wireUint32(RSA_SHA2_512);
  return wireString(
    concatBytes([Uint8Array.of(SIGN), wireString(publicBlob), wireString(bytes), flags]),
  );
}

/** Reads the key blobs out of an agent's answer; undefined where it is no list. */
export function readIdentities(answer: Uint8Array): Uint8Array[] | undefined {
  const reader = new WireReader(answer);
  if (reader.byte() !== IDENTITIES) return undefined;
  const count = reader.uint32();
  const blobs: Uint8Array[] = [];
  while (blobs.length < count && !reader.hasFailed) {
    blobs.push(reader.string());
    reader.string();
  }
  return reader.isWhole ? blobs : undefined;
}

/** Reads the signature, in wire form, out of an agent's answer; undefined where it refused. */
export function readAgentSignature(answer: Uint8Array): Uint8Array | undefined {
  const reader = new WireReader(answer);
  if (reader.byte() !== SIGNATURE) return undefined;
  const signature = reader.string();
  return reader.isWhole ? signature : undefined;
}
