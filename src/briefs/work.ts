import { isKind, ofKind, type History, type TrustedEntry } from '../trust/index.ts';

/** A record by which somebody works on a brief. */
export type WorkRecord = TrustedEntry<'claim' | 'submission' | 'evidence'>;

/** The work on a brief, and who did it. */
interface Worked {
  readonly work: readonly WorkRecord[];
  readonly workers: ReadonlySet<string>;
}

/** What evidence says of itself, already appended or about to be. */
interface Shown {
  readonly author: string;
  readonly record: { readonly brief?: string; readonly reproduces?: string };
}

/**
 * Tells whether evidence does somebody else's run on the same brief again: whoever does that checks
 * the work, and whoever makes any other evidence for a brief works on it. Naming one's own run, a
 * run of other work, or none that is there, does not turn producing into checking.
 */
export function didAgain(
  { author, record }: Shown,
  original: TrustedEntry<'evidence'> | undefined,
): boolean {
  return (
    original !== undefined &&
    original.id === record.reproduces &&
    original.author !== author &&
    original.record.brief === record.brief
  );
}

/**
 * Picks what somebody did on briefs, by brief and in order: claims and submissions, whether or not
 * they count, since who claimed too late may have worked before hearing of it, and evidence, but
 * for runs that did again what somebody else had run. Whoever has any may not pass the gates of the
 * brief; under whichever key, since an author is a principal.
 */
export function workIn(entries: readonly TrustedEntry[]): ReadonlyMap<string, WorkRecord[]> {
  const evidence = new Map(ofKind(entries, 'evidence').map((entry) => [entry.id, entry]));
  const work = new Map<string, WorkRecord[]>();
  for (const entry of entries) {
    if (!isWork(entry, evidence)) continue;
    const brief = entry.record.brief ?? '';
    const there = work.get(brief) ?? [];
    there.push(entry);
    work.set(brief, there);
  }
  return work;
}

function isWork(
  entry: TrustedEntry,
  evidence: ReadonlyMap<string, TrustedEntry<'evidence'>>,
): entry is WorkRecord {
  if (isKind(entry, 'evidence')) {
    // A gate's check shows no criterion: whoever runs it looks at work and does none.
    if (entry.record.check !== undefined) return false;
    return !didAgain(entry, evidence.get(entry.record.reproduces ?? ''));
  }
  return isKind(entry, 'claim') || isKind(entry, 'submission');
}

/** Returns who did any of some work. */
export function authorsOf(work: readonly WorkRecord[]): ReadonlySet<string> {
  return new Set(work.map(({ author }) => author));
}

/** Returns everything by which a principal worked on a brief, oldest first. */
export function workOf(who: string, { work }: Worked): WorkRecord[] {
  return work.filter(({ author }) => author === who);
}

/**
 * Finds work that somebody did on a brief without knowing a record. What they do knowing it takes
 * nothing from it: else whoever answered once could undo the answer by working.
 */
export function workUnknowing(
  { id: known }: Pick<TrustedEntry, 'id'>,
  who: string,
  around: Pick<Worked, 'work'> & { readonly history: History },
): WorkRecord | undefined {
  return around.work.find(
    ({ author, id }) => author === who && !around.history.precedes(known, id),
  );
}

/** Leaves out of some names whoever worked on a brief. */
export function withoutWorkers({ workers }: Worked, names: readonly string[]): string[] {
  return names.filter((name) => !workers.has(name));
}
