import type { BriefState } from '../briefs/index.ts';
import type { DraftOf } from '../records/index.ts';

/**
 * Drafts the requests that a submission makes by itself, one for each gate that waits for
 * submissions, so that no work waits for somebody to say "go". A gate that nobody can answer is
 * not asked: whose move that is, `movesOf` says.
 */
export function requestsOf(
  brief: BriefState,
  submission: DraftOf<'submission'>,
): DraftOf<'gate-request'>[] {
  const { terms, commit, tree } = submission;
  return brief.terms.gates
    .filter(({ name, trigger }) => {
      const holders = brief.people.holders.get(name) ?? [];
      return trigger === 'submission' && holders.length > 0;
    })
    .map(({ name }) => ({
      kind: 'gate-request',
      brief: brief.id,
      gate: name,
      terms,
      commit,
      tree,
    }));
}
