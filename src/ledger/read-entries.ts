import { LIMITS } from '../base/index.ts';
import type { HistoryReader, Oid, TreeChange } from '../git/index.ts';
import type { Entry, Misfit, MisfitCode } from './entry.ts';
import { entryOfFile } from './entry-of-file.ts';
import { classOf, FILE_MODE } from './path-alphabet.ts';
import { changesOf, filesOf } from './tree-of-ledger.ts';

/** What the ledger holds at a tip, or what came since an earlier one. */
export interface LedgerReading {
  /** In the order of their paths. */
  readonly entries: readonly Entry[];
  /** Files that are no entries, each with its reason. They stop nobody. */
  readonly misfits: readonly Misfit[];
  /** Blobs beside the records, by the SHA-256 that their path claims. Nobody looked inside. */
  readonly blobs: ReadonlyMap<string, Oid>;
}

/** Files whose content is held in memory at once while they are judged. */
const BATCH = 4000;

/** What is read of a tip. */
export interface ReadingWish {
  /** Only what differs from this earlier tip. */
  readonly since?: Oid | undefined;
  /** Is shown entries as they are read, some at a time, while others still are not. */
  readonly met?: ((entries: readonly Entry[]) => void) | undefined;
}

interface Placed {
  readonly path: string;
  readonly mode: string;
  readonly oid: Oid;
}

interface Sorted {
  readonly records: Placed[];
  readonly misfits: Misfit[];
  readonly blobs: Map<string, Oid>;
}

/**
 * Reads every file of a tip, or only what differs from an earlier tip, cheap tests before costly
 * ones: mode and path, size before content, canonical form, shape, path against content. A file
 * that an earlier tip had and this one lacks or changed is a misfit; its first content counts.
 */
export async function readEntries(
  reader: HistoryReader,
  tip: Oid,
  { since, met }: ReadingWish = {},
): Promise<LedgerReading> {
  if (since === undefined) return judge(reader, sortFiles(await filesOf(reader, tip)), met);
  const changes = await changesOf(reader, since, tip);
  const reading = await judge(reader, sortFiles(changes.flatMap(added)), met);
  return { ...reading, misfits: [...reading.misfits, ...changes.flatMap(broken)] };
}

async function judge(
  reader: HistoryReader,
  sorted: Sorted,
  met: ReadingWish['met'],
): Promise<LedgerReading> {
  const entries: Entry[] = [];
  const misfits = [...sorted.misfits];
  for (let start = 0; start < sorted.records.length; start += BATCH) {
    const batch = sorted.records.slice(start, start + BATCH);
    const oids = batch.map((file) => file.oid);
    const answers = await reader.blobs(oids, LIMITS.record);
    const before = entries.length;
    for (const { path, oid } of batch) {
      const verdict = entryOfFile({ path, oid, answer: answers.get(oid) });
      if (verdict.ok) entries.push(verdict.entry);
      else misfits.push(verdict.misfit);
    }
    met?.(entries.slice(before));
  }
  return { entries, misfits, blobs: sorted.blobs };
}

function sortFiles(files: readonly Placed[]): Sorted {
  const sorted: Sorted = { records: [], misfits: [], blobs: new Map() };
  for (const file of files) {
    const path = classOf(file.path);
    if (path.kind === 'bad') {
      sorted.misfits.push(misfit(file, path.code, path.problem));
    } else if (file.mode !== FILE_MODE) {
      // Stops links out of the tree, submodules, and files that ask to be executed.
      sorted.misfits.push(misfit(file, 'ledger.bad-mode', `has mode ${file.mode}`));
    } else if (path.kind === 'blob') {
      sorted.blobs.set(path.sha256, file.oid);
    } else {
      sorted.records.push(file);
    }
  }
  return sorted;
}

function misfit(file: Placed, code: MisfitCode, problem: string): Misfit {
  return { code, path: file.path, oid: file.oid, problem };
}

function added(change: TreeChange): Placed[] {
  const { path, before, after } = change;
  return before === undefined && after !== undefined ? [{ path, ...after }] : [];
}

/** Stops a rewritten or evil tip from taking back or replacing what was read before. */
function broken(change: TreeChange): Misfit[] {
  const { path, before, after } = change;
  if (before === undefined) return [];
  const { oid } = before;
  if (after === undefined) {
    return [{ code: 'ledger.removed', path, oid, problem: 'was there before and is gone' }];
  }
  return [{ code: 'ledger.changed', path, oid, problem: 'has another content than before' }];
}
