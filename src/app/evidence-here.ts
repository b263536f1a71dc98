import { briefsOf } from '../briefs/index.ts';
import { evidenceIn, judgeEvidence, type JudgedEvidence } from '../evidence/index.ts';
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
