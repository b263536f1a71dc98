import type { GateTerms } from '../records/index.ts';
import { isActive, mayDo, type Principal, type Ruling, type TrustedEntry } from '../trust/index.ts';

const ROLE = 'role:';

/** Tells whether somebody signed something as the one that a gate names. */
export function signedAsHolder(
  { author, roles }: Pick<TrustedEntry, 'author' | 'roles'>,
  gate: Pick<GateTerms, 'holder'>,
): boolean {
  return isHolder({ name: author, roles }, gate);
}

/** Tells whether a principal is the one a gate names, by name or by a role. */
export function isHolder(
  principal: Pick<Principal, 'name' | 'roles'>,
  gate: Pick<GateTerms, 'holder'>,
): boolean {
  if (!gate.holder.startsWith(ROLE)) return principal.name === gate.holder;
  return principal.roles.includes(gate.holder.slice(ROLE.length));
}

/** Returns the principals named by a gate, whether or not they can answer it. */
export function namedHolders(gate: GateTerms, roster: Ruling['roster']): Principal[] {
  return [...roster.values()].filter((principal) => isHolder(principal, gate));
}

/**
 * Returns who can answer a gate of a brief now: named by it, with a key that still signs, with the
 * capability, and a person where the gate asks for one. Empty means a gate without a door.
 */
export function holdersOf(
  gate: GateTerms,
  roster: Ruling['roster'],
  brief?: string,
): readonly string[] {
  return namedHolders(gate, roster)
    .filter((principal) => canAnswer(principal, gate, brief))
    .map((principal) => principal.name);
}

function canAnswer(principal: Principal, gate: GateTerms, brief: string | undefined): boolean {
  if (!isActive(principal)) return false;
  if (gate.person === true && !principal.person) return false;
  return mayDo(principal, `gate:${gate.name}`, brief);
}
