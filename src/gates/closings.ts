import { shortId, type RecordId } from '../base/index.ts';
import { asksForCommit, type Briefs, type BriefState } from '../briefs/index.ts';
import { isKind, type Finding, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { criteriaOn } from './criteria.ts';
import { gateRecordsOf, type GateRecords } from './gate-records.ts';
import { gateStateOf } from './gate-state-of.ts';
import { judgeAll } from './judge-verdict.ts';
import { evidenceKnown, knownBy, type Knows } from './known-to.ts';
import { openBlockers, talkOfBlockers } from './open-blockers.ts';

/**
 * Reports closings that did not have what the brief asked for, judged by what their author knew:
 * `brief.closed-short`. The verb refuses such a closing, so it came in by hand, or a key that it
 * rests on was revoked since. A verdict given later is no matter here; see `Gates.affected`.
 */
export function closingFindings(ruling: Ruling, briefs: Briefs): Finding[] {
  const recordsOf = gateRecordsOf(ruling);
  const talkOf = talkOfBlockers(ruling);
  return [...briefs.all.values()].flatMap((brief) => {
    const { closing } = brief;
    if (closing === undefined) return [];
    const knows = knownBy(closing, namedIn(closing), ruling);
    const talk = talkOf(brief.id).filter(knows);
    const from = { ruling, records: recordsOf(brief.id), knows };
    const short = [
      ...unoffered(brief, closing, knows),
      ...unshown(brief, closing, from),
      ...unpassed(brief, closing, from),
      ...unanswered(brief, { ...ruling, entries: talk }),
    ];
    return short.length === 0 ? [] : [closedShort(closing, short)];
  });
}

type Close = TrustedEntry<'close'>;

function namedIn({ record }: Close): RecordId[] {
  const { evidence, verdicts, submission } = record;
  return [...evidence, ...verdicts, ...(submission === undefined ? [] : [submission])];
}

function closedWork(brief: BriefState, closing: Close): TrustedEntry<'submission'> | undefined {
  return brief.submissions.find(({ id }) => id === closing.record.submission);
}

interface Ground {
  readonly ruling: Ruling;
  readonly records: GateRecords;
  readonly knows: Knows;
}

/** Threat: a closing on work that passed once, though other work was offered since. */
function unoffered(brief: BriefState, { record }: Close, knows: Knows): string[] {
  const last = offeredLast(brief, knows);
  if (last === undefined && asksForCommit(brief.terms)) return ['a submission'];
  return record.submission === last?.id ? [] : ['the submission offered last'];
}

/** What was offered before a reopening is offered no more. */
function offeredLast(brief: BriefState, knows: Knows): TrustedEntry | undefined {
  return brief.records.reduce<TrustedEntry | undefined>((last, entry) => {
    if (!isKind(entry, 'submission') && !isKind(entry, 'reopen')) return last;
    if (!knows(entry)) return last;
    return isKind(entry, 'reopen') ? undefined : entry;
  }, undefined);
}

/** Threat: a closing that names the run that went well, and not the one that failed after it. */
function unshown(brief: BriefState, closing: Close, { ruling, records, knows }: Ground): string[] {
  const commit = closedWork(brief, closing)?.record.commit;
  const known = evidenceKnown({ brief, records, ruling }, knows);
  return criteriaOn(known.brief, known, commit)
    .filter(({ shownBy }) => !shownBy.some(({ entry }) => isNamed(entry, closing)))
    .map(({ criterion }) => `criterion ${criterion.id}`);
}

function isNamed({ id }: TrustedEntry<'evidence'>, { record }: Close): boolean {
  return record.evidence.includes(id);
}

function unpassed(brief: BriefState, closing: Close, { ruling, records, knows }: Ground): string[] {
  const known = records.verdicts.filter(knows);
  const judged = {
    brief,
    records,
    verdicts: judgeAll({ brief, ruling, records: { ...records, verdicts: known } }),
    history: ruling.history,
  };
  const work = closedWork(brief, closing)?.record;
  const subject = work && { terms: closing.record.terms, commit: work.commit, tree: work.tree };
  return brief.terms.gates
    .filter((gate) => {
      const { standing, inForce } = gateStateOf(gate, judged, subject);
      const named = inForce.every(({ id }) => closing.record.verdicts.includes(id));
      return subject === undefined || standing !== 'pass' || !named;
    })
    .map(({ name }) => `gate ${name}`);
}

/** Threat: a closing past somebody who said that the work must wait for them. */
function unanswered({ id }: BriefState, known: Ruling): string[] {
  const open = openBlockers(known).get(id) ?? [];
  return open.map((blocker) => `a reply to blocker ${shortId(blocker.id)}`);
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
