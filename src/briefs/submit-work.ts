import type { DraftOf } from '../records/index.ts';
import { maySubmit } from './advance.ts';
import { isEnded, type BriefState } from './brief-state.ts';
import { alreadySubmitted, briefEnded, notYourWork } from './errors.ts';
import { refuseWhoAskedLess } from './refuse-who-asked-less.ts';

/** A commit offered as the answer to a brief, and who offers it. */
export interface Submitting {
  readonly who: string;
  /** Whole object names of the commit and of its tree. */
  readonly commit: string;
  readonly tree: string;
  readonly note?: string | undefined;
}

/**
 * Drafts a submission for the terms in force. Refuses an ended brief, whoever neither holds the
 * brief nor is assigned to it, and the commit that is already on offer for these terms.
 */
export function submitWork(brief: BriefState, work: Submitting): DraftOf<'submission'> {
  const { who, commit, tree, note } = work;
  if (isEnded(brief)) throw briefEnded(brief, 'answered');
  refuseWhoAskedLess(brief, who);
  if (!maySubmit(brief, who)) throw notYourWork(brief, who);
  const last = brief.lastSubmission?.record;
  if (last?.commit === commit && last.terms === brief.termsId)
    throw alreadySubmitted(brief, commit);
  return {
    kind: 'submission',
    brief: brief.id,
    terms: brief.termsId,
    commit,
    tree,
    ...(note === undefined ? {} : { note }),
  };
}
