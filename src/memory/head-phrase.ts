import { sha256Hex, utf8 } from '../base/index.ts';
import type { Ruling } from '../trust/index.ts';
import { WORDS } from './words.ts';

/** How many words are said: 64 bits, which nobody meets by trying while two people talk. */
const LENGTH = 8;

/**
 * Says a state of a ledger in eight words that two people compare by voice. They come from the
 * first eight bytes of a SHA-256 over the ledger's id and the sorted heads of its records, a line
 * each: whoever has the same records says the same words.
 */
export function headPhrase({ ledger, heads }: Pick<Ruling, 'ledger' | 'heads'>): readonly string[] {
  const lines = [ledger ?? '', ...heads.toSorted()].map((line) => `${line}\n`);
  const digest = Buffer.from(sha256Hex(utf8(lines.join(''))), 'hex');
  return [...digest.subarray(0, LENGTH)].map((byte) => WORDS[byte] ?? '');
}
