import { interrupted, subjectMissing } from '../evidence/index.ts';
import type { Repository } from '../git/index.ts';
import type { Workspace } from './workspace.ts';

/**
 * Does some work in a clean checkout of a commit, in a temporary folder that is removed however the
 * work ends. Nothing of the user's repository is written, so that there is nothing to put right
 * after a kill either. Throws `evidence.subject-missing` where the commit is not here.
 */
export function inCleanCheckout<T>(
  { host, repository }: Pick<Workspace, 'host' | 'repository'>,
  commit: string,
  work: (checkout: Repository) => Promise<T>,
): Promise<T> {
  return host.endings.during(async (told) => {
    const present = await repository.store.presentCommits([commit]);
    if (!present.has(commit)) throw subjectMissing(commit);
    const made = await host.files.makeTemporaryFolder('sos-checkout-');
    try {
      const checkout = await repository.checkOut(commit, await host.files.realPath(made));
      if (told.aborted) throw interrupted();
      return await work(checkout);
    } finally {
      await host.files.removeFolder(made);
    }
  });
}
