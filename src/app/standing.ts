import { correspondenceOf, type Messages } from '../bus/index.ts';
import { boundaryFindings } from '../boundaries/index.ts';
import { evidenceFindings } from '../evidence/index.ts';
import { briefsOf, type Briefs, type BriefState } from '../briefs/index.ts';
import {
  closingFindings,
  gatesOf,
  heldUpGates,
  movesOf,
  standingsFor,
  subjectsOf,
  type Closing,
  type Gates,
  type HeldUpGate,
  type Move,
} from '../gates/index.ts';
import type { Repository } from '../git/index.ts';
import { releaseFindings } from '../release/index.ts';
import type { Finding, Ruling } from '../trust/index.ts';
import type { Reading } from './reading-answer.ts';

/** Where all work stands at one reading. What is costly is worked out when somebody asks. */
export interface Standing {
  readonly ruling: Ruling;
  readonly briefs: Briefs;
  readonly gates: Gates;
  readonly messages: Messages;
  /** Of the commits that records are about, those that exist here. */
  readonly present: ReadonlySet<string>;
  /** Everything that closing a brief is decided on, and who asks. */
  closingOf(brief: BriefState, who?: string): Closing;
  /** Whose move every open brief and gate is; `openMoves` joins them with all others. */
  moves(): readonly Move[];
  /** Gates that were asked and wait for evidence before anybody can answer them. */
  heldUp(): readonly HeldUpGate[];
  /** What verification and the rules of every feature report, together. */
  findings(): readonly Finding[];
}

/**
 * Works out where every brief and gate stands. Which of the commits that records are about exist
 * here is looked up in one call, so that a rewritten history reads as missing and not as passed.
 */
export async function standingOf(
  { store }: Pick<Repository, 'store'>,
  { ruling }: Pick<Reading, 'ruling'>,
): Promise<Standing> {
  const present = await store.presentCommits([...subjectsOf(ruling)]);
  const briefs = briefsOf(ruling);
  const gates = gatesOf(ruling, briefs, { present });
  const { messages } = correspondenceOf(ruling, briefs);
  return {
    ruling,
    briefs,
    gates,
    messages,
    present,
    closingOf: (brief, who) => ({
      ruling,
      brief,
      gates: standingsFor(gates, brief),
      present,
      who,
    }),
    moves: () => movesOf({ ruling, briefs, gates, present }),
    heldUp: () => heldUpGates({ ruling, briefs, gates, present }),
    findings: () => [
      ...ruling.findings,
      ...briefs.findings,
      ...gates.findings,
      ...closingFindings(ruling, briefs),
      ...evidenceFindings(ruling, briefs),
      ...releaseFindings(ruling, gates),
      ...boundaryFindings(ruling, briefs),
      ...messages.findings,
    ],
  };
}
