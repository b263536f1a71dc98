import { pickEntry } from '../app/index.ts';
import { notEvidence, type Bench, type Saying } from '../gates/index.ts';
import { noSuchCommit } from './errors-of-answers.ts';
import { option, optionList } from './parameters.ts';
import type { WriteContext } from './verb.ts';

/** What every verdict can be told. */
export const verdictParameters = {
  reason: option('TEXT', 'Why; needed where this replaces an answer on the same commit'),
  followUp: optionList('TEXT', 'Something to do later; may be given several times'),
  notChecked: optionList('TEXT', 'Something that was not looked at; may be given several times'),
  evidence: optionList('ID', 'Evidence that was looked at besides what satisfies the criteria'),
  commit: option('REV', 'The commit that was looked at; refused unless it is the one on offer'),
};

/** What was typed for them. */
export interface TypedVerdict {
  readonly reason: string | undefined;
  readonly followUp: readonly string[];
  readonly notChecked: readonly string[];
  readonly evidence: readonly string[];
  readonly commit: string | undefined;
}

/** Turns what was typed into what the giver says, with evidence and commits looked up. */
export async function sayingOf(
  typed: TypedVerdict,
  { gate, ruling }: Bench,
  { workspace }: WriteContext,
): Promise<Saying> {
  const { reason, followUp: followUps, notChecked } = typed;
  const evidence = typed.evidence.map((each) => {
    const { id, record } = pickEntry(ruling, each);
    if (record.kind !== 'evidence') throw notEvidence(id, record.kind);
    return id;
  });
  const saying: Saying = { reason, followUps, notChecked, evidence };
  const revision = typed.commit ?? gate.subject?.commit;
  if (revision === undefined) return saying;
  const found = await workspace.repository.commitAndTree(revision);
  if (found === undefined && typed.commit !== undefined) throw noSuchCommit(revision);
  return { ...saying, ...found };
}
