import { briefEnded, isEnded, type BriefState } from '../briefs/index.ts';
import type { DraftOf } from '../records/index.ts';
import { alreadyPassed, nobodyHolds, otherCommit } from './errors.ts';
import type { GateState } from './gate-state.ts';

/** A commit on which a gate is asked for a verdict. */
export interface Asking {
  /** Whole object names of the commit and of its tree. */
  readonly commit: string;
  readonly tree: string;
  readonly note?: string | undefined;
}

/**
 * Drafts asking a gate for a verdict on a commit, or returns undefined where it was asked exactly
 * that already and has not answered. Refuses a gate that nobody can answer, and any commit but the
 * submitted one once there is a submission.
 */
export function requestGate(
  brief: BriefState,
  gate: GateState,
  asking: Asking,
): DraftOf<'gate-request'> | undefined {
  const { commit, tree, note } = asking;
  if (isEnded(brief)) throw briefEnded(brief, 'gated');
  if (gate.holders.length === 0) throw nobodyHolds(gate);
  refuseOtherCommit(brief, gate, commit);
  if (gate.subject?.commit === commit && gate.standing === 'pass') throw alreadyPassed(gate);
  if (isAsked(gate, commit)) return undefined;
  return {
    kind: 'gate-request',
    brief: brief.id,
    gate: gate.name,
    terms: brief.termsId,
    commit,
    tree,
    ...(note === undefined ? {} : { note }),
  };
}

/** Stops a request that would have the gate judge something else than the work on offer. */
function refuseOtherCommit(brief: BriefState, gate: GateState, commit: string): void {
  const { subject } = gate;
  if (brief.lastSubmission === undefined || subject === undefined) return;
  if (subject.commit !== commit) throw otherCommit(gate, subject, commit);
}

function isAsked({ subject, standing, askedBy }: GateState, commit: string): boolean {
  if (subject?.commit !== commit || standing !== 'asked') return false;
  return askedBy?.record.kind === 'gate-request';
}
