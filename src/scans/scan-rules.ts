import { cryptography, utf8 } from '../base/index.ts';

/** Finds secrets in bytes. */
export interface SecretDetector {
  /** Names the rules, so that what was clean under others is looked at again. */
  readonly digest: string;
  find(
    bytes: Uint8Array,
  ): readonly { readonly rule: string; readonly start: number; readonly end: number }[];
}

/** What a scan holds a repository against. */
export interface ScanRules {
  readonly secrets: SecretDetector;
  /** Names what was found without telling it; by its place, where it could be guessed. */
  fingerprint(rule: string, found: Uint8Array, place: string): string;
  /** Paths and names that must not be found; they are never shown. */
  readonly private: readonly string[];
  /** Folders and files that must not be there, as a name or as a path from the top. */
  readonly forbidden: readonly string[];
  /** Bytes of the largest blob. */
  readonly largest: number;
}

/** Bytes of the largest blob where nobody says otherwise. */
export const USUAL_LARGEST = 10 * 1024 * 1024;

/** Changes whenever a scan by the same rules could come out otherwise. */
const ENGINE = 'scan-2';

/** Names everything that decides what is found. */
export function digestOf(rules: ScanRules): string {
  const { secrets, forbidden, largest } = rules;
  // Threat: whoever reads the digest tries private words until one fits.
  const unsaid = rules.private.map((word) => rules.fingerprint('private', utf8(word), ''));
  const words = [ENGINE, secrets.digest, unsaid, forbidden, largest];
  return cryptography().createHash('sha256').update(JSON.stringify(words)).digest('hex');
}
