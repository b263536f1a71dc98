import type { Act } from './act.ts';
import { pinsByKey } from './pins.ts';
import { onlyOnce } from './given.ts';
import { countsUnder } from './policies.ts';
import type { JoinRequest, Principal, RosterKey } from './roster.ts';
import type { Office } from './office.ts';
import type { Settled } from './settle.ts';
import type { Walk } from './walk.ts';

/** Who may what now, as of all records together. */
export function rosterOf(settled: Settled): Map<string, Principal> {
  const byName = new Map<string, Act[]>();
  for (const act of settled.walk.authority.acts) {
    const acts = byName.get(act.principal);
    if (acts === undefined) byName.set(act.principal, [act]);
    else acts.push(act);
  }
  const ends = pinsByKey(settled.pins);
  const names = [...byName.keys()].sort();
  return new Map(
    names.map((name) => [name, principalOf({ name, acts: byName.get(name) ?? [], ends }, settled)]),
  );
}

/** What was done about a name, and how keys ended. */
interface Doings {
  readonly name: string;
  readonly acts: readonly Act[];
  readonly ends: Ends;
}

type Ends = ReturnType<typeof pinsByKey>;

/** What a name may is what its keys may together. */
function principalOf({ name, acts, ends }: Doings, { walk, budgets, policy }: Settled): Principal {
  const { authority, everything } = walk;
  const bound = onlyFirst(acts.flatMap((act) => keyOf(act, ends)));
  const keys = bound.map((key) => {
    const records = authority.budgetOf(key.fingerprint, everything);
    if (records === undefined) return key;
    return { ...key, budget: { records, spent: budgets.spentBy(key.fingerprint) } };
  });
  const offices = keys.map(({ fingerprint }) =>
    authority.officeOfKey({ name, fingerprint }, everything, policy),
  );
  const permissions = onlyOnce(offices.flatMap((each) => each.permissions));
  const roles = [...new Set(offices.flatMap((each) => each.roles))];
  const isWhole = (office?: Office): boolean =>
    office?.permissions.length === permissions.length && office.roles.length === roles.length;
  const decides = ({ fingerprint }: RosterKey): boolean =>
    countsUnder(policy, { name, lineage: authority.lineageOf(fingerprint, everything) });
  return {
    name,
    person: offices.some(({ person }) => person),
    roles,
    permissions,
    keys: keys.map((key, place) => ({
      ...key,
      ...(decides(key) ? { decides: true } : {}),
      ...(isWhole(offices[place]) ? {} : { narrower: true }),
    })),
  };
}

/** A key that was bound twice is listed once. */
function onlyFirst(keys: readonly RosterKey[]): RosterKey[] {
  const met = new Set<string>();
  return keys.filter(({ fingerprint }) => !met.has(fingerprint) && met.add(fingerprint));
}

function keyOf(act: Act, ends: Ends): RosterKey[] {
  if (act.key === undefined) return [];
  const ways = (ends.get(act.key.fingerprint) ?? []).map((pin) => pin.why);
  const ended = ways.includes('revoked') ? 'revoked' : ways[0];
  const { fingerprint, publicKey } = act.key;
  return [{ fingerprint, publicKey, boundBy: act.id, standing: ended ?? 'active' }];
}

/** Keys that ask to be enrolled and are not. */
export function requestsOf({ joins, authority }: Walk): JoinRequest[] {
  return joins.flatMap(({ id, entry: { path, oid, record } }) => {
    if (record.kind !== 'join' || !('publicKey' in record)) return [];
    if (authority.isBound(record.key)) return [];
    const { principal, publicKey, key: fingerprint, roles, note, at } = record;
    return [{ id, path, oid, principal, publicKey, fingerprint, roles, note, at }];
  });
}
