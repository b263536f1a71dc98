import type { CommitAuthor } from '../ledger/index.ts';
import type { Opened } from './opened.ts';

/** The user's own name and e-mail, as in their other commits; else what the ledger knows. */
export async function commitAuthor({ repository }: Opened, by: string): Promise<CommitAuthor> {
  const { name = by, email = `${by}@localhost` } = await repository.author();
  return { name, email };
}
