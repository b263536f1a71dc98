import type { KeyObject } from 'node:crypto';
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

/** How a raw signature can fail. */
export type CheckProblem =
  'signing.malformed-signature' | 'signing.unsupported-algorithm' | 'signing.bad-signature';

/** What is left to ask `node:crypto` of a signature that has the right form. */
export interface Equation {
  readonly verifier: KeyObject;
  /** What was really signed. */
  readonly signed: Uint8Array;
  /** In the form of the algorithm: ECDSA numbers side by side (IEEE P1363). */
  readonly raw: Uint8Array;
  readonly digest: Curve['digest'] | undefined;
  /** Only of security keys. */
  readonly flags?: SecurityKeyFlags;
}

/** A signature's equation, or why it has none. */
export type EquationAnswer =
  | { readonly ok: true; readonly equation: Equation }
  | { readonly ok: false; readonly code: CheckProblem };

/**
 * Takes a signature in SSH wire form over bytes apart. The algorithm must be one of the key's own,
 * and the raw signature must have the algorithm's exact length before `node:crypto` sees it.
 * Source: RFC 5656 section 3.1.2, RFC 8332 section 3, RFC 8709 section 6, OpenSSH PROTOCOL.u2f.
 */
export function equationOf(
  { key, material, verifier }: OpenedKey,
  bytes: Uint8Array,
  signature: Uint8Array,
): EquationAnswer {
  const reader = new WireReader(signature);
  const algorithm = reader.name();
  const payload = reader.string();
  if (reader.hasFailed) return { ok: false, code: 'signing.malformed-signature' };
  if (!isAlgorithmOf(key.type, algorithm))
    return { ok: false, code: 'signing.unsupported-algorithm' };
  const seal = readSeal(material, reader);
  const parts = readParts(material, algorithm, payload);
  if (!reader.isWhole || parts === undefined)
    return { ok: false, code: 'signing.malformed-signature' };
  if (seal === undefined) return { ok: true, equation: { verifier, signed: bytes, ...parts } };
  const equation = { verifier, signed: sealedBytes(bytes, seal), ...parts, flags: flagsOf(seal) };
  return { ok: true, equation };
}

/** Tells whether an equation holds. */
export function holds({ digest, signed, verifier, raw }: Equation): boolean {
  try {
    return cryptography().verify(digest, signed, keyWithForm(verifier), raw);
  } catch {
    return false;
  }
}

/** Tells the same, worked out beside the thread of the program: several at once where cores are. */
export function holdsAside({ digest, signed, verifier, raw }: Equation): Promise<boolean> {
  return new Promise((resolve) => {
    const tell = (error: Error | null, result: boolean): void => {
      resolve(error === null && result);
    };
    try {
      cryptography().verify(digest, signed, keyWithForm(verifier), raw, tell);
    } catch {
      resolve(false);
    }
  });
}

function keyWithForm(key: KeyObject): { key: KeyObject; dsaEncoding: 'ieee-p1363' } {
  return { key, dsaEncoding: 'ieee-p1363' };
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
): Pick<Equation, 'raw' | 'digest'> | undefined {
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
function readEcdsaParts(
  curve: Curve,
  payload: Uint8Array,
): Pick<Equation, 'raw' | 'digest'> | undefined {
  const reader = new WireReader(payload);
  const r = reader.positive();
  const s = reader.positive();
  if (!reader.isWhole || r.length > curve.size || s.length > curve.size) return undefined;
  const raw = new Uint8Array(2 * curve.size);
  raw.set(r, curve.size - r.length);
  raw.set(s, 2 * curve.size - s.length);
  return { raw, digest: curve.digest };
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
