import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { concatBytes } from '../base/index.ts';
import type { KeyMaterial } from './key-material.ts';
import type { WireReader } from './wire-reader.ts';

/** Header of a PKCS#8 file that holds an Ed25519 seed. Source: RFC 8410, section 7. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_LENGTH = 32;

/** Makes an Ed25519 private key from its 32-byte seed. */
export function ed25519FromSeed(seed: Uint8Array): KeyObject {
  const key = Buffer.from(concatBytes([ED25519_PKCS8, seed]));
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/**
 * Reads the private fields that follow the type's name in a private key file, and returns undefined
 * where they make no key. Whether they fit the public half is for the caller to see.
 * Source: OpenSSH PROTOCOL.key and draft-miller-ssh-agent, section 3.2.
 */
export function readPrivateFields(
  material: KeyMaterial,
  reader: WireReader,
): KeyObject | undefined {
  try {
    return readSigner(material, reader);
  } catch {
    return undefined;
  }
}

function readSigner(material: KeyMaterial, reader: WireReader): KeyObject {
  switch (material.family) {
    case 'ed25519':
      return readEd25519(reader);
    case 'ecdsa':
      return readEcdsa(material, reader);
    case 'rsa':
      return readRsa(reader);
  }
}

function readEd25519(reader: WireReader): KeyObject {
  reader.string();
  const seedAndPoint = reader.string();
  return ed25519FromSeed(seedAndPoint.subarray(0, SEED_LENGTH));
}

function readEcdsa(
  material: Extract<KeyMaterial, { family: 'ecdsa' }>,
  reader: WireReader,
): KeyObject {
  reader.string();
  reader.string();
  const scalar = reader.positive();
  const { curve, x, y } = material;
  const d = concatBytes([new Uint8Array(curve.size - scalar.length), scalar]);
  return fromJwk({ kty: 'EC', crv: curve.jwkName, ...urlTexts({ x, y, d }) });
}

function readRsa(reader: WireReader): KeyObject {
  const [n, e, d] = [reader.positive(), reader.positive(), reader.positive()];
  const [qi, p, q] = [reader.positive(), reader.positive(), reader.positive()];
  const [dp, dq] = [reducedBelow(d, p), reducedBelow(d, q)];
  return fromJwk({ kty: 'RSA', ...urlTexts({ n, e, d, p, q, dp, dq, qi }) });
}

/** Computes d mod (prime - 1), which the file leaves out. */
function reducedBelow(d: Uint8Array, prime: Uint8Array): Uint8Array {
  const reduced = numberOf(d) % (numberOf(prime) - 1n);
  return Buffer.from(reduced.toString(16).padStart(2 * prime.length, '0'), 'hex');
}

function numberOf(magnitude: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(magnitude).toString('hex')}`);
}

function fromJwk(key: JsonWebKey): KeyObject {
  return createPrivateKey({ key, format: 'jwk' });
}

function urlTexts(numbers: Record<string, Uint8Array>): Record<string, string> {
  const texts = Object.entries(numbers).map(([name, bytes]) => [name, urlText(bytes)] as const);
  return Object.fromEntries(texts);
}

function urlText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
