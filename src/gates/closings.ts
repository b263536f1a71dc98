import type { Briefs, BriefState } from '../briefs/index.ts';
import type { Finding, Ruling, TrustedEntry } from '../trust/index.ts';
import { criteriaOn } from './criteria.ts';
import { gateRecordsOf, type GateRecords } from './gate-records.ts';
import { gateStateOf } from './gate-state-of.ts';
import { judgeAll } from './judge-verdict.ts';

/**
 * Reports closings that did not have what the brief asked for, judged by what their author knew:
 * `brief.closed-short`. The verb refuses such a closing, so it came in by hand, or a key that it
 * rests on was revoked since. A verdict given later is no matter here; see `Gates.affected`.
 */
export function closingFindings(ruling: Ruling, briefs: Briefs): Finding[] {
  const recordsOf = gateRecordsOf(ruling);
  return [...briefs.all.values()].flatMap((brief) => {
    const { closing } = brief;
    if (closing === undefined) return [];
    const from = { ruling, records: recordsOf(brief.id) };
    const short = [...unshown(brief, closing, from), ...unpassed(brief, closing, from)];
    return short.length === 0 ? [] : [closedShort(closing, short)];
  });
}

type Close = TrustedEntry<'close'>;

function workIn(brief: BriefState, closing: Close): TrustedEntry<'submission'> | undefined {
  return brief.submissions.find(({ id }) => id === closing.record.submission);
}

interface Ground {
  readonly ruling: Ruling;
  readonly records: GateRecords;
}

function unshown(brief: BriefState, closing: Close, { ruling, records }: Ground): string[] {
  const named = records.evidence.filter(({ id }) => closing.record.evidence.includes(id));
  const commit = workIn(brief, closing)?.record.commit;
  return criteriaOn(brief, { ruling, records: { ...records, evidence: named } }, commit)
    .filter(({ ok }) => !ok)
    .map(({ criterion }) => `criterion ${criterion.id}`);
}

function unpassed(brief: BriefState, closing: Close, { ruling, records }: Ground): string[] {
  const { history } = ruling;
  const known = records.verdicts.filter(({ id }) => history.precedes(id, closing.id));
  const judged = {
    brief,
    records,
    verdicts: judgeAll({ brief, ruling, records: { ...records, verdicts: known } }),
    history,
  };
  const work = workIn(brief, closing)?.record;
  const subject = work && { terms: closing.record.terms, commit: work.commit, tree: work.tree };
  return brief.terms.gates
    .filter((gate) => {
      const { standing, inForce } = gateStateOf(gate, judged, subject);
      const named = inForce.every(({ id }) => closing.record.verdicts.includes(id));
      return subject === undefined || standing !== 'pass' || !named;
    })
    .map(({ name }) => `gate ${name}`);
}

function closedShort(closing: Close, short: readonly string[]): Finding {
  const { brief } = closing.record;
  return {
    code: 'brief.closed-short',
    severity: 'error',
    message: `${closing.author} closed ${brief} without ${short.join(', ')}`,
    id: closing.id,
    path: closing.path,
    hint: `sos brief reopen ${brief}`,
  };
}
