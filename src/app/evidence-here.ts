import { shortId } from '../base/index.ts';
import { briefsOf } from '../briefs/index.ts';
import {
  commitOf,
  evidenceIn,
  judgeEvidence,
  withSubject,
  type JudgedEvidence,
} from '../evidence/index.ts';
import type { ObjectStore } from '../git/index.ts';
import { ofKind, type Ruling } from '../trust/index.ts';
import { pickEntry } from './pick-entry.ts';

/** Judges all evidence of a ledger, each for its brief where it has one, oldest first. */
export function evidenceHere(ruling: Ruling): JudgedEvidence[] {
  const { all } = briefsOf(ruling);
  return ofKind(ruling.entries, 'evidence').map((entry) =>
    judgeEvidence(entry, all.get(entry.record.brief ?? ''), ruling),
  );
}

/** Judges the evidence whose id begins as typed. Throws where that is no or another record. */
export function pickEvidence(ruling: Ruling, typed: string): JudgedEvidence {
  const entry = evidenceIn(pickEntry(ruling, typed));
  return judgeEvidence(entry, briefsOf(ruling).all.get(entry.record.brief ?? ''), ruling);
}

/** Notes on evidence that shows something that it does so on another commit than its brief offers. */
export function withOffer(ruling: Ruling, judged: JudgedEvidence): JudgedEvidence {
  const brief = briefsOf(ruling).all.get(judged.entry.record.brief ?? '');
  const offered = brief?.lastSubmission?.record.commit;
  const about = commitOf(judged.entry.record);
  if (brief === undefined || offered === undefined || about === undefined) return judged;
  if (about === offered || !judged.satisfies.some(({ ok }) => ok)) return judged;
  const offer = `${brief.id} offers ${shortId(offered)}, on which it shows nothing`;
  return { ...judged, notes: [...judged.notes, `it is about ${shortId(about)}; ${offer}`] };
}

/** Marks which evidence is about a commit that is not here. */
export async function withSubjects(
  store: Pick<ObjectStore, 'presentCommits'>,
  evidence: readonly JudgedEvidence[],
): Promise<JudgedEvidence[]> {
  const commits = evidence.flatMap(({ entry }) => commitOf(entry.record) ?? []);
  const present = await store.presentCommits(commits);
  return evidence.map((judged) => withSubject(judged, present));
}
