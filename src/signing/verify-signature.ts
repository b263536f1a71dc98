import { sameBytes, utf8 } from '../base/index.ts';
import { dearmor } from './armor.ts';
import { openKey, type KeyProblem } from './opened-key.ts';
import type { PublicKey } from './public-key.ts';
import {
  equationOf,
  holds,
  holdsAside,
  type Equation,
  type SecurityKeyFlags,
} from './signature-check.ts';
import { readSshsig, signedBytes, type MessageDigest, type Sshsig } from './sshsig.ts';

/** A signature to verify and what it is expected to be. */
export interface SignatureClaim {
  readonly message: Uint8Array;
  /** Text from `-----BEGIN SSH SIGNATURE-----` to the line feed after the footer. */
  readonly armored: string;
  /** What the signature must be for, so that one made for another purpose is worth nothing. */
  readonly namespace: string;
  /** The key that must have made it; without it any key will do, and the answer says which. */
  readonly expectedFingerprint?: string;
}

/** Why a signature is worth nothing. */
export type SignatureProblem =
  | 'signing.malformed-armor'
  | 'signing.malformed-signature'
  | 'signing.wrong-namespace'
  | 'signing.unsupported-algorithm'
  | 'signing.degenerate-key'
  | 'signing.wrong-key'
  | 'signing.bad-signature';

/** Who signed, or why it cannot be said that anybody did. */
export type SignatureAnswer =
  | { readonly ok: true; readonly key: PublicKey; readonly flags?: SecurityKeyFlags }
  | { readonly ok: false; readonly code: SignatureProblem };

/**
 * Verifies an SSHSIG signature over a message. Cheap comparisons come first, and namespace, key and
 * digest are compared here because the format leaves that to the verifier. It returns an answer for
 * every input and throws for none. It says which key signed, not whether that key may.
 */
export function verifySignature(claim: SignatureClaim): SignatureAnswer {
  const stated = statedBy(claim);
  return stated.ok ? answerOf(stated, holds(stated.equation)) : stated;
}

/** Answers the same, its costly part worked out beside the thread of the program. */
export async function verifySignatureAside(claim: SignatureClaim): Promise<SignatureAnswer> {
  const stated = statedBy(claim);
  return stated.ok ? answerOf(stated, await holdsAside(stated.equation)) : stated;
}

/** What a signature says, all compared but its equation; or why it is worth nothing. */
type Stated =
  | { readonly ok: true; readonly key: PublicKey; readonly equation: Equation }
  | { readonly ok: false; readonly code: SignatureProblem };

function statedBy(claim: SignatureClaim): Stated {
  const blob = dearmor(claim.armored);
  if (blob === undefined) return refuse('signing.malformed-armor');
  const sshsig = readSshsig(blob);
  if (sshsig === undefined) return refuse('signing.malformed-signature');
  if (!sameBytes(sshsig.namespace, utf8(claim.namespace))) return refuse('signing.wrong-namespace');
  if (!isMessageDigest(sshsig.digestName)) return refuse('signing.unsupported-algorithm');
  return statedWithKey(claim, sshsig, sshsig.digestName);
}

function statedWithKey(claim: SignatureClaim, sshsig: Sshsig, digest: MessageDigest): Stated {
  const answer = openKey(sshsig.publicKey);
  if (!answer.ok) return refuse(PROBLEM_OF_KEY[answer.problem]);
  const { key } = answer.opened;
  if ((claim.expectedFingerprint ?? key.fingerprint) !== key.fingerprint)
    return refuse('signing.wrong-key');
  const bytes = signedBytes(claim.message, sshsig.namespace, digest);
  const stated = equationOf(answer.opened, bytes, sshsig.signature);
  return stated.ok ? { ...stated, key } : stated;
}

function answerOf(
  { key, equation: { flags } }: Extract<Stated, { ok: true }>,
  isGood: boolean,
): SignatureAnswer {
  if (!isGood) return refuse('signing.bad-signature');
  return flags === undefined ? { ok: true, key } : { ok: true, key, flags };
}

const PROBLEM_OF_KEY: Record<KeyProblem, SignatureProblem> = {
  'signing.malformed-key': 'signing.malformed-signature',
  'signing.unsupported-key': 'signing.unsupported-algorithm',
  'signing.degenerate-key': 'signing.degenerate-key',
};

function isMessageDigest(name: string): name is MessageDigest {
  return name === 'sha512' || name === 'sha256';
}

function refuse(code: SignatureProblem): { readonly ok: false; readonly code: SignatureProblem } {
  return { ok: false, code };
}
