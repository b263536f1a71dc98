import { cryptography, utf8 } from '../base/index.ts';
import { builtInRules } from './built-in-rules.ts';
import { POLICY_RULE } from './rule.ts';

/** A secret that is to be spoken of without being said. */
export interface ToldSecret {
  readonly rule: string;
  readonly secret: Uint8Array;
  /** Where it stands, such as `src/a.ts:3`: stands for secrets that could be guessed. */
  readonly place: string;
  /** The ledger's id, so that fingerprints of two ledgers tell nothing of each other. */
  readonly salt: string;
}

const DIGITS = 24;

/** What stands before the digits: a rule's name is short. */
const BEFORE_DIGITS = /sos1:[a-z0-9.-]{1,64}:$/;
const LONGEST_NAME = 70;

/**
 * Names a secret without saying it: `sos1:<rule>:<24 hex digits of an HMAC-SHA-256>`. It stands
 * still when lines move and changes with the secret. Threat: whoever has a digest of a password
 * finds the password by trying; so what people choose is named by its place instead.
 */
export function fingerprintOf({ rule, secret, place, salt }: ToldSecret): string {
  const mac = cryptography().createHmac('sha256', `sos-secret-v1 ${salt}`);
  const named = isNamedByPlace(rule) ? utf8(`place ${place}`) : secret;
  return `sos1:${rule}:${mac.update(`${rule}\n`).update(named).digest('hex').slice(0, DIGITS)}`;
}

/** Tells whether what a rule finds is named by where it stands, and goes by that name whatever it is. */
export function isNamedByPlace(rule: string): boolean {
  const known = builtInRules().find(({ id }) => id === rule);
  // Of what a policy looks for nobody here knows how well it is chosen.
  return known?.guessable ?? rule.startsWith(POLICY_RULE);
}

/**
 * Tells whether bytes are the digits of a fingerprint. The names of rules hold words such as `key`
 * and `token`, so that whatever speaks of a secret by its fingerprint would look like one.
 */
export function endsFingerprint(bytes: Uint8Array, start: number, end: number): boolean {
  const text = Buffer.from(bytes.subarray(Math.max(0, start - LONGEST_NAME), end)).toString(
    'latin1',
  );
  const digits = text.slice(text.length - (end - start));
  if (digits.length !== DIGITS || !/^[0-9a-f]+$/.test(digits)) return false;
  return BEFORE_DIGITS.test(text.slice(0, -DIGITS));
}
