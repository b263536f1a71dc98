import { lossyTextOf } from '../base/index.ts';
import { checkedOid } from './checked-oid.ts';
import { refusedArgument, troubleOf } from './errors.ts';
import type { GitProgram } from './git-program.ts';
import type { RefOutcome } from './object-store.ts';
import type { Oid } from './oid.ts';
import { refRefusal } from './ref-outcome.ts';

/** Moves a ref that holds what is expected (undefined: that does not exist). */
export async function moveRef(
  git: GitProgram,
  ref: string,
  { to, expected }: { to: Oid; expected: Oid | undefined },
): Promise<RefOutcome> {
  if (!ref.startsWith('refs/')) throw refusedArgument('the ref', ref);
  const none = '0'.repeat(to.length);
  return updateRef(git, to, [ref, checkedOid(to), expected ?? none]);
}

/** What is ours: the branch, our own refs, and what a fetch of the user's tracks of the branch. */
const OURS = /^refs\/(?:heads\/sos\/|sos\/|remotes\/.+\/sos\/ledger$)/;

/** Deletes a ref of ours that holds what is expected. */
export async function deleteRef(git: GitProgram, ref: string, expected: Oid): Promise<RefOutcome> {
  // Threat: our own mistake reaching a branch of the user's.
  if (!OURS.test(ref)) throw refusedArgument('the ref', ref);
  return updateRef(git, expected, ['-d', ref, checkedOid(expected)]);
}

async function updateRef(git: GitProgram, tip: Oid, args: readonly string[]): Promise<RefOutcome> {
  const { exitCode, stderr } = await git.tryRun(['update-ref', '--no-deref', ...args]);
  if (exitCode === 0) return { done: true, tip };
  const refusal = refRefusal(stderr);
  if (refusal !== undefined) return refusal;
  throw troubleOf('move a ref', stderr);
}

/** Lists refs under a prefix, with what they name. */
export async function refsUnder(git: GitProgram, prefix: string): Promise<Map<string, Oid>> {
  if (!prefix.startsWith('refs/')) throw refusedArgument('the prefix', prefix);
  const output = await git.run('list refs', [
    'for-each-ref',
    '--format=%(refname) %(objectname)',
    prefix,
  ]);
  const lines = lossyTextOf(output)
    .split('\n')
    .filter((line) => line !== '');
  return new Map(lines.map((line) => line.split(' ') as [string, Oid]));
}
