import type { BriefVersion } from '../briefs/index.ts';
import { asksForCommit, versionChanges } from '../briefs/index.ts';
import { isSubjectMissing } from '../evidence/index.ts';
import {
  criteriaFor,
  missingCertainty,
  missingToClose,
  type Closing,
  type Missing,
  type Move,
} from '../gates/index.ts';
import type { BriefTerms } from '../records/index.ts';
import { briefLine, moveView, type BriefLine, type MoveView } from './brief-line.ts';
import { criterionView, type CriterionView } from './criterion.ts';
import { gateLine, type GateLine } from './gate-line.ts';

/** One version of what a brief asks for. */
export interface BriefVersionView {
  readonly version: number;
  /** The record that says so. */
  readonly id: string;
  readonly author: string;
  readonly at: string;
  /** What differs from the version before it, by name; empty for version 1. */
  readonly changed: readonly string[];
  readonly untrusted: {
    /** Null for version 1. */
    readonly reason: string | null;
  };
}

/** Everything about one brief. */
export interface BriefShownView extends Omit<BriefLine, 'gates'> {
  /** The version whose terms are shown. */
  readonly shown: number;
  /** Words of the authors. */
  readonly untrusted: BriefLine['untrusted'] & { readonly terms: BriefTerms };
  readonly criteria: readonly CriterionView[];
  readonly gates: readonly GateLine[];
  readonly people: {
    readonly claimants: readonly string[];
    /** Who worked on it and so may not pass its gates. */
    readonly workers: readonly string[];
  };
  readonly versions: readonly BriefVersionView[];
  /** The work on offer; null before the first submission and after a reopening. */
  readonly submission: {
    readonly id: string;
    readonly author: string;
    readonly at: string;
    readonly commit: string;
    readonly tree: string;
    /** That commit is not in this repository. */
    readonly subjectMissing: boolean;
    readonly untrusted: { readonly note: string | null };
  } | null;
  readonly asksForCommit: boolean;
  /** The record that closed or cancelled it; null while it goes on. */
  readonly ending: { readonly id: string; readonly author: string; readonly at: string } | null;
  /** What keeps it from being closed; of an ended one, what is in doubt about it. */
  readonly missing: readonly Missing[];
  readonly moves: readonly MoveView[];
}

/** Shapes a brief; the terms are those of one version, everything else is as of now. */
export function briefShownView(
  closing: Closing,
  about: { readonly version: number; readonly terms: BriefTerms; readonly moves: readonly Move[] },
): BriefShownView {
  const { brief, gates } = closing;
  const ending = brief.closing ?? brief.cancellation;
  const line = briefLine(brief, gates);
  return {
    ...line,
    shown: about.version,
    untrusted: { ...line.untrusted, terms: about.terms },
    criteria: criteriaFor(closing).map(criterionView),
    gates: gates.map(gateLine),
    people: { claimants: brief.people.claimants, workers: [...brief.workers] },
    versions: brief.versions.map(versionView),
    submission: submissionView(closing),
    asksForCommit: asksForCommit(brief.terms),
    ending: ending === undefined ? null : signedBy(ending),
    missing: [
      ...missingCertainty(closing.ruling, brief),
      ...(ending === undefined ? missingToClose(closing) : []),
    ],
    moves: about.moves.filter((move) => move.brief === brief.id).map(moveView),
  };
}

function versionView(
  { version, id, author, at, reason, terms }: BriefVersion,
  index: number,
  all: readonly BriefVersion[],
): BriefVersionView {
  const before = all[index - 1];
  const changed = before === undefined ? [] : versionChanges(before.terms, terms);
  return { version, id, author, at, changed, untrusted: { reason: reason ?? null } };
}

function submissionView({ brief, present }: Closing): BriefShownView['submission'] {
  const { lastSubmission } = brief;
  if (lastSubmission === undefined) return null;
  const { commit, tree, note } = lastSubmission.record;
  const subjectMissing = isSubjectMissing(commit, present);
  return {
    ...signedBy(lastSubmission),
    commit,
    tree,
    subjectMissing,
    untrusted: { note: note ?? null },
  };
}

function signedBy(entry: {
  readonly id: string;
  readonly author: string;
  readonly record: { readonly at: string };
}) {
  return { id: entry.id, author: entry.author, at: entry.record.at };
}
