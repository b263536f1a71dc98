import type { PushOutcome } from './remote.ts';

/**
 * Reasons that mean "another writer was faster". A quarter to a third of contention does not read
 * `fetch first` but shows the server's own race for the ref.
 */
const CONTENTION =
  /fetch first|non-fast-forward|stale info|failed to update ref|cannot lock ref|incorrect old value|reference already exists|is at [0-9a-f]+ but expected/;

/**
 * Reads the outcome of one ref from `git push --porcelain`: `<flag>\t<from>:<to>\t<summary>`.
 * Source: git-push(1), "OUTPUT". Other refs and the exit code say nothing about ours.
 */
export function pushOutcomeOf(ref: string, stdout: string, stderr: string): PushOutcome {
  const lines = stdout.split('\n').map((line) => line.split('\t'));
  const ours = lines.find(([, names]) => names?.endsWith(`:${ref}`));
  if (ours === undefined) return { outcome: 'unreachable', detail: stderr.trim() || 'no answer' };
  const [flag = '', , summary = ''] = ours;
  if (flag === '=') return { outcome: 'up-to-date' };
  if (flag === ' ' || flag === '*') return { outcome: 'pushed' };
  const detail = [summary.trim(), remoteWords(stderr)].filter((part) => part !== '').join('; ');
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
