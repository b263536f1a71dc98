import { contentsOf } from '../records/index.ts';
import { exportedRun, notTrusted, notWhole } from '../statements/index.ts';
import { pickEvidence } from './evidence-here.ts';
import type { Reading } from './reading-answer.ts';

/**
 * Finds the run that somebody wants to tell to others. Only what counts and is here whole is vouched
 * for: throws `statements.not-trusted` for a record that verification does not accept, and
 * `statements.not-whole` where bytes that it names are missing, altered or withheld.
 */
export async function exportedEvidence(reading: Reading, typed: string) {
  const { ruling } = reading;
  refuseUntrusted(reading, typed);
  const judged = pickEvidence(ruling, typed);
  const { id, record } = judged.entry;
  for (const content of contentsOf(record)) {
    const answer = await reading.content(content);
    if (!answer.ok) throw notWhole(id, answer.problem);
  }
  return exportedRun(judged, ruling.ledger);
}

/** A record that does not count is no record that is not there: it is said why. */
function refuseUntrusted({ ruling }: Reading, typed: string): void {
  const prefix = typed.toLowerCase();
  if (ruling.entries.some(({ id }) => id.startsWith(prefix))) return;
  const found = ruling.findings.find(
    ({ id, severity }) => severity === 'error' && id?.startsWith(prefix) === true,
  );
  if (found?.id !== undefined) throw notTrusted(found.id, found.code);
}
