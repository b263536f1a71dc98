import type { RecordId } from '../base/index.ts';
import type { CommitDraft, Oid, RefRefusal } from '../git/index.ts';
import { messageOf, safeAuthor, type CommitAuthor } from './commit-words.ts';
import { splitContent } from './content-parts.ts';
import { readRecordBytes } from './entry-of-file.ts';
import { notAnEntry } from './errors.ts';
import { withLock, type LedgerLock, type LedgerPlace } from './ledger-lock.ts';
import { LEDGER_REF } from './ledger-refs.ts';
import { blobPlace } from './place.ts';
import { ROOT_DRAFT } from './root-commit.ts';
import type { Inscription } from './subject-of.ts';
import { untilMoved } from './until-moved.ts';

/** Signed records that belong together, and what becomes one commit with them. */
export interface Parcel extends Inscription {
  /** Whole record files, payload and signature. */
  readonly records: readonly Uint8Array[];
  /** Every content that the records name, whole; it is cut into parts here. */
  readonly contents?: readonly Uint8Array[];
  readonly author: CommitAuthor;
  /** Milliseconds since 1970, for the commit. */
  readonly at: number;
}

/** What an append did. */
export interface Appended {
  /** The ledger's tip after it. */
  readonly tip: Oid;
  /** One for each parcel, in order. */
  readonly commits: readonly Oid[];
  /** What the ledger's tip was before; undefined where it began. */
  readonly before: Oid | undefined;
  /** In the order of the parcels and of the records in them. */
  readonly records: readonly { readonly id: RecordId; readonly path: string }[];
}

/** Appends under the ledger's lock. */
export async function append(place: LedgerPlace, parcels: readonly Parcel[]): Promise<Appended> {
  return withLock(place, (lock) => appendLocked(place, lock, { parcels }));
}

/**
 * Appends parcels, each as one commit, all or none, for a caller who holds the lock and may know
 * the tip from looking under it. When it returns, the ref has moved. Throws `ledger.not-an-entry`
 * before anything is written when a reader would reject a record, `ledger.branch-in-the-way` and
 * `ledger.ref-busy`.
 */
export async function appendLocked(
  place: LedgerPlace,
  _lock: LedgerLock,
  { parcels, seen }: { readonly parcels: readonly Parcel[]; readonly seen?: Oid | undefined },
): Promise<Appended> {
  const packed = parcels.map(pack);
  const drafts = packed.map((each) => each.draft);
  let known = seen;
  const { tip, before, commits } = await untilMoved(place.host, () => {
    const attempted = attempt(place, drafts, known);
    known = undefined;
    return attempted;
  });
  const records = packed.flatMap((each) => each.records);
  return { tip, before, commits: commits.slice(-parcels.length), records };
}

interface Attempt {
  readonly done: true;
  readonly tip: Oid;
  readonly before: Oid | undefined;
  readonly commits: readonly Oid[];
}

/** Puts commits on whatever the ledger's tip is now; a new ledger begins with the root. */
async function attempt(
  { store }: LedgerPlace,
  drafts: readonly CommitDraft[],
  known: Oid | undefined,
): Promise<Attempt | RefRefusal> {
  const before = known ?? (await store.commitOf(LEDGER_REF));
  const commits = before === undefined ? [ROOT_DRAFT, ...drafts] : drafts;
  const outcome = await store.append({ ref: LEDGER_REF, expected: before, commits });
  return outcome.done ? { ...outcome, before } : outcome;
}

interface Packed {
  readonly draft: CommitDraft;
  readonly records: { readonly id: RecordId; readonly path: string }[];
}

function pack(parcel: Parcel): Packed {
  const records: Packed['records'] = [];
  const files = new Map<string, Uint8Array>();
  for (const bytes of parcel.records) {
    const read = readRecordBytes(bytes);
    if (!read.ok) throw notAnEntry(read.problem);
    records.push({ id: read.found.id, path: read.path });
    files.set(read.path, bytes);
  }
  for (const content of parcel.contents ?? []) {
    const { content: name, parts } = splitContent(content);
    for (const [index, part] of parts.entries())
      files.set(blobPlace(name.parts[index] ?? ''), part);
  }
  const author = safeAuthor(parcel.author);
  const draft: CommitDraft = {
    parents: 'previous',
    author,
    at: parcel.at,
    message: messageOf(parcel),
    files: [...files].map(([path, bytes]) => ({ path, bytes })),
  };
  return { draft, records };
}
