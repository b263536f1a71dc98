import { shortId } from '../base/index.ts';
import { changedFields, type BriefState } from '../briefs/index.ts';
import type { GateQuestion, Missing, Move } from '../gates/index.ts';
import { moveView, type MoveView } from './brief-line.ts';
import { criterionView, type CriterionView } from './criterion.ts';
import { gateCheckRunView, type GateCheckRunView } from './gate-checks.ts';
import { gateLine, type GateLine } from './gate-line.ts';
import {
  judgedVerdictView,
  verdictView,
  type JudgedVerdictView,
  type VerdictView,
} from './verdict.ts';

/** What changed between the commit of the last verdict and the one in question. */
export interface DiffView {
  readonly from: string;
  readonly to: string;
  readonly untrusted: {
    /** Null where one of the commits is not here. */
    readonly text: string | null;
  };
  /** Bytes of the comparison that are not in the text. */
  readonly rest: number;
  /** False where there are even more than `rest`. */
  readonly counted: boolean;
  /** Shows all of it. */
  readonly command: string;
}

interface Compared extends Pick<DiffView, 'from' | 'to' | 'rest' | 'counted'> {
  readonly text: string | undefined;
}

/** Shapes a comparison of two commits. */
export function diffView({ from, to, text, rest, counted }: Compared): DiffView {
  const command = `git diff ${from} ${to}`;
  return { from, to, rest, counted, command, untrusted: { text: text ?? null } };
}

/** One change of what is asked. */
export interface AmendmentView {
  readonly version: number;
  readonly author: string;
  /** Whoever changed it did work of the brief, too. */
  readonly worked: boolean;
  readonly changed: readonly string[];
  readonly untrusted: { readonly reason: string };
}

/** Everything that whoever answers a gate has to know. */
export interface GateShownView {
  readonly gate: GateLine;
  readonly version: number;
  /** Who changed what is asked since the brief was opened, oldest first. */
  readonly amendments: readonly AmendmentView[];
  /** Words of the brief's author. */
  readonly untrusted: { readonly title: string; readonly mandate: string };
  /** The criteria that the gate needs, with what was shown. */
  readonly criteria: readonly CriterionView[];
  /** What the gate has run on the commit in question. */
  readonly checks: readonly GateCheckRunView[];
  /** What a pass would be refused for now. */
  readonly missing: readonly Missing[];
  /** Who did the work and so may not pass it, with the records that say so. */
  readonly workers: readonly {
    readonly who: string;
    readonly by: readonly { readonly id: string; readonly kind: string }[];
  }[];
  /** Releases of the commit in question that were planned; a pass may vouch for one. */
  readonly manifests: readonly {
    readonly id: string;
    readonly author: string;
    readonly release: string;
    /** Vouches for it. */
    readonly command: string;
  }[];
  readonly last: VerdictView | null;
  /** Every verdict ever given here, oldest first, also those that do not count. */
  readonly verdicts: readonly JudgedVerdictView[];
  /** Null where there is nothing to compare. */
  readonly since: DiffView | null;
  readonly moves: readonly MoveView[];
}

/** Shapes what a gate is asked. */
export function gateShownView(
  question: GateQuestion,
  beside: { readonly since: DiffView | undefined; readonly moves: readonly Move[] },
): GateShownView {
  const { brief, gate, criteria, missing, workers } = question;
  return {
    gate: gateLine(gate),
    version: brief.version,
    amendments: amendmentsOf(brief),
    untrusted: { title: brief.title, mandate: brief.terms.mandate },
    criteria: criteria.map(criterionView),
    checks: question.checks.map(gateCheckRunView),
    missing,
    workers: workers.map(({ who, by }) => ({
      who,
      by: by.map(({ id, record }) => ({ id, kind: record.kind })),
    })),
    manifests: question.manifests.map(({ id, author, record }) => ({
      id,
      author,
      release: record.release,
      command: `sos gate pass ${gate.brief} ${gate.name} --manifest ${shortId(id)}`,
    })),
    last: gate.last === undefined ? null : verdictView(gate.last),
    verdicts: gate.verdicts.map(judgedVerdictView),
    since: beside.since ?? null,
    moves: beside.moves.map(moveView),
  };
}

function amendmentsOf({ versions, workers }: BriefState): AmendmentView[] {
  return versions.flatMap(({ version, author, reason, terms }, index) => {
    const before = versions[index - 1];
    if (before === undefined) return [];
    const changed = changedFields(before.terms, terms);
    const worked = workers.has(author);
    return [{ version, author, worked, changed, untrusted: { reason: reason ?? '' } }];
  });
}
