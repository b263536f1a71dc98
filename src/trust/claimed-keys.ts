import { shortId } from '../base/index.ts';
import type { Node } from './graph.ts';
import type { Report } from './report.ts';
import type { Walk } from './walk.ts';

/** A record that binds a key to one name, and one that binds it to another. */
export interface Claim {
  readonly node: Node;
  readonly other: Node;
  /** The name that the other one binds it to. */
  readonly name: string;
}

/**
 * Finds keys that were bound to several names by records that did not know of each other; whoever
 * knew was refused. None of them counts: no claimed time may choose whose the key is. Nobody can do
 * this to somebody else, because each of these records takes a signature of the key itself.
 */
export function claimsIn({ accepted, authority }: Walk): Claim[] {
  const nodes = new Map(accepted.map(({ node }) => [node.id, node]));
  const byKey = new Map<string, Binding[]>();
  for (const { id, principal: name, key } of authority.acts) {
    const node = nodes.get(id);
    if (key === undefined || node === undefined) continue;
    const bindings = byKey.get(key.fingerprint);
    if (bindings === undefined) byKey.set(key.fingerprint, [{ node, name }]);
    else bindings.push({ node, name });
  }
  return [...byKey.values()].flatMap(claimsAmong);
}

interface Binding {
  readonly node: Node;
  readonly name: string;
}

function claimsAmong(bindings: readonly Binding[]): Claim[] {
  const firstOfOther = (name: string): Binding | undefined =>
    bindings.find((each) => each.name !== name);
  const [first] = bindings;
  if (first === undefined || firstOfOther(first.name) === undefined) return [];
  const other = firstOfOther(first.name) ?? first;
  return bindings.map(({ node, name }) => {
    const against = name === first.name ? other : first;
    return { node, other: against.node, name: against.name };
  });
}

/** Reports records that bound a key which others bound to another name. */
export function reportClaims(claims: readonly Claim[], report: Report): void {
  for (const { node, other, name } of claims) {
    const why = `its key was bound to ${name} by ${shortId(other.id)}; neither knew of the other`;
    report.reject('trust.key-bound', node.entry, why);
  }
}
