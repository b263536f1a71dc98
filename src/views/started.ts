/** What `sos init` did. */
export interface StartedView {
  /** `founded`: a new ledger; `adopted`: the remote had one, which is here now. */
  readonly outcome: 'founded' | 'adopted';
  /** The ledger's id: what others pin with `sos join NAME --ledger ID`. */
  readonly ledger: string;
  readonly name: string;
  readonly fingerprint: string | null;
  /** The new private key; null where an existing one is used. */
  readonly keyFile: string | null;
  readonly remote: string | null;
  readonly branch: 'sos/ledger';
}

interface Outcome {
  readonly outcome: 'founded' | 'adopted';
  readonly ledger: string;
  readonly name: string;
  readonly fingerprint: string | undefined;
  readonly keyFile: string | undefined;
  readonly remote: string | undefined;
}

/** Shapes the answer of `sos init`. */
export function startedView(started: Outcome): StartedView {
  return {
    outcome: started.outcome,
    ledger: started.ledger,
    name: started.name,
    fingerprint: started.fingerprint ?? null,
    keyFile: started.keyFile ?? null,
    remote: started.remote ?? null,
    branch: 'sos/ledger',
  };
}
