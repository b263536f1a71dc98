import type { RecordOf, Run } from '../records/index.ts';
import { isKind, ofKind, type History, type TrustedEntry } from '../trust/index.ts';
import { sameWords } from './command-line.ts';

/** A record by which somebody works on a brief. */
export type WorkRecord = TrustedEntry<'claim' | 'submission' | 'evidence'>;

/** The work on a brief, and who did it. */
interface Worked {
  readonly work: readonly WorkRecord[];
  readonly workers: ReadonlySet<string>;
}

/** What of a run says that another one is the same. */
export type RunFacts = Pick<Run, 'argv' | 'folder' | 'commit'>;

/** What evidence says of itself, already appended or about to be. */
interface Shown {
  readonly author: string;
  readonly record: Pick<RecordOf<'evidence'>, Place | 'reproduces'> & { readonly run?: RunFacts };
}

type Place = (typeof PLACE)[number];

/** What of evidence says what it is about. */
const PLACE = ['brief', 'criterion', 'suite'] as const;

/**
 * Tells whether evidence does somebody else's run again: the same words in the same folder, on the
 * same commit, for the same criterion and suite of the same brief. Whoever does that checks the
 * work, and whoever makes any other evidence for a brief works on it. Threat: a gate's holder who
 * shows what nobody showed and passes on it, by naming a run of something else, the own one, or none
 * that is there.
 */
export function didAgain(
  { author, record }: Shown,
  original: TrustedEntry<'evidence'> | undefined,
): boolean {
  return (
    original !== undefined &&
    original.id === record.reproduces &&
    original.author !== author &&
    PLACE.every((part) => original.record[part] === record[part]) &&
    isSameRun(record.run, original.record.run)
  );
}

function isSameRun(run: RunFacts | undefined, first: RunFacts | undefined): boolean {
  if (run?.commit !== first?.commit || run?.folder !== first?.folder) return false;
  return sameWords(run?.argv, first?.argv);
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
