import { briefsOf, type Briefs, type BriefState } from '../briefs/index.ts';
import { evidenceFor, type JudgedEvidence } from '../evidence/index.ts';
import {
  closingFindings,
  gatesOf,
  movesOf,
  standingsFor,
  subjectsOf,
  type Closing,
  type Gates,
  type Move,
} from '../gates/index.ts';
import type { Repository } from '../git/index.ts';
import type { Finding, Ruling } from '../trust/index.ts';
import type { Reading } from './workspace.ts';

/** Where all work stands at one reading. What is costly is worked out when somebody asks. */
export interface Standing {
  readonly ruling: Ruling;
  readonly briefs: Briefs;
  readonly gates: Gates;
  /** All evidence of a brief, judged, oldest first. */
  evidenceOf(brief: BriefState): readonly JudgedEvidence[];
  /** Everything that closing a brief is decided on. */
  closingOf(brief: BriefState): Closing;
  /** Whose move everything open is. */
  moves(): readonly Move[];
  /** What verification and the rules of briefs and gates report, together. */
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
  const evidenceOf = remembered((brief: BriefState) => evidenceFor(ruling, brief));
  return {
    ruling,
    briefs,
    gates,
    evidenceOf,
    closingOf: (brief) => ({
      ruling,
      brief,
      gates: standingsFor(gates, brief),
      evidence: evidenceOf(brief),
    }),
    moves: () => movesOf({ ruling, briefs, gates, evidenceOf }),
    findings: () => [
      ...ruling.findings,
      ...briefs.findings,
      ...gates.findings,
      ...closingFindings(ruling, briefs, evidenceOf),
    ],
  };
}

function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
