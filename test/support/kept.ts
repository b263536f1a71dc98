import {
  restoreJudgement,
  storeJudgement,
  type Judgement,
  type JudgementToStore,
} from '../../src/trust/index.ts';

/** A judgement as it comes back after it was written as JSON and read again. */
export function keptAndRestored(judgement: Judgement): Judgement {
  const text = JSON.stringify(storeJudgement(judgement));
  const { columns, texts, ...rest } = JSON.parse(text) as JudgementToStore;
  return restoreJudgement({ ...rest, parts: [{ columns, texts }] });
}
