import { shortId, SosError } from '../base/index.ts';
import type { GateState } from './gate-state.ts';
import type { Finding, TrustedEntry } from '../trust/index.ts';
import { someOf } from './some-of.ts';

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

/** What an answer rests on stands at a place of its chain where the same key said another thing. */
export function forkedGround(within: readonly TrustedEntry[]): SosError {
  const named = within.map(({ id, kind, author }) => `${kind} ${shortId(id)} of ${author}`);
  const names = [...new Set(within.map(({ author }) => author))];
  return new SosError({
    kind: 'untrusted',
    code: 'gates.forked',
    message: `${someOf(named)}: this rests on it, and the same key said another thing at the same place of its chain. The key may be stolen, so nothing is decided.`,
    hint: `ask ${someOf(names)} by voice; somebody else who may revoke ends the key behind what is believed, as sos verify has it, or it is signed anew`,
    next: ['sos verify', ...within.slice(0, 1).map(({ id }) => `sos show ${shortId(id)}`)],
    facts: { records: within.map(({ id }) => id), by: names },
  });
}

/** Somebody passes anew what they passed, beside another thing that their key said at that place. */
export function ownPassForked(gate: GateState, pass: TrustedEntry): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'gates.forked',
    message: `You passed gate ${gate.name} of ${gate.brief} (${shortId(pass.id)}), and your key said another thing at the same place of its chain: nobody goes by that pass. Nothing was written.`,
    hint: 'if the other word is not yours, your key may be stolen: tell a founder; a pass with --reason is signed anew, and stands alone',
    next: ['sos verify', `sos gate show ${gate.brief} ${gate.name}`, 'sos help gate pass'],
    facts: { records: [pass.id], by: [pass.author] },
  });
}
