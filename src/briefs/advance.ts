import type { Finding, Ruling, TrustedEntry } from '../trust/index.ts';
import { lessAskedBy } from './asked-less.ts';
import { isEnded, type BriefState } from './brief-state.ts';
import {
  claimLostFinding,
  endedFinding,
  gatesMovedFinding,
  lessAskedFinding,
  notEndedFinding,
  notYoursFinding,
  wrongVersionFinding,
} from './findings.ts';
import { movedMeasures, termsOf } from './terms.ts';
import { workOf } from './work.ts';

/** Kinds of records about a brief that is there already. */
const LATER_KINDS = [
  'amendment',
  'claim',
  'unclaim',
  'submission',
  'close',
  'cancel',
  'reopen',
] as const;

/** A kind of record about a brief that is there already. */
export type LaterKind = (typeof LATER_KINDS)[number];

/** What one record made of a brief. With a finding, the record changed nothing that counts. */
export interface Step {
  readonly brief: BriefState;
  readonly finding?: Finding;
}

type Rule<K extends LaterKind> = (brief: BriefState, entry: TrustedEntry<K>) => Step;

const rules: { readonly [K in LaterKind]: Rule<K> } = {
  amendment,
  claim,
  unclaim,
  submission,
  close,
  cancel,
  reopen,
};

/** Tells whether an entry is about a brief that must be there already. */
export function isLaterKind(entry: TrustedEntry): entry is TrustedEntry<LaterKind> {
  return (LATER_KINDS as readonly string[]).includes(entry.kind);
}

/** Lets one record act on the brief it names. */
export function advance(brief: BriefState, entry: TrustedEntry<LaterKind>, ruling: Ruling): Step {
  const { kind } = entry.record;
  if (isEnded(brief) && kind !== 'reopen') {
    return { brief, finding: endedFinding(brief, entry, ruling.history) };
  }
  const step = apply(kind, brief, entry);
  if (step.finding !== undefined) return step;
  return { brief: { ...step.brief, records: [...brief.records, entry] } };
}

function apply<K extends LaterKind>(kind: K, brief: BriefState, entry: TrustedEntry<K>): Step {
  return rules[kind](brief, entry);
}

function amendment(brief: BriefState, entry: TrustedEntry<'amendment'>): Step {
  const { record, author, id } = entry;
  // Of two concurrent amendments the first in order counts: the other never saw what it replaces.
  if (record.previous !== brief.termsId || record.version !== brief.version + 1) {
    return { brief, finding: wrongVersionFinding(brief, entry) };
  }
  const terms = termsOf(record);
  const moved = movedMeasures(brief.terms, terms);
  // Stops whoever did the work from handing its gate to a friend, or asking less of it.
  if (moved.length > 0 && hadWorked(brief, entry)) {
    return { brief, finding: gatesMovedFinding(brief, entry, moved) };
  }
  const { version, reason, at } = record;
  const { order } = entry;
  return {
    brief: {
      ...brief,
      title: terms.title,
      terms,
      termsId: id,
      version,
      versions: [...brief.versions, { id, version, terms, reason, author, at, order }],
      people: { ...brief.people, assignees: terms.assignees },
    },
  };
}

function claim(brief: BriefState, entry: TrustedEntry<'claim'>): Step {
  const asked = { ...brief, people: withClaimant(brief, entry.author) };
  const held = brief.claim?.author;
  const less = lessAskedBy(entry.author, brief);
  if (less !== undefined) return { brief: asked, finding: lessAskedFinding(brief, entry, less) };
  if (held === entry.author) return { brief: asked };
  if (held !== undefined) return { brief: asked, finding: claimLostFinding(brief, entry, held) };
  const standing = brief.standing === 'submitted' ? 'submitted' : 'claimed';
  return { brief: { ...asked, claim: entry, claims: [...brief.claims, entry], standing } };
}

function unclaim(brief: BriefState, entry: TrustedEntry<'unclaim'>): Step {
  const held = brief.claim;
  if (held === undefined || !mayRelease(brief, entry.author)) {
    return { brief, finding: notYoursFinding(brief, entry) };
  }
  const standing = brief.standing === 'submitted' ? 'submitted' : 'open';
  return { brief: { ...brief, claim: undefined, standing } };
}

function submission(brief: BriefState, entry: TrustedEntry<'submission'>): Step {
  const less = lessAskedBy(entry.author, brief);
  if (less !== undefined) return { brief, finding: lessAskedFinding(brief, entry, less) };
  if (!maySubmit(brief, entry.author)) {
    return { brief, finding: notYoursFinding(brief, entry) };
  }
  if (!brief.versions.some((version) => version.id === entry.record.terms)) {
    return { brief, finding: wrongVersionFinding(brief, entry) };
  }
  return {
    brief: {
      ...brief,
      submissions: [...brief.submissions, entry],
      lastSubmission: entry,
      standing: 'submitted',
    },
  };
}

function close(brief: BriefState, entry: TrustedEntry<'close'>): Step {
  // A closing of older terms says nothing about what is asked for now.
  if (entry.record.terms !== brief.termsId) {
    return { brief, finding: wrongVersionFinding(brief, entry) };
  }
  // Stops whoever asked less from saying that the little is enough, of what an honest other did.
  const less = lessAskedBy(entry.author, brief);
  if (less !== undefined) return { brief, finding: lessAskedFinding(brief, entry, less) };
  return { brief: { ...brief, closing: entry, standing: 'closed' } };
}

function cancel(brief: BriefState, entry: TrustedEntry<'cancel'>): Step {
  return { brief: { ...brief, cancellation: entry, standing: 'cancelled' } };
}

function reopen(brief: BriefState, entry: TrustedEntry<'reopen'>): Step {
  if (!isEnded(brief)) return { brief, finding: notEndedFinding(brief, entry) };
  return {
    brief: {
      ...brief,
      closing: undefined,
      cancellation: undefined,
      lastSubmission: undefined,
      standing: brief.claim === undefined ? 'open' : 'claimed',
    },
  };
}

/** Tells whether a principal may give a claim back: who holds it, or who opened the brief. */
export function mayRelease(brief: BriefState, who: string): boolean {
  return brief.claim?.author === who || brief.opened.author === who;
}

/** Tells whether a principal may offer work on a brief: who holds it, or whom it names. */
export function maySubmit(brief: BriefState, who: string): boolean {
  return brief.claim?.author === who || brief.terms.assignees.includes(who);
}

/** Tells whether the author of a record had worked on the brief before it. */
function hadWorked(brief: BriefState, { author, order }: TrustedEntry): boolean {
  return workOf(author, brief).some((work) => work.order < order);
}

function withClaimant(brief: BriefState, who: string): BriefState['people'] {
  const { claimants } = brief.people;
  return claimants.includes(who)
    ? brief.people
    : { ...brief.people, claimants: [...claimants, who] };
}
