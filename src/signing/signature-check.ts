import { concatBytes, cryptography } from '../base/index.ts';
import type { KeyMaterial } from './key-material.ts';
import type { Curve, KeyType } from './key-type.ts';
import type { OpenedKey } from './opened-key.ts';
import { WireReader } from './wire-reader.ts';
import { wireUint32 } from './wire-writer.ts';

/** What a security key says it asked of the person before it signed. */
export interface SecurityKeyFlags {
  /** Somebody touched it. */
  readonly touch: boolean;
  /** Somebody gave its PIN or a fingerprint. */
  readonly pin: boolean;
  /** Signatures made before this one, as the security key counts; some always say 0. */
  readonly counter: number;
}

/** Whether a raw signature fits; `flags` only for security keys. */
export type CheckAnswer =
  | { readonly ok: true; readonly flags?: SecurityKeyFlags }
  | { readonly ok: false; readonly code: CheckProblem };

/** How a raw signature can fail. */
export type CheckProblem =
  'signing.malformed-signature' | 'signing.unsupported-algorithm' | 'signing.bad-signature';

interface Parts {
  readonly raw: Uint8Array;
  readonly digest: 'sha256' | 'sha384' | 'sha512' | undefined;
}

/**
 * Checks a signature in SSH wire form over bytes. The algorithm must be one of the key's own, and
 * the raw signature must have the algorithm's exact length before `node:crypto` sees it.
 * Source: RFC 5656 section 3.1.2, RFC 8332 section 3, RFC 8709 section 6, OpenSSH PROTOCOL.u2f.
 */
export function checkSignature(
  opened: OpenedKey,
  bytes: Uint8Array,
  signature: Uint8Array,
): CheckAnswer {
  const reader = new WireReader(signature);
  const algorithm = reader.name();
  const payload = reader.string();
  if (reader.hasFailed) return { ok: false, code: 'signing.malformed-signature' };
  if (!isAlgorithmOf(opened.key.type, algorithm))
    return { ok: false, code: 'signing.unsupported-algorithm' };
  const seal = readSeal(opened.material, reader);
  const parts = readParts(opened.material, algorithm, payload);
  if (!reader.isWhole || parts === undefined)
    return { ok: false, code: 'signing.malformed-signature' };
  const signed = seal === undefined ? bytes : sealedBytes(bytes, seal);
  if (!fits(opened, signed, parts)) return { ok: false, code: 'signing.bad-signature' };
  return seal === undefined ? { ok: true } : { ok: true, flags: flagsOf(seal) };
}

/** SHA-1 (`ssh-rsa`) is no algorithm of an RSA key any more. */
function isAlgorithmOf(type: KeyType, algorithm: string): boolean {
  if (type !== 'ssh-rsa') return algorithm === type;
  return algorithm === 'rsa-sha2-512' || algorithm === 'rsa-sha2-256';
}

function readParts(
  material: KeyMaterial,
  algorithm: string,
  payload: Uint8Array,
): Parts | undefined {
  switch (material.family) {
    case 'ed25519':
      return payload.length === 64 ? { raw: payload, digest: undefined } : undefined;
    case 'ecdsa':
      return readEcdsaParts(material.curve, payload);
    case 'rsa':
      if (payload.length !== material.modulus.length) return undefined;
      return { raw: payload, digest: algorithm === 'rsa-sha2-512' ? 'sha512' : 'sha256' };
  }
}

/** Two positive numbers, put side by side in the curve's width (IEEE P1363). */
function readEcdsaParts(curve: Curve, payload: Uint8Array): Parts | undefined {
  const reader = new WireReader(payload);
  const r = reader.positive();
  const s = reader.positive();
  if (!reader.isWhole || r.length > curve.size || s.length > curve.size) return undefined;
  const raw = new Uint8Array(2 * curve.size);
  raw.set(r, curve.size - r.length);
  raw.set(s, 2 * curve.size - s.length);
  return { raw, digest: curve.digest };
}

function fits(opened: OpenedKey, signed: Uint8Array, parts: Parts): boolean {
  const key = { key: opened.verifier, dsaEncoding: 'ieee-p1363' as const };
  try {
    return cryptography().verify(parts.digest, signed, key, parts.raw);
  } catch {
    return false;
  }
}

interface Seal {
  readonly application: Uint8Array;
  readonly flags: number;
  readonly counter: number;
}

function readSeal(material: KeyMaterial, reader: WireReader): Seal | undefined {
  if (material.family === 'rsa' || material.application === undefined) return undefined;
  return { application: material.application, flags: reader.byte(), counter: reader.uint32() };
}

/** What a security key signs instead of the bytes themselves. */
function sealedBytes(bytes: Uint8Array, seal: Seal): Uint8Array {
  return concatBytes([
    cryptography().createHash('sha256').update(seal.application).digest(),
    Uint8Array.of(seal.flags),
    wireUint32(seal.counter),
    cryptography().createHash('sha256').update(bytes).digest(),
  ]);
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;

function flagsOf(seal: Seal): SecurityKeyFlags {
  return {
    touch: (seal.flags & USER_PRESENT) !== 0,
    pin: (seal.flags & USER_VERIFIED) !== 0,
    counter: seal.counter,
  };
}
