import { joinWords, signedAsHolder } from '../briefs/index.ts';
import type { GateTerms } from '../records/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import type { Missing } from './criteria.ts';
import type { GateRecords } from './gate-records.ts';

/** One command that a gate has run. */
export type GateCheck = NonNullable<GateTerms['checks']>[number];

/**
 * How a check of a gate went; `incomplete` where it could not look at everything, `changed` where it
 * went well and left the checkout other than the commit, and so may have judged something else.
 */
export type CheckStanding = 'good' | 'bad' | 'incomplete' | 'changed' | 'none';

/** A check of a gate, and the newest run of it on the commit in question. */
export interface CheckState {
  readonly check: GateCheck;
  readonly standing: CheckStanding;
  readonly by: TrustedEntry<'evidence'> | undefined;
}

/** What checks are held against. */
export interface CheckGround {
  /** Tells whether somebody did the work that is checked. */
  readonly didWork: (who: string) => boolean;
  readonly records: Pick<GateRecords, 'evidence'>;
}

/** What `sos scan` and `sos release check` end with when something could not be looked at. */
const NOT_WHOLE = 6;

/** Says how each check of a gate went on a commit, by the newest run of its holders. */
export function checksOn(gate: GateTerms, commit: string, ground: CheckGround): CheckState[] {
  return (gate.checks ?? []).map((check) => {
    const by = ground.records.evidence.findLast((run) =>
      isRunOf(run, { gate, check, commit }, ground),
    );
    return { check, by, standing: by === undefined ? 'none' : standingOf(by) };
  });
}

interface Wanted {
  readonly gate: GateTerms;
  readonly check: GateCheck;
  readonly commit: string;
}

/** Threats: a run by whoever did the work, of other words, or on another commit. */
function isRunOf(
  entry: TrustedEntry<'evidence'>,
  { gate, check, commit }: Wanted,
  { didWork }: CheckGround,
): boolean {
  const { record, author } = entry;
  const { run } = record;
  if (record.gate !== gate.name || record.check !== check.name || run === undefined) return false;
  if (run.commit !== commit || joinWords(run.argv) !== joinWords(check.run)) return false;
  return !didWork(author) && signedAsHolder(entry, gate);
}

/** Threat: a run on changed files that passes for a run on the commit. */
function standingOf({ record }: TrustedEntry<'evidence'>): CheckStanding {
  const exit = record.run?.exit;
  if (exit === 0) return record.run?.dirty === undefined ? 'good' : 'changed';
  return exit === undefined || exit === NOT_WHOLE ? 'incomplete' : 'bad';
}

/** Says what keeps a gate's checks from speaking for a pass. */
export function missingChecks(at: string, checks: readonly CheckState[]): Missing[] {
  return checks
    .filter(({ standing }) => standing !== 'good')
    .map(({ check, standing }) => ({
      what: `check ${check.name} ${SAID[standing]}`,
      command: `sos gate run ${at}`,
    }));
}

const SAID: Readonly<Record<CheckStanding, string>> = {
  good: 'passed',
  bad: 'failed',
  incomplete: 'could not look at everything, which is no pass',
  changed: 'changed or left files that git does not ignore, so it did not run on the commit alone',
  none: 'was not run on this commit by a holder of the gate',
};
