import { releaseFindings } from '../release/index.ts';
import { notARelease, notTrusted } from '../statements/index.ts';
import { isKind, type TrustedEntry } from '../trust/index.ts';
import { pickEntry } from './pick-entry.ts';
import type { Reading } from './reading-answer.ts';
import { standingOf } from './standing.ts';
import type { Workspace } from './workspace.ts';

/**
 * Finds the receipt of a release that somebody wants to tell to others. Throws
 * `statements.not-a-release` for any other record, and `statements.not-trusted` for a receipt that
 * rests on no gate.
 */
export async function exportedRelease(
  { repository }: Pick<Workspace, 'repository'>,
  reading: Reading,
  typed: string,
): Promise<TrustedEntry<'release'>> {
  const receipt = pickEntry(reading.ruling, typed);
  if (!isKind(receipt, 'release')) throw notARelease(receipt.id);
  const { gates } = await standingOf(repository, reading);
  const flaw = releaseFindings(reading.ruling, gates).find(({ id }) => id === receipt.id);
  if (flaw !== undefined) throw notTrusted(receipt.id, flaw.code);
  return receipt;
}
