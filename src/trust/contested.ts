import type { RecordId } from '../base/index.ts';
import type { RecordOf } from '../records/index.ts';
import { fingerprintOf } from './fingerprint.ts';
import { permissionsOf } from './given.ts';
import { pastOf, type Graph, type Node } from './graph.ts';
import type { Policy } from './policies.ts';
import { holds, mayPassOn, mayVouchForPersons, withPresence } from './standing.ts';
import { acceptedOf, type Accepted } from './walk.ts';

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
export function meetingsIn(
  accepted: readonly Accepted[],
  {
    graph,
    policyOf,
  }: { readonly graph: Graph; readonly policyOf: (id: RecordId) => Policy | undefined },
): Meeting[] {
  const byName = groupedByName(acceptedOf(accepted, 'enrol'));
  const pasts = new Map<Node, ReadonlySet<RecordId>>();
  const knew = (one: Enrolment, other: Enrolment): boolean => {
    const past = pasts.get(one.node) ?? pastOf([one.node.id], graph.byId);
    pasts.set(one.node, past);
    return past.has(other.node.id);
  };
  return [...byName.values()].flatMap((enrolments) =>
    enrolments.flatMap((one) =>
      enrolments
        .filter((other) => isOfOtherKey(one, other) && !knew(one, other) && !knew(other, one))
        .map((other) => ({
          node: one.node,
          other: other.node,
          lacking: lackingFor(other, one, policyOf(one.record.policy)),
        })),
    ),
  );
}

function groupedByName(enrolments: readonly Enrolment[]): ReadonlyMap<string, Enrolment[]> {
  const byName = new Map<string, Enrolment[]>();
  for (const enrolment of enrolments) {
    const { principal } = enrolment.record;
    byName.set(principal, [...(byName.get(principal) ?? []), enrolment]);
  }
  return byName;
}

/** The same key, let in by two who did not know of each other, is no stranger's. */
function isOfOtherKey(one: Enrolment, other: Enrolment): boolean {
  return fingerprintOf(one.record.publicKey) !== fingerprintOf(other.record.publicKey);
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
