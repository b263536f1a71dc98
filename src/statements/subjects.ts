import type { RecordId } from '../base/index.ts';
import type { ResourceDescriptor } from './statement.ts';

/**
 * Names a commit and its tree, each as a thing of its own: a consumer that matches any digest of one
 * thing must not take the one for the other. Source: in-toto "DigestSet", `gitCommit`, `gitTree`.
 */
export function gitSubjects(
  commit: string,
  tree: string | undefined,
): readonly [ResourceDescriptor, ...ResourceDescriptor[]] {
  return [
    { name: 'commit', digest: { gitCommit: commit } },
    ...(tree === undefined ? [] : [{ name: 'tree', digest: { gitTree: tree } }]),
  ];
}

/** Names something of a ledger. The scheme says what it is; nothing is fetched by it. */
export function ledgerUri(ledger: string, ...path: readonly string[]): string {
  return ['sos:ledger', ledger, ...path].join('/');
}

/** Names the record that a statement says again, for whoever has the ledger and looks. */
export function recordDescriptor(
  ledger: string,
  id: RecordId,
  annotations: Readonly<Record<string, unknown>>,
): ResourceDescriptor {
  return {
    name: 'record',
    uri: ledgerUri(ledger, 'record', id),
    digest: { sha256: id },
    annotations,
  };
}
