import type { Files } from '../host/index.ts';
import type { GitHost } from './git-program.ts';
import { settingsAt } from './plain-settings.ts';
import type { ConfiguredAuthor, RepositoryPlaces } from './repository.ts';

/**
 * Reads name and e-mail from the user's own configuration, where both stand there in the plainest
 * of ways and the repository says nothing of users: starting git to ask costs a tenth of what it
 * takes to send a message. About anything else it says undefined, and git is asked.
 * Source: git-config(1), "FILES" and "CONFIGURATION FILE".
 */
export async function plainAuthor(
  { environment, files }: GitHost & { readonly files: Files },
  { commonFolder, plain = false }: RepositoryPlaces,
): Promise<ConfiguredAuthor | undefined> {
  if (!plain) return undefined;
  const own = await settingsAt(files, files.join(commonFolder, 'config'));
  if (own === undefined || OF_USERS.test(own)) return undefined;
  const { GIT_CONFIG_GLOBAL: named, HOME = '' } = environment.variables;
  const global = await settingsAt(files, named ?? files.join(HOME, '.gitconfig'));
  return global === undefined ? undefined : authorIn(global);
}

/** A section of the repository's own about users, or a file that may have one. */
const OF_USERS = /\[\s*user|include/i;
/** What could make a line mean more than it says, or less. */
const NOT_PLAIN = /include|[^\S\n\t ]|\\$|^[\t ]*\[(?![A-Za-z0-9.-]+(?: "[^"]*")?\][\t ]*$)/im;
/** Quotes, escapes, comments, and what git takes for one space. */
const NOT_LITERAL = ['"', '\\', '#', ';', '\t'];

/** Without expressions for each line: making them costs more than the rest. */
function authorIn(settings: string): ConfiguredAuthor | undefined {
  if (NOT_PLAIN.test(settings)) return undefined;
  const found = new Map<string, string>();
  for (const line of linesAboutUser(settings)) {
    const [key = '', ...rest] = line.split('=');
    const value = rest.join('=').trim();
    if (value === '' || NOT_LITERAL.some((mark) => value.includes(mark))) return undefined;
    // The last value of a key is the one that counts.
    found.set(key.trim().toLowerCase(), value);
  }
  const [name, email] = [found.get('name'), found.get('email')];
  return name === undefined || email === undefined ? undefined : { name, email };
}

function linesAboutUser(settings: string): string[] {
  let section = '';
  return settings.split('\n').filter((line) => {
    const text = line.trim().toLowerCase();
    if (text.startsWith('[')) section = text.slice(1, -1);
    return section === 'user' && (text.startsWith('name') || text.startsWith('email'));
  });
}
