import { lossyTextOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import { troubleOf } from './errors.ts';
import { fastImportStream, SCRATCH } from './fast-import-stream.ts';
import type { GitProgram } from './git-program.ts';
import { moveRef } from './move-ref.ts';
import type { Append, AppendOutcome } from './object-store.ts';
import { isOid } from './oid.ts';
import { refRefusal } from './ref-outcome.ts';

/** Git, and the files beside it. */
export interface AppendTools {
  readonly git: GitProgram;
  readonly files: Files;
}

/** Makes commits and puts them on a ref, all or none. */
export async function appendCommits(append: Append, tools: AppendTools): Promise<AppendOutcome> {
  const { git } = tools;
  if (goesOn(append)) return importCommits(append, tools);
  const made = await importCommits({ ...append, ref: SCRATCH }, tools);
  if (!made.done) return made;
  const moved = await moveRef(git, append.ref, { to: made.tip, expected: append.expected });
  return moved.done ? made : moved;
}

/**
 * Commits that go on from what the ref holds are one `git fast-import`, which moves the ref only
 * to a commit that contains whatever the ref holds at that moment. Others (a replay) are made
 * first, without a ref, and the ref is moved with its expected old value.
 */
function goesOn({ expected, commits }: Append): boolean {
  const parents = commits[0]?.parents;
  return expected === undefined || parents === 'previous' || parents?.includes(expected) === true;
}

async function importCommits(append: Append, { git, files }: AppendTools): Promise<AppendOutcome> {
  const args = ['fast-import', '--quiet', '--date-format=raw'];
  const { exitCode, stdout, stderr } = await git.tryRun(args, { input: fastImportStream(append) });
  await removeLeftovers(stderr, git.folder, files);
  const commits = lossyTextOf(stdout).trim().split('\n');
  const tip = commits.at(-1) ?? '';
  if (exitCode === 0 && isOid(tip)) return { done: true, tip, commits };
  const refusal = refRefusal(stderr);
  if (refusal !== undefined) return refusal;
  throw troubleOf('append to the ledger', stderr);
}

/**
 * Git leaves a report in the repository when an import ends early, and half a pack when the disk is
 * full. They are of no use to anybody, and the room may be needed.
 */
async function removeLeftovers(stderr: string, folder: string, files: Files): Promise<void> {
  const report = /fast_import_crash_\d+/.exec(stderr)?.[0];
  if (report !== undefined) await files.remove(files.join(folder, report));
  const pack = /\btmp_pack_\w+/.exec(stderr)?.[0];
  if (pack !== undefined) await files.remove(files.join(folder, 'objects', 'pack', pack));
}
