/** What `sos sync` did. */
export interface SyncedView {
  readonly outcome: 'settled' | 'no-remote' | 'not-there' | 'refused' | 'unreachable' | 'contended';
  readonly remote: string | null;
  /** Files that came, and files that went. */
  readonly received: number;
  readonly sent: number;
  /** Why it did not settle, in Git's or the remote's words. */
  readonly detail: string | null;
  /** What the remote had lost or rewritten. */
  readonly alarms: readonly { readonly code: string; readonly message: string }[];
}

interface Outcome extends Omit<SyncedView, 'remote' | 'detail' | 'alarms'> {
  readonly detail: string | undefined;
  readonly findings: SyncedView['alarms'];
}

/** Shapes the answer of `sos sync`. */
export function syncedView(synced: Outcome, remote: string | undefined): SyncedView {
  const { outcome, received, sent, detail, findings } = synced;
  const alarms = findings.map(({ code, message }) => ({ code, message }));
  return { outcome, remote: remote ?? null, received, sent, detail: detail ?? null, alarms };
}
