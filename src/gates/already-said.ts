import type { DraftOf } from '../records/index.ts';
import type { GateState } from './gate-state.ts';

/** What a giver may say beside a verdict. */
const WORDS = ['reason', 'findings', 'followUps', 'notChecked'] as const;

/**
 * Tells whether a verdict of the same giver is in force that says the same of the same commit: an
 * agent that tries again must not sign a second one.
 */
export function alreadySaid(
  { inForce }: GateState,
  draft: DraftOf<'verdict'>,
  giver: string,
): boolean {
  return inForce.some(
    ({ author, record }) =>
      author === giver &&
      record.verdict === draft.verdict &&
      record.commit === draft.commit &&
      record.terms === draft.terms &&
      record.manifest === (draft.manifest ?? record.manifest) &&
      WORDS.every((word) => JSON.stringify(record[word]) === JSON.stringify(draft[word])),
  );
}
