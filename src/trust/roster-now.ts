import type { Act } from './authority.ts';
import type { Budgets } from './budgets.ts';
import type { Pin } from './pins.ts';
import { onlyOnce } from './given.ts';
import { countsUnder } from './policies.ts';
import type { JoinRequest, Principal, RosterKey } from './roster.ts';
import type { Standing } from './standing.ts';
import type { Settled } from './settle.ts';
import type { Walk } from './walk.ts';

/** Who may what now, as of all records together. */
export function rosterOf(settled: Settled): Map<string, Principal> {
  const { authority } = settled.walk;
  const names = [...new Set(authority.acts.map((act) => act.principal))].sort();
  return new Map(names.map((name) => [name, principalOf(name, settled)]));
}

/** What a name may is what its keys may together. */
function principalOf(name: string, { walk, pins, budgets, policy }: Settled): Principal {
  const { authority, everything } = walk;
  const acts = authority.acts.filter((act) => act.principal === name);
  const keys = onlyFirst(acts.flatMap((act) => keyOf(act, pins, budgets)));
  const standings = keys.map(({ fingerprint }) =>
    authority.standingOfKey({ name, fingerprint }, everything, policy),
  );
  const permissions = onlyOnce(standings.flatMap((each) => each.permissions));
  const roles = [...new Set(standings.flatMap((each) => each.roles))];
  const isWhole = (standing?: Standing): boolean =>
    standing?.permissions.length === permissions.length && standing.roles.length === roles.length;
  const decides = ({ fingerprint }: RosterKey): boolean =>
    countsUnder(policy, { name, lineage: authority.lineageOf(fingerprint, everything) });
  return {
    name,
    person: standings.some(({ person }) => person),
    roles,
    permissions,
    keys: keys.map((key, place) => ({
      ...key,
      ...(decides(key) ? { decides: true } : {}),
      ...(isWhole(standings[place]) ? {} : { narrower: true }),
    })),
  };
}

/** A key that was bound twice is listed once. */
function onlyFirst(keys: readonly RosterKey[]): RosterKey[] {
  return keys.filter(
    ({ fingerprint }, place) => keys.findIndex((key) => key.fingerprint === fingerprint) === place,
  );
}

function keyOf(act: Act, pins: readonly Pin[], budgets: Budgets): RosterKey[] {
  if (act.key === undefined) return [];
  const ends = pins.filter((pin) => pin.key === act.key?.fingerprint).map((pin) => pin.why);
  const ended = ends.includes('revoked') ? 'revoked' : ends[0];
  const { fingerprint, publicKey, maxRecords } = act.key;
  const key: RosterKey = {
    fingerprint,
    publicKey,
    boundBy: act.id,
    standing: ended ?? 'active',
  };
  if (maxRecords === undefined) return [key];
  return [{ ...key, budget: { records: maxRecords, spent: budgets.spentBy(fingerprint) } }];
}

/** Keys that ask to be enrolled and are not. */
export function requestsOf({ joins, authority }: Walk): JoinRequest[] {
  return joins.flatMap(({ id, entry: { path, oid, record } }) => {
    if (record.kind !== 'join' || !('publicKey' in record)) return [];
    if (authority.anyBindingOf(record.key) !== undefined) return [];
    const { principal, publicKey, key: fingerprint, roles, note, at } = record;
    return [{ id, path, oid, principal, publicKey, fingerprint, roles, note, at }];
  });
}
