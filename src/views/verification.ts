import { saysMissing, type Finding, type Ruling } from '../trust/index.ts';

/** One thing that verification reports. */
export interface FindingView {
  readonly code: Finding['code'];
  readonly severity: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly id: string | null;
  readonly path: string | null;
  readonly hint: string | null;
}

/** How a ledger's id came to a clone; null where it is believed without one. */
export type Pinned = 'founded' | 'given' | 'pin-file' | 'first-use' | null;

/** The report of `sos verify`. */
export interface VerificationView {
  readonly ledger: string | null;
  /** How the ledger's id came here: founded, given by somebody, or believed at first use. */
  readonly pin: Pinned;
  readonly verdict: 'whole' | 'findings' | 'incomplete';
  /** Records that count. */
  readonly verified: number;
  /** Requests of keys that wait to be enrolled: good by themselves, and none of the verified. */
  readonly waiting: number;
  /** Files that are no record, or a record that does not count. */
  readonly unverifiable: number;
  /** Alarms that take nothing away: all that they are about goes on counting. */
  readonly alarms: number;
  /** Objects or records that are named and not here. */
  readonly missing: number;
  /** Records of kinds that came after this version: kept, they grant nothing. */
  readonly unknownKinds: number;
  readonly principals: number;
  readonly findings: readonly FindingView[];
}

/** Shapes one finding. */
export function findingView(finding: Finding): FindingView {
  const { code, severity, message, id, path, hint } = finding;
  return { code, severity, message, id: id ?? null, path: path ?? null, hint: hint ?? null };
}

/** Of a fork, of policies that are rivals and of what this user saw before, no record falls. */
function isAlarm(code: string): boolean {
  return (
    code === 'trust.chain-fork' ||
    code === 'trust.policy-frozen' ||
    code.startsWith('memory.') ||
    code.startsWith('pin.')
  );
}

/** Shapes the report of `sos verify` from a ruling and everything that was found. */
export function verificationView(
  ruling: Ruling,
  findings: readonly Finding[],
  pin: VerificationView['pin'],
): VerificationView {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const missing = errors.filter(saysMissing).length;
  const alarms = errors.filter(({ code }) => isAlarm(code)).length;
  const broken = errors.length > 0 ? 'findings' : 'whole';
  return {
    ledger: ruling.ledger ?? null,
    pin,
    verdict: missing > 0 && missing === errors.length ? 'incomplete' : broken,
    verified: ruling.entries.length,
    waiting: ruling.requests.length,
    unverifiable: errors.length - missing - alarms,
    alarms,
    missing,
    unknownKinds: ruling.counted.unknownKinds,
    principals: ruling.roster.size,
    findings: findings.map(findingView),
  };
}
