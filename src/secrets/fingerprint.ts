import { cryptography, utf8 } from '../base/index.ts';
import { builtInRules } from './built-in-rules.ts';

/** A secret that is to be spoken of without being said. */
export interface ToldSecret {
  readonly rule: string;
  readonly secret: Uint8Array;
  /** Where it stands, such as `src/a.ts:3`: stands for secrets that could be guessed. */
  readonly place: string;
  /** The ledger's id, so that fingerprints of two ledgers tell nothing of each other. */
  readonly salt: string;
}

/**
 * Names a secret without saying it: `sos1:<rule>:<24 hex digits of an HMAC-SHA-256>`. It stands
 * still when lines move and changes with the secret. Threat: whoever has a digest of a password
 * finds the password by trying; so what people choose is named by its place instead.
 */
export function fingerprintOf({ rule, secret, place, salt }: ToldSecret): string {
  const guessable = builtInRules().some(({ id, guessable }) => id === rule && guessable);
  const mac = cryptography().createHmac('sha256', `sos-secret-v1 ${salt}`);
  const named = guessable ? utf8(`place ${place}`) : secret;
  return `sos1:${rule}:${mac.update(`${rule}\n`).update(named).digest('hex').slice(0, 24)}`;
}
