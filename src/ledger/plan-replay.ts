import type { CommitDraft, CommitFacts, HistoryReader, Oid } from '../git/index.ts';
import { safeAuthor } from './commit-words.ts';
import { differenceOf, type PathMap } from './missing-paths.ts';
import { LEDGER_AUTHOR } from './root-commit.ts';
import { changesOfEach, filesOf } from './tree-of-ledger.ts';

/** Local commits that nobody else has, and what the remote tip lacks. */
export interface ReplayInput {
  readonly remote: Oid;
  /** The remote tip's date, which a commit of nobody's takes. */
  readonly at: number;
  /** In a line, oldest first. */
  readonly unshared: readonly CommitFacts[];
  readonly missing: PathMap;
}

/** Commits in a line upon the remote tip. */
export interface Replay {
  readonly commits: readonly CommitDraft[];
  readonly repeats: readonly (Oid | undefined)[];
  readonly restored: readonly string[];
}

interface Step {
  readonly source: CommitFacts | undefined;
  readonly files: PathMap;
}

/**
 * Repeats the additions of each local commit upon the remote tip, with its message, author and
 * date. A file that is there already is not added twice, and a commit that would add nothing is
 * not made. What is missing and was in no local commit, the remote has lost: it goes first.
 */
export async function planReplay(reader: HistoryReader, input: ReplayInput): Promise<Replay> {
  const left = new Map(input.missing);
  const steps: Step[] = [];
  const additions = await additionsOf(reader, input.unshared);
  for (const [index, source] of input.unshared.entries()) {
    const files = takeFrom(left, additions[index] ?? []);
    if (files.size > 0) steps.push({ source, files });
  }
  if (left.size > 0) steps.unshift({ source: undefined, files: left });
  return {
    commits: steps.map((step, index) => ({
      ...wordsOf(step, input.at),
      parents: index === 0 ? [input.remote] : 'previous',
      files: [],
      existing: [...step.files].map(([path, oid]) => ({ path, oid })),
    })),
    repeats: steps.map((step) => step.source?.oid),
    restored: [...left.keys()].sort(),
  };
}

/** The paths that each commit added; one that has no parent added all that it holds. */
async function additionsOf(
  reader: HistoryReader,
  commits: readonly CommitFacts[],
): Promise<string[][]> {
  const pairs = commits.flatMap(({ parents: [parent], oid }) =>
    parent === undefined ? [] : [[parent, oid] as const],
  );
  const changes = (await changesOfEach(reader, pairs)).values();
  const additions: string[][] = [];
  for (const { parents, oid } of commits) {
    if (parents.length === 0) {
      additions.push((await filesOf(reader, oid)).map(({ path }) => path));
    } else {
      additions.push([...differenceOf(changes.next().value ?? []).missing.keys()]);
    }
  }
  return additions;
}

/** Moves the paths that a commit added out of what is left. */
function takeFrom(left: Map<string, Oid>, additions: readonly string[]): PathMap {
  const taken = new Map<string, Oid>();
  for (const path of additions) {
    const oid = left.get(path);
    if (oid !== undefined) taken.set(path, oid);
    left.delete(path);
  }
  return taken;
}

/** The words of a commit that brings back what a tip has lost. */
const RESTORE_MESSAGE = 'sos: put back what was removed or changed\n';

function wordsOf({ source }: Step, at: number): Pick<CommitDraft, 'author' | 'at' | 'message'> {
  if (source === undefined) return { author: LEDGER_AUTHOR, at, message: RESTORE_MESSAGE };
  return { author: authorOf(source.author), at: source.at, message: source.message };
}

function authorOf(text: string): CommitDraft['author'] {
  const open = text.lastIndexOf('<');
  if (open < 0) return safeAuthor({ name: text, email: '' });
  return safeAuthor({ name: text.slice(0, open), email: text.slice(open + 1) });
}
