import { bytesOfBase64 } from './base64.ts';
import { openKey, type KeyProblem } from './opened-key.ts';
import type { PublicKey } from './public-key.ts';

/** A public key, or why there is none, in words that fit after the key's name. */
export type PublicKeyAnswer =
  | { readonly ok: true; readonly key: PublicKey }
  | { readonly ok: false; readonly problem: KeyProblem; readonly reason: string };

const LONGEST_LINE = 16_384;
const LINE = /^([a-z0-9@.-]{1,64}) ([A-Za-z0-9+/=]+)(?: [^\r\n]*)?\r?\n?$/;

/**
 * Reads a line such as `ssh-ed25519 AAAA… comment`. The base64 has one accepted spelling and the
 * name before it must be the one inside, so that a line cannot seem to hold another type of key.
 */
export function parsePublicKey(line: string): PublicKeyAnswer {
  const [, type, base64 = ''] = line.length <= LONGEST_LINE ? (LINE.exec(line) ?? []) : [];
  const blob = type === undefined ? undefined : bytesOfBase64(base64);
  if (blob === undefined) return malformed('it is not a line such as ssh-ed25519 AAAA…');
  const answer = openKey(blob);
  if (!answer.ok) return answer;
  const { key } = answer.opened;
  return key.type === type ? { ok: true, key } : malformed('it names another type than it is');
}

function malformed(reason: string): PublicKeyAnswer {
  return { ok: false, problem: 'signing.malformed-key', reason };
}
