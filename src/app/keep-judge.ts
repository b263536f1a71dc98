import type { RunFacts } from '../briefs/index.ts';
import { refuseToMakeWorker } from '../evidence/index.ts';
import type { PlacedEvidence } from './place-here.ts';
import { shownFolder, type RecordedRunWish } from './record-run.ts';
import type { Workspace } from './workspace.ts';

/** What is about to be run; nothing where evidence is a file or a claim. */
type ToRun = Pick<RecordedRunWish, 'argv' | 'shownArgv' | 'folder' | 'commit'>;

/**
 * Refuses to make a worker of a gate's holder by an oversight. Whether a run does another one again
 * is known only once its words, its folder and its commit are.
 */
export async function keepJudge(
  { repository }: Workspace,
  { author, brief, placement, original }: PlacedEvidence,
  run?: ToRun,
): Promise<void> {
  const facts = run === undefined ? undefined : await factsOf(repository, run);
  refuseToMakeWorker(author.principal, brief, { placement, original, run: facts });
}

async function factsOf(
  repository: Workspace['repository'],
  { argv, shownArgv = argv, folder, commit }: ToRun,
): Promise<RunFacts> {
  if (commit !== undefined) return { argv: shownArgv, folder, commit };
  const here = await repository.commitAndTree('HEAD');
  const place = { argv: shownArgv, folder: shownFolder(folder, repository.places) };
  return here === undefined ? place : { ...place, commit: here.commit };
}
