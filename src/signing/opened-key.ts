import { bufferOf, cryptography } from '../base/index.ts';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { BoundedMap } from './bounded-map.ts';
import { materialOf, type KeyMaterial } from './key-material.ts';
import { weaknessOf } from './key-weakness.ts';
import { publicKeyOf, type PublicKey } from './public-key.ts';

/** A public key, its numbers, and the form in which `node:crypto` uses it. */
export interface OpenedKey {
  readonly key: PublicKey;
  readonly material: KeyMaterial;
  readonly verifier: KeyObject;
}

/** Why bytes or text are no public key that sos takes. */
export type KeyProblem =
  'signing.malformed-key' | 'signing.unsupported-key' | 'signing.degenerate-key';

/** A key ready for use, or why there is none, in words that fit after the key's name. */
export type OpenedAnswer =
  | { readonly ok: true; readonly opened: OpenedKey }
  | { readonly ok: false; readonly problem: KeyProblem; readonly reason: string };

/** Keys met before: opening one again costs about a seventh of checking one signature. */
const kept = new BoundedMap<OpenedKey>(512);

/** Reads and checks a key blob and opens it for verification; remembers the last 512 good ones. */
export function openKey(blob: Uint8Array): OpenedAnswer {
  const name = bufferOf(blob).toString('latin1');
  const known = kept.get(name);
  if (known !== undefined) return { ok: true, opened: known };
  const answer = openUnknown(blob.slice());
  if (answer.ok) kept.set(name, answer.opened);
  return answer;
}

function openUnknown(blob: Uint8Array): OpenedAnswer {
  const read = materialOf(blob);
  if (!read.ok) return refuse(read.problem, REASONS[read.problem]);
  const weakness = weaknessOf(read.material);
  if (weakness !== undefined) return refuse('signing.degenerate-key', weakness);
  const verifier = importKey(read.material);
  if (verifier === undefined)
    return refuse('signing.degenerate-key', 'its point is not on its curve');
  const key = publicKeyOf(read.type, blob);
  return { ok: true, opened: { key, material: read.material, verifier } };
}

const REASONS = {
  'signing.malformed-key': 'it is not a well-formed public key',
  'signing.unsupported-key': 'its type is none that sos checks signatures of',
};

function refuse(problem: KeyProblem, reason: string): OpenedAnswer {
  return { ok: false, problem, reason };
}

function importKey(material: KeyMaterial): KeyObject | undefined {
  try {
    return cryptography().createPublicKey({ key: jwkOf(material), format: 'jwk' });
  } catch {
    return undefined;
  }
}

function jwkOf(material: KeyMaterial): JsonWebKey {
  switch (material.family) {
    case 'ed25519':
      return { kty: 'OKP', crv: 'Ed25519', x: urlText(material.point) };
    case 'ecdsa':
      return {
        kty: 'EC',
        crv: material.curve.jwkName,
        x: urlText(material.x),
        y: urlText(material.y),
      };
    case 'rsa':
      return { kty: 'RSA', n: urlText(material.modulus), e: urlText(material.exponent) };
  }
}

function urlText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
