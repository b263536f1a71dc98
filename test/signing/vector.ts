import { concatBytes, utf8 } from '../../src/base/index.ts';
import { armor } from '../../src/signing/armor.ts';
import type { SignatureProblem } from '../../src/signing/index.ts';
import { signedBytes, writeSshsig, type Sshsig } from '../../src/signing/sshsig.ts';
import { wireString } from '../../src/signing/wire-writer.ts';

/** A signature, what must become of it, and why. */
export interface Vector {
  readonly group: string;
  readonly name: string;
  /** Why it is good, or which threat its refusal stops. */
  readonly reason: string;
  readonly message: string;
  readonly namespace: string;
  readonly armored: string;
  readonly expect: 'good' | SignatureProblem;
  /** Why `ssh-keygen` may take what we refuse. */
  readonly stricter?: string;
}

export const NAMESPACE = 'sos-record-v1';
export const MESSAGE = 'sos: 1\nkind: message\n';

/** What a case says of itself: name, reason, expectation, and why we are stricter where we are. */
export type Telling = readonly [
  name: string,
  reason: string,
  expect: Vector['expect'],
  stricter?: string | undefined,
];

/** A raw signature in the parts that SSHSIG wraps. */
export interface RawParts {
  readonly publicKey: Uint8Array;
  readonly algorithm: string;
  readonly payload: Uint8Array;
  readonly message?: string;
}

/** Puts a case together from a raw signature. */
export function rawVector(group: string, telling: Telling, parts: RawParts): Vector {
  const { publicKey, algorithm, payload, message = MESSAGE } = parts;
  const signature = concatBytes([wireString(algorithm), wireString(payload)]);
  return told(group, telling, { armored: wrapped({ publicKey, signature }), message });
}

/** Puts a case together from a text. */
export function told(
  group: string,
  [name, reason, expect, stricter]: Telling,
  { armored, message = MESSAGE }: { armored: string; message?: string },
): Vector {
  const vector = { group, name, reason, message, namespace: NAMESPACE, armored, expect };
  return stricter === undefined ? vector : { ...vector, stricter };
}

/** Wraps a key and a signature as SSHSIG for our namespace. */
export function wrapped(parts: Pick<Sshsig, 'publicKey' | 'signature'> & Partial<Sshsig>): string {
  return armor(writeSshsig({ namespace: utf8(NAMESPACE), digestName: 'sha512', ...parts }));
}

/** The bytes that a key signs for a message. */
export function bytesFor(message = MESSAGE, digest: 'sha256' | 'sha512' = 'sha512'): Uint8Array {
  return signedBytes(utf8(message), utf8(NAMESPACE), digest);
}
