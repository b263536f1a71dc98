import { isKind, type Finding, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { advance, isLaterKind } from './advance.ts';
import type { BriefPeople, Briefs, BriefState } from './brief-state.ts';
import { duplicateIdFinding, movedBeforeWorkFinding, unknownBriefFinding } from './findings.ts';
import { holdersOf } from './holders.ts';
import { termsOf } from './terms.ts';
import { movedByWorkers } from './moved-by-workers.ts';
import { authorsOf, workIn, type WorkRecord } from './work.ts';

/**
 * Folds trusted entries into briefs. The order of entries respects causes and is the same for
 * everybody, so where two records exclude each other the first one counts for all and the other
 * is reported.
 */
export function briefsOf(ruling: Ruling): Briefs {
  const all = new Map<string, BriefState>();
  const findings: Finding[] = [];
  const work = workIn(ruling.entries);
  for (const entry of ruling.entries) {
    if (isKind(entry, 'brief')) findings.push(...open(all, entry, work));
    else if (isLaterKind(entry)) findings.push(...follow(all, entry, ruling));
  }
  for (const [id, brief] of all) {
    findings.push(...movedBeforeWork(brief));
    all.set(id, withHolders(brief, ruling));
  }
  return { all, findings };
}

function open(
  all: Map<string, BriefState>,
  entry: TrustedEntry<'brief'>,
  work: ReturnType<typeof workIn>,
): Finding[] {
  const first = all.get(entry.record.brief);
  // Stops a second record from taking over a brief that people already work on.
  if (first !== undefined) return [duplicateIdFinding(first, entry)];
  all.set(entry.record.brief, opened(entry, work.get(entry.record.brief) ?? []));
  return [];
}

function follow(
  all: Map<string, BriefState>,
  entry: Parameters<typeof advance>[1],
  ruling: Ruling,
): Finding[] {
  const brief = all.get(entry.record.brief);
  if (brief === undefined) return [unknownBriefFinding(entry)];
  const step = advance(brief, entry, ruling);
  all.set(brief.id, step.brief);
  return step.finding === undefined ? [] : [step.finding];
}

function opened(entry: TrustedEntry<'brief'>, work: readonly WorkRecord[]): BriefState {
  const { record, author, id, order } = entry;
  const terms = termsOf(record);
  return {
    id: record.brief,
    title: terms.title,
    terms,
    termsId: id,
    version: 1,
    versions: [{ id, version: 1, terms, reason: undefined, author, at: record.at, order }],
    opened: entry,
    standing: 'open',
    claim: undefined,
    claims: [],
    submissions: [],
    lastSubmission: undefined,
    closing: undefined,
    cancellation: undefined,
    people: { author, assignees: terms.assignees, claimants: [], holders: new Map() },
    work,
    workers: authorsOf(work),
    records: [entry],
  };
}

/**
 * Reports whoever changed a gate or criterion first and took the work on afterwards. It counts,
 * since nobody could have known, and it is worth a look: the gate may have gone to a friend.
 */
function movedBeforeWork(brief: BriefState): Finding[] {
  return movedByWorkers(brief).map(({ version, moved }) =>
    movedBeforeWorkFinding(brief, version, moved),
  );
}

function withHolders(brief: BriefState, ruling: Ruling): BriefState {
  const holders = new Map(
    brief.terms.gates.map((gate) => [gate.name, holdersOf(gate, ruling.roster, brief.id)]),
  );
  const people: BriefPeople = { ...brief.people, holders };
  return { ...brief, people };
}
