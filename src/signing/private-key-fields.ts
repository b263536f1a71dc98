import type { JsonWebKey, KeyObject } from 'node:crypto';
import { concatBytes, cryptography, sameBytes } from '../base/index.ts';
import type { KeyMaterial } from './key-material.ts';
import type { WireReader } from './wire-reader.ts';

const SEED_LENGTH = 32;

/** Stands before the coordinates of an elliptic point. */
const UNCOMPRESSED = Uint8Array.of(4);

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

function readSigner(material: KeyMaterial, reader: WireReader): KeyObject | undefined {
  switch (material.family) {
    case 'ed25519':
      return readEd25519(material.point, reader);
    case 'ecdsa':
      return readEcdsa(material, reader);
    case 'rsa':
      return readRsa(reader);
  }
}

/** The public half stands there twice more; copies that differ would mean a damaged file. */
function readEd25519(point: Uint8Array, reader: WireReader): KeyObject | undefined {
  const copy = reader.string();
  const seedAndPoint = reader.string();
  const seed = seedAndPoint.subarray(0, SEED_LENGTH);
  const isWhole = sameBytes(seedAndPoint.subarray(SEED_LENGTH), point) && sameBytes(copy, point);
  // Source: RFC 8037, section 2.
  return isWhole
    ? fromJwk({ kty: 'OKP', crv: 'Ed25519', ...urlTexts({ d: seed, x: point }) })
    : undefined;
}

function readEcdsa(
  material: Extract<KeyMaterial, { family: 'ecdsa' }>,
  reader: WireReader,
): KeyObject | undefined {
  const { curve, x, y } = material;
  const isSameCurve = reader.name() === curve.sshName;
  const isSamePoint = sameBytes(reader.string(), concatBytes([UNCOMPRESSED, x, y]));
  const scalar = reader.positive();
  if (!isSameCurve || !isSamePoint) return undefined;
  const d = concatBytes([new Uint8Array(curve.size - scalar.length), scalar]);
  return fromJwk({ kty: 'EC', crv: curve.jwkName, ...urlTexts({ x, y, d }) });
}

/** OpenSSL would quietly work around factors that do not fit, so they are looked at here. */
function readRsa(reader: WireReader): KeyObject | undefined {
  const [n, e, d] = [reader.positive(), reader.positive(), reader.positive()];
  const [qi, p, q] = [reader.positive(), reader.positive(), reader.positive()];
  const [prime, other] = [numberOf(p), numberOf(q)];
  const fit = prime * other === numberOf(n) && (numberOf(qi) * other) % prime === 1n;
  if (!fit) return undefined;
  const dp = bytesOf(numberOf(d) % (prime - 1n), p.length);
  const dq = bytesOf(numberOf(d) % (other - 1n), q.length);
  return fromJwk({ kty: 'RSA', ...urlTexts({ n, e, d, p, q, dp, dq, qi }) });
}

function numberOf(magnitude: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(magnitude).toString('hex')}`);
}

function bytesOf(number: bigint, length: number): Uint8Array {
  return Buffer.from(number.toString(16).padStart(2 * length, '0'), 'hex');
}

function fromJwk(key: JsonWebKey): KeyObject {
  return cryptography().createPrivateKey({ key, format: 'jwk' });
}

function urlTexts(numbers: Record<string, Uint8Array>): Record<string, string> {
  const texts = Object.entries(numbers).map(([name, bytes]) => [name, urlText(bytes)] as const);
  return Object.fromEntries(texts);
}

function urlText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
