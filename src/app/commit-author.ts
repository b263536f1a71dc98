import type { CommitAuthor } from '../ledger/index.ts';
import type { Opened } from './opened.ts';

/**
 * The user's own name and e-mail, as in their other commits; else what the ledger knows. Git is
 * asked at once, and the answer is there by the time somebody needs it.
 */
export function commitAuthor({ repository }: Opened): (by: string) => Promise<CommitAuthor> {
  const known = repository.author();
  // Trouble is told to whoever waits for the answer, and to nobody if none does.
  known.catch(() => undefined);
  return async (by) => {
    const { name = by, email = `${by}@localhost` } = await known;
    return { name, email };
  };
}
