/** What `sos join` did. */
export interface JoinedView {
  readonly outcome: 'asked' | 'asked-before' | 'already-enrolled';
  readonly ledger: string;
  /** The ledger's id came with the first fetch and nobody vouched for it. */
  readonly believed: boolean;
  readonly name: string;
  readonly fingerprint: string;
  /** The new private key; null where an existing one is used. */
  readonly keyFile: string | null;
}

interface Outcome extends Omit<JoinedView, 'keyFile'> {
  readonly keyFile: string | undefined;
}

/** Shapes the answer of `sos join`. */
export function joinedView(joined: Outcome): JoinedView {
  const { outcome, ledger, believed, name, fingerprint, keyFile } = joined;
  return { outcome, ledger, believed, name, fingerprint, keyFile: keyFile ?? null };
}
