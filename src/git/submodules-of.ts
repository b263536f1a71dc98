import { lossyTextOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { GitProgram } from './git-program.ts';
import type { Subject } from './repository.ts';

/** A submodule and what it stands on; undefined where it was never filled. */
export interface Submodule {
  readonly path: string;
  readonly subject: Subject | undefined;
}

/**
 * Looks into each submodule of a work tree. We do it ourselves, because git would start another git
 * in each of them, under that repository's settings and not under ours.
 */
export async function submodulesOf(
  place: { readonly git: GitProgram; readonly files: Files; readonly workTree: string },
  look: (folder: string) => Promise<Subject | undefined>,
): Promise<Submodule[]> {
  const { git, files, workTree } = place;
  if ((await files.facts(files.join(workTree, '.gitmodules'))) === undefined) return [];
  const listed = lossyTextOf(await git.run('list submodules', ['ls-files', '--stage', '-z']));
  const links = listed.split('\0').filter((line) => line.startsWith('160000 '));
  const submodules: Submodule[] = [];
  for (const path of links.map((line) => line.slice(line.indexOf('\t') + 1))) {
    const folder = files.join(workTree, path);
    // An empty folder is no repository of its own: git would answer for the one around it.
    const filled = (await files.facts(files.join(folder, '.git'))) !== undefined;
    submodules.push({ path, subject: filled ? await look(folder) : undefined });
  }
  return submodules;
}
