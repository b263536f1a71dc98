import { SosError } from '../base/index.ts';
import type { Finding } from '../trust/index.ts';

/** Somebody took back what they said about a brief; it could forbid what is asked. */
export function recordsTakenBack(brief: string, takenBack: readonly Finding[]): SosError {
  const [first, ...more] = takenBack.map(({ message }) => message);
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return new SosError({
    kind: 'incomplete',
    code: 'gates.taken-back',
    message: `Something that was said about ${brief} is in doubt: ${first ?? ''}${others}. It could forbid this, so nothing is decided.`,
    hint: 'ask its author about it; then somebody else who may revoke keys says whether it counts',
    next: ['sos verify', 'sos help identity adopt', 'sos help identity revoke'],
  });
}

/** Records that others rest on are not here; one of them could forbid what is asked. */
export function recordsWithheld(holes: readonly Finding[]): SosError {
  const [first, ...more] = holes.map(({ message }) => message);
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return new SosError({
    kind: 'incomplete',
    code: 'gates.records-withheld',
    message: `The ledger is not whole here: ${first ?? ''}${others}. What is missing could take a verdict back, so nothing is decided.`,
    hint: 'whoever has the missing records gives them back at their next sos sync; where nobody has, sos verify says what else mends it',
    next: ['sos sync', 'sos verify'],
  });
}
