import { lossyTextOf } from '../base/index.ts';
import type { CommitFacts } from './object-store.ts';

const MILLISECONDS = 1000;

/** Asks `git log -z` for what a commit says, its message last, since only that has lines. */
export const COMMIT_FORMAT = '--format=%H%n%T%n%P%n%an <%ae>%n%at%n%B';

/** Reads what `git log -z` answers to `COMMIT_FORMAT`. */
export function parseCommits(output: Uint8Array): CommitFacts[] {
  const entries = lossyTextOf(output).split('\0');
  return entries.filter((entry) => entry !== '').map(parseCommit);
}

function parseCommit(entry: string): CommitFacts {
  const [oid = '', tree = '', parents = '', author = '', at = '0', ...message] = entry.split('\n');
  return {
    oid,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author,
    at: Number(at) * MILLISECONDS,
    message: message.join('\n'),
  };
}
