import { lossyTextOf } from '../base/index.ts';
import type { Finished } from '../host/index.ts';
import type { PushOutcome } from './remote.ts';

/**
 * Reasons that mean "another writer was faster". A quarter to a third of contention does not read
 * `fetch first` but shows the server's own race for the ref.
 */
const CONTENTION =
  /fetch first|non-fast-forward|stale info|failed to update ref|cannot lock ref|incorrect old value|reference already exists|is at [0-9a-f]+ but expected/;

/** Worst first: a remote of several addresses is only as good as the worst of them. */
const WORST = ['refused', 'contention', 'pushed', 'up-to-date'] as const;

/**
 * Reads the outcome of one ref from `git push --porcelain`: `<flag>\t<from>:<to>\t<summary>`, once
 * for each address of the remote. Source: git-push(1), "OUTPUT". Other refs say nothing about ours.
 */
export function pushOutcomeOf(ref: string, finished: Finished): PushOutcome {
  const words = remoteWords(finished.stderr);
  const answers = lossyTextOf(finished.stdout)
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, names]) => names?.endsWith(`:${ref}`))
    .map(([flag = '', , summary = '']) => outcomeOf(flag, summary.trim(), words));
  const worst = WORST.flatMap((word) => answers.filter(({ outcome }) => outcome === word))[0];
  const silent = { outcome: 'unreachable', detail: finished.stderr.trim() || 'no answer' } as const;
  if (worst === undefined) return silent;
  // All that answered took it, and git failed nonetheless: another address gave no answer.
  return finished.exitCode !== 0 && !('detail' in worst) ? silent : worst;
}

function outcomeOf(flag: string, summary: string, words: string): PushOutcome {
  if (flag === '=') return { outcome: 'up-to-date' };
  if (flag === '*') return { outcome: 'pushed', before: undefined };
  if (flag === ' ') return { outcome: 'pushed', before: summary.split('..')[0] };
  const detail = [summary, words].filter((part) => part !== '').join('; ');
  return { outcome: CONTENTION.test(summary) ? 'contention' : 'refused', detail };
}

/** What the other side said itself: a hook's own words tell a person most. */
function remoteWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.startsWith('remote:'));
  return lines
    .map((line) => line.slice('remote:'.length).trim())
    .join(' ')
    .trim();
}
