import type { JudgedEvidence } from '../evidence/index.ts';
import type { Run } from '../records/index.ts';
import { noLedger, notARun, notOnACommit } from './errors.ts';

/** A run that can be told to others, with all that a statement about it needs. */
export interface ExportedRun {
  readonly ledger: string;
  readonly judged: JudgedEvidence;
  readonly run: Run;
  readonly commit: string;
}

/**
 * Takes evidence for a run on a commit, or says why it is none. Threat: a claim, or a run on a tree
 * that differs from its commit, that is believed elsewhere as a test of the commit because the
 * formats of others have no word for the difference.
 */
export function exportedRun(judged: JudgedEvidence, ledger: string | undefined): ExportedRun {
  const { id, record } = judged.entry;
  const { run } = record;
  if (ledger === undefined) throw noLedger();
  if (run === undefined) throw notARun(id);
  if (run.commit === undefined || run.dirty !== undefined) throw notOnACommit(id);
  return { ledger, judged, run, commit: run.commit };
}
