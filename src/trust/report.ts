import { shortId } from '../base/index.ts';
import type { Entry, Misfit } from '../ledger/index.ts';
import type { Finding, TrustCode } from './finding.ts';

/** What is open while nobody else said whether a record counts. */
export type Open = Required<Pick<Finding, 'doubts' | 'settling'>>;

/** What an alarm says, and the command that ends it. */
export interface Alarm {
  readonly what: string;
  readonly mend?: string | undefined;
}

/** Collects findings and remembers which records they rule out. */
export interface Report {
  /** Reports a record that does not count. */
  reject(code: TrustCode, entry: Entry, why: string): void;
  /** Reports a record that its author took back, and what that puts in doubt. */
  takenBack(entry: Entry, why: string, open: Open): void;
  /** Reports a record that does not count by itself, and with which nothing is wrong. */
  setAside(code: TrustCode, entry: Entry, why: string): void;
  /** Reports what harms the ledger and rules this record not out by itself. */
  alarm(code: TrustCode, entry: Entry, said: Alarm): void;
  /** Reports something worth knowing that rules nothing out. */
  mention(code: TrustCode, entry: Entry, what: string): void;
  /** Takes over everything that another report has, as if it had been reported here. */
  takeOver(other: Report): void;
  readonly findings: readonly Finding[];
  readonly rejected: ReadonlySet<Entry>;
}

/** Starts an empty report. A record is reported once for each code. */
export function startReport(): Report {
  const findings = new Map<string, Finding>();
  const rejected = new Set<Entry>();
  const add = (
    how: Pick<Finding, 'severity' | 'hint'> & Partial<Open> & { readonly code: TrustCode },
    place: Entry,
    what: string,
  ): void => {
    const { severity, code, doubts = [], settling, hint } = how;
    const { id, path, record } = place;
    const message = `${record.kind} ${shortId(id)} by ${record.by}: ${what}`;
    findings.set(`${code} ${path}`, {
      code,
      severity,
      id,
      path,
      message,
      hint: hint ?? hintFor(code, id),
      ...('brief' in record && typeof record.brief === 'string' ? { brief: record.brief } : {}),
      ...(doubts.length === 0 ? {} : { doubts }),
      ...(settling === undefined ? {} : { settling }),
    });
  };
  return {
    takeOver(other) {
      for (const finding of other.findings)
        findings.set(`${finding.code} ${finding.path ?? ''}`, finding);
      for (const entry of other.rejected) rejected.add(entry);
    },
    reject(code, entry, why) {
      rejected.add(entry);
      add({ severity: 'error', code }, entry, why);
    },
    takenBack(entry, why, open) {
      rejected.add(entry);
      add({ severity: 'error', code: 'trust.taken-back', ...open }, entry, why);
    },
    setAside(code, entry, why) {
      rejected.add(entry);
      add({ severity: 'warning', code }, entry, why);
    },
    alarm(code, entry, { what, mend }) {
      add({ severity: 'error', code, ...(mend === undefined ? {} : { hint: mend }) }, entry, what);
    },
    mention(code, entry, what) {
      add({ severity: 'notice', code }, entry, what);
    },
    get findings() {
      return [...findings.values()];
    },
    rejected,
  };
}

/** What somebody does next who meets a finding. */
function hintFor(code: TrustCode, id: string): string {
  switch (code) {
    case 'trust.policy-frozen':
      return `sos policy show ${shortId(id)}`;
    case 'trust.chain-hole':
    case 'trust.seen-missing':
      return 'sos sync --heal';
    default:
      return `sos show ${shortId(id)}`;
  }
}

/** Turns a file that is no entry into a finding. */
export function findingOfMisfit(misfit: Misfit): Finding {
  return {
    code: misfit.code,
    severity: 'error',
    path: misfit.path,
    message: `${misfit.path}: ${misfit.problem}`,
    hint: 'git log --oneline sos/ledger',
  };
}
