import { ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';
import type { LocalState } from './local-state.ts';

/**
 * Finds the withheld secrets that nobody was told of in this clone, and remembers that somebody is
 * now. Bytes that were in a ledger are known to whoever had a clone: only a new secret helps.
 */
export async function leaksToTell(
  { entries }: Pick<Ruling, 'entries'>,
  state: Pick<LocalState, 'toldLeaks' | 'setToldLeaks'>,
): Promise<readonly TrustedEntry<'withhold'>[]> {
  const leaks = ofKind(entries, 'withhold');
  if (leaks.length === 0) return [];
  // Where nothing can be written, it is told again: better than no answer.
  const remember = (ids: readonly string[]) => state.setToldLeaks(ids).catch(() => undefined);
  const told = new Set(await state.toldLeaks());
  const fresh = leaks.filter(({ id }) => !told.has(id));
  if (fresh.length > 0) await remember(leaks.map(({ id }) => id));
  return fresh;
}
