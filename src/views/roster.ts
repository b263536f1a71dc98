import { isActive, type JoinRequest, type Principal, type Ruling } from '../trust/index.ts';
import { capabilityView, type CapabilityView } from './capability.ts';

/** A key and what became of it. */
export interface KeyView {
  readonly fingerprint: string;
  readonly publicKey: string;
  readonly standing: 'active' | 'rotated' | 'revoked';
  /** How many records of the key count, and how many it has signed; null: without an end. */
  readonly budget: { readonly records: number; readonly spent: number } | null;
}

/** A principal: who can sign, with what, for what. */
export interface PrincipalView {
  readonly name: string;
  readonly person: boolean;
  readonly active: boolean;
  readonly roles: readonly string[];
  /** None without an active key. `briefs` is null where the capability holds for all of them. */
  readonly capabilities: readonly CapabilityView[];
  readonly keys: readonly KeyView[];
}

/** A key that waits to be enrolled. */
export interface RequestView {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  /** The name is enrolled already: this may be its owner, or somebody else. */
  readonly further: boolean;
  readonly roles: readonly string[];
  readonly at: string;
  /** Words of the asker. */
  readonly untrusted: { readonly note: string | null };
}

/** Who is in the ledger and who asks to be. */
export interface RosterView {
  readonly principals: readonly PrincipalView[];
  readonly requests: readonly RequestView[];
}

/** Shapes a principal. */
export function principalView(principal: Principal): PrincipalView {
  const { name, person, roles, permissions, keys } = principal;
  const active = isActive(principal);
  return {
    name,
    person,
    active,
    roles,
    capabilities: (active ? permissions : []).map(capabilityView),
    keys: keys.map(({ fingerprint, publicKey, standing, budget }) => ({
      fingerprint,
      publicKey,
      standing,
      budget: budget ?? null,
    })),
  };
}

function requestView(request: JoinRequest, further: boolean): RequestView {
  const { id, principal: name, fingerprint, roles, note, at } = request;
  return { id, name, fingerprint, further, roles, at, untrusted: { note: note ?? null } };
}

/** Shapes the answer of `sos identity list`, or of one name. */
export function rosterView({ roster, requests }: Ruling, name?: string): RosterView {
  const wanted = (each: string): boolean => name === undefined || each === name;
  return {
    principals: [...roster.values()].filter((each) => wanted(each.name)).map(principalView),
    requests: requests
      .filter((each) => wanted(each.principal))
      .map((each) => requestView(each, roster.has(each.principal))),
  };
}
