import type { Finding } from '../trust/index.ts';

/** Something that is wrong between here and the remote, with the next command where there is one. */
interface Alarm {
  readonly code: Finding['code'];
  readonly message: string;
  readonly hint: string | null;
}

/** What `sos sync` did. */
export interface SyncedView {
  readonly outcome: 'settled' | 'no-remote' | 'not-there' | 'refused' | 'unreachable' | 'contended';
  readonly remote: string | null;
  /** Files that came, and files that went. */
  readonly received: number;
  readonly sent: number;
  /** Why it did not settle, in Git's or the remote's words. */
  readonly detail: string | null;
  /** What the remote had lost or rewritten, and what is missing since this user last saw it. */
  readonly alarms: readonly Alarm[];
  /** Alarms that `--heal` put an end to. */
  readonly healed: readonly Alarm[];
}

interface Said {
  readonly code: Finding['code'];
  readonly message: string;
  readonly hint?: string;
}

interface Outcome extends Omit<SyncedView, 'remote' | 'detail' | 'alarms' | 'healed'> {
  readonly detail: string | undefined;
  readonly findings: readonly Said[];
  readonly healed: readonly Said[];
}

/** Shapes the answer of `sos sync`. */
export function syncedView(synced: Outcome, remote: string | undefined): SyncedView {
  const { outcome, received, sent, detail, findings, healed } = synced;
  return {
    outcome,
    remote: remote ?? null,
    received,
    sent,
    detail: detail ?? null,
    alarms: findings.map(alarm),
    healed: healed.map(alarm),
  };
}

function alarm({ code, message, hint }: Said): Alarm {
  return { code, message, hint: hint ?? null };
}
