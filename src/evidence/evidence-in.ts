import { isKind, type TrustedEntry } from '../trust/index.ts';
import { notEvidence } from './errors.ts';

/** Takes a record for the evidence that a verb needs. Throws `evidence.not-evidence`. */
export function evidenceIn(entry: TrustedEntry): TrustedEntry<'evidence'> {
  if (!isKind(entry, 'evidence')) throw notEvidence(entry);
  return entry;
}
