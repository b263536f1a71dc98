import type { Host } from './host.ts';

/** What of a user's is kept where: settings and keys, what programs remember, what can be made again. */
const KINDS = {
  config: { variable: 'XDG_CONFIG_HOME', usual: '.config' },
  state: { variable: 'XDG_STATE_HOME', usual: '.local/state' },
  cache: { variable: 'XDG_CACHE_HOME', usual: '.cache' },
} as const;

/**
 * Names the folder of sos among the user's own, outside every repository. Threat: a variable that
 * is empty or names no absolute place, and a key that comes to lie in the work tree.
 * Source: XDG Base Directory Specification ("All paths … must be absolute").
 */
export function userFolder(
  { files, environment }: Pick<Host, 'files' | 'environment'>,
  kind: keyof typeof KINDS,
): string {
  const { variable, usual } = KINDS[kind];
  const configured = environment.variables[variable] ?? '';
  const base = configured.startsWith('/') ? configured : files.join(environment.home, usual);
  return files.join(base, 'sos');
}
