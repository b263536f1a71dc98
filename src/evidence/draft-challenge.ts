import { briefEnded, isEnded, isHolder, type BriefState } from '../briefs/index.ts';
import type { DraftOf } from '../records/index.ts';
import type { Principal } from '../trust/index.ts';
import { mayNotChallenge, unknownCriterion } from './errors.ts';

/** What a fresh run is asked for. */
export interface Challenge {
  readonly brief: BriefState;
  readonly criterion: string;
  /** The commit to run on, whole. */
  readonly commit: string;
  /** 32 hexadecimal digits that nobody could know before. */
  readonly nonce: string;
}

/**
 * Drafts asking for a run that did not happen yet. Only a holder of a gate that looks at the
 * criterion may ask, and nobody who worked on the brief: whoever can ask can make older runs count
 * no more.
 */
export function draftChallenge(
  author: Principal,
  { brief, criterion, commit, nonce }: Challenge,
): DraftOf<'challenge'> {
  if (isEnded(brief)) throw briefEnded(brief, 'challenged');
  const isThere = brief.terms.criteria.some(({ id }) => id === criterion);
  if (!isThere) throw unknownCriterion(brief, criterion);
  const gate = brief.terms.gates.find(
    (each) => looksAt(each.needs, criterion) && isHolder(author, each),
  );
  if (gate === undefined || brief.workers.has(author.name)) {
    throw mayNotChallenge(author.name, brief.id, criterion);
  }
  return { kind: 'challenge', brief: brief.id, gate: gate.name, criterion, commit, nonce };
}

/** A gate that names no criteria looks at all of them. */
function looksAt(needs: readonly string[], criterion: string): boolean {
  return needs.length === 0 || needs.includes(criterion);
}
