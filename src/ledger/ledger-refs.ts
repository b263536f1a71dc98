/** The orphan branch that holds the ledger. */
export const LEDGER_REF = 'refs/heads/sos/ledger';

/**
 * Names the ref that remembers a remote's ledger as it was last seen. It stands outside
 * `refs/remotes`, so that the user's own fetch settings never prune or move it.
 */
export function trackingRef(remote: string): string {
  return `refs/sos/remotes/${remote}/ledger`;
}
