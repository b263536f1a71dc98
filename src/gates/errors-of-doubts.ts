import { SosError } from '../base/index.ts';
import type { Finding } from '../trust/index.ts';

/** Somebody took back what they said about a brief, or about who may what; it could forbid what is asked. */
export function recordsTakenBack(brief: string, takenBack: readonly Finding[]): SosError {
  const [first, ...more] = takenBack;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  const { adopt, leaveOut } = first?.settling ?? {};
  return new SosError({
    kind: 'incomplete',
    code: 'gates.taken-back',
    message: `Something that ${brief} rests on is in doubt: ${first?.message ?? ''}${others}. It could forbid this, so nothing is decided.`,
    hint: 'ask its author about it; then whoever may revoke keys says whether it counts: its author only that it does',
    next: [...[adopt, leaveOut].flatMap((command) => command ?? []), 'sos verify'],
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
