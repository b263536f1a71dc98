/** What `sos join` did. */
export interface JoinedView {
  readonly outcome: 'asked' | 'asked-before' | 'already-enrolled';
  readonly ledger: string;
  /** The ledger's id came with the first fetch and nobody vouched for it. */
  readonly believed: boolean;
  readonly name: string;
  readonly fingerprint: string;
  /** What whoever may enrol has to type, in their clone; null where nobody has to. */
  readonly admit: string | null;
  /** The new private key; null where an existing one is used. */
  readonly keyFile: string | null;
  /** A private key of yours that the ledger knew under this name, and that is used. */
  readonly foundKey: string | null;
}

interface Outcome extends Omit<JoinedView, 'keyFile' | 'foundKey' | 'admit'> {
  readonly admit: string | undefined;
  readonly keyFile: string | undefined;
  readonly foundKey: string | undefined;
}

/** Shapes the answer of `sos join`. */
export function joinedView(joined: Outcome): JoinedView {
  const { outcome, ledger, believed, name, fingerprint, admit, keyFile, foundKey } = joined;
  const known = { outcome, ledger, believed, name, fingerprint };
  const files = { keyFile: keyFile ?? null, foundKey: foundKey ?? null };
  return { ...known, admit: admit ?? null, ...files };
}
