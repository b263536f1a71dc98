import type { RecordId } from '../base/index.ts';
import type { RecordOf } from '../records/index.ts';
import type { Act } from './act.ts';
import { permissionsOf } from './given.ts';
import type { Node } from './graph.ts';
import { bitsOf } from './known-acts.ts';
import type { Policy } from './policies.ts';
import { holds, mayPassOn, mayVouchForPersons, withPresence } from './office.ts';
import { acceptedOf, type Accepted, type Walk } from './walk.ts';

/** Two enrolments of one name, with different keys, whose authors did not know of each other's. */
export interface Meeting {
  readonly node: Node;
  readonly other: Node;
  /** What the author of the first one lacks to have written the other; undefined where nothing. */
  readonly lacking: string | undefined;
}

type Enrolment = Accepted & { readonly record: RecordOf<'enrol'> };

/**
 * Finds enrolments of one name that did not know of each other. One whose author could not have
 * written the other one does not count. Threat: somebody who may let in little writes as if they
 * did not know that a name is taken, and a stranger speaks under it.
 */
export function meetingsIn({ accepted, authority }: Walk): Meeting[] {
  const keys = keysBoundBy(authority.acts);
  // The same key, let in by two who did not know of each other, is no stranger's.
  const isOfOtherKey = (one: Enrolment, other: Enrolment): boolean =>
    keys.get(one.node.id) !== keys.get(other.node.id);
  return groupedByName(acceptedOf(accepted, 'enrol')).flatMap((enrolments) =>
    strangersAmong(enrolments).flatMap(({ one, others }) => {
      const policy = authority.policies.named(one.record.policy);
      return others
        .filter((other) => isOfOtherKey(one, other))
        .map((other) => ({
          node: one.node,
          other: other.node,
          lacking: lackingFor(other, one, policy),
        }));
    }),
  );
}

function keysBoundBy(acts: readonly Act[]): ReadonlyMap<RecordId, string | undefined> {
  return new Map(acts.map(({ id, key }) => [id, key?.fingerprint]));
}

function groupedByName(enrolments: readonly Enrolment[]): Enrolment[][] {
  const byName = new Map<string, Enrolment[]>();
  for (const enrolment of enrolments) {
    const own = byName.get(enrolment.record.principal);
    if (own === undefined) byName.set(enrolment.record.principal, [enrolment]);
    else own.push(enrolment);
  }
  return [...byName.values()];
}

/**
 * For each enrolment those that it did not know and that did not know it. They come causes first, so
 * only what came before can be known, and most know all of that: these are compared with none.
 */
function strangersAmong(
  enrolments: readonly Enrolment[],
): { readonly one: Enrolment; readonly others: Enrolment[] }[] {
  const found = enrolments.map((one) => ({ one, others: [] as Enrolment[] }));
  const byBit = new Map<number, (typeof found)[number]>();
  let earlier = 0n;
  for (const each of found) {
    for (const other of bitsOf(earlier & ~each.one.known).map((bit) => byBit.get(bit))) {
      if (other === undefined) continue;
      each.others.push(other.one);
      other.others.push(each.one);
    }
    for (const bit of bitsOf(each.one.adds)) byBit.set(bit, each);
    earlier |= each.one.adds;
  }
  return found;
}

/** Names what the author of one enrolment lacks to have written another one. */
function lackingFor(
  { record }: Enrolment,
  { author, node }: Enrolment,
  policy: Policy | undefined,
): string | undefined {
  if (policy === undefined) return undefined;
  const present = withPresence(author, node.entry.presence ?? {});
  if (record.person === true && !mayVouchForPersons(present)) return 'person';
  const role = record.roles.find((name) => !holds(present, `enrol:${name}`));
  if (role !== undefined) return `enrol:${role}`;
  const given = permissionsOf({ ...record, roles: [] }, policy.terms);
  return given.find((permission) => !mayPassOn(present, permission))?.capability;
}
