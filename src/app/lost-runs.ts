import type { RecordId } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { LocalState, LostRun } from './local-state.ts';

/** Picks what records say of commands that were begun or run. */
export function runsIn(entries: readonly Entry[]): LostRun[] {
  return entries.flatMap((entry) => {
    const command = commandOf(entry);
    return command === undefined ? [] : [{ command, by: entry.record.by }];
  });
}

function commandOf({ record }: Entry): RecordId | undefined {
  if ('unknown' in record) return undefined;
  if (record.kind === 'begin') return record.message;
  return record.kind === 'evidence' && record.run !== undefined ? record.answers : undefined;
}

/**
 * Remembers commands before what says that they were begun or run is undone. Threat: a clone that
 * was put back from a backup runs a command, loses the record of it, and runs it once more.
 */
export async function rememberLostRuns(
  state: Pick<LocalState, 'lostRuns' | 'setLostRuns'>,
  lost: readonly LostRun[],
): Promise<void> {
  if (lost.length === 0) return;
  const known = await state.lostRuns();
  const isNew = (run: LostRun): boolean => !known.some((each) => isSame(each, run));
  await state.setLostRuns([...known, ...lost.filter(isNew)]);
}

/** Tells whether a command ran here, or may have, and no record of that is left. */
export async function wasLost(state: Pick<LocalState, 'lostRuns'>, run: LostRun): Promise<boolean> {
  return (await state.lostRuns()).some((each) => isSame(each, run));
}

function isSame(one: LostRun, other: LostRun): boolean {
  return one.command === other.command && one.by === other.by;
}
