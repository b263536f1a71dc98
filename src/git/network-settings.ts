import { lossyTextOf, shellQuoted } from '../base/index.ts';
import type { Finished } from '../host/index.ts';
import type { Setting } from './scrubbed-environment.ts';

/**
 * Settings under which git starts a program on its way to a remote, or writes into a file: an ssh,
 * a proxy, whatever asks for or keeps passwords, cookies. Source: git-config(1).
 */
const PROGRAMS =
  '^(core[.](sshcommand|gitproxy|askpass)|ssh[.]variant|credential[.](.*[.])?helper|http[.](.*[.])?(cookiefile|savecookies))$';

const PROXY = 'core.gitproxy';

/** What is handed to git beside its other settings and variables. */
export interface NetworkSettings {
  readonly settings: readonly Setting[];
  readonly variables: Readonly<Record<string, string>>;
}

interface Found {
  readonly scope: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Settings that leave only what the user and the machine say about programs that reach a remote.
 * Threat: a repository from elsewhere whose own configuration names a program as its ssh, as its
 * proxy or as what knows its passwords.
 */
export async function networkSettings(
  git: { tryRun(args: readonly string[]): Promise<Finished> },
  variables: Readonly<Record<string, string>>,
): Promise<NetworkSettings> {
  const args = ['config', '--show-scope', '--null', '--get-regexp', PROGRAMS];
  const found = entriesOf(lossyTextOf((await git.tryRun(args)).stdout));
  const theirs = found.filter(({ scope }) => scope === 'local' || scope === 'worktree');
  const ours = found.filter((each) => !theirs.includes(each));
  const keys = [...new Set(theirs.map(({ key }) => key))];
  const lists = keys.filter((key) => key.startsWith('credential.'));
  const others = keys.filter((key) => !lists.includes(key) && key !== PROXY);
  return {
    settings: [
      ...others.map((key) => only(key, ours, variables)),
      ...(lists.length === 0 ? [] : helpersOf(lists, ours)),
    ],
    variables: keys.includes(PROXY) ? { GIT_PROXY_COMMAND: proxyOf(ours) } : {},
  };
}

/** Of proxies git takes the first that fits and no later one: only its variable overrules them. */
function proxyOf(ours: readonly Found[]): string {
  const proxies = ours.filter(({ key }) => key === PROXY).map(({ value }) => value);
  return proxies.find((value) => value !== 'none' && !/ for /.test(value)) ?? '';
}

/** `<scope>`, then `<key>` and, where it has one, a line feed and its value. */
function entriesOf(output: string): Found[] {
  const fields = output.split('\0').slice(0, -1);
  const found: Found[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [key = '', value = 'true'] = (fields[index + 1] ?? '').split(/\n(.*)/s);
    found.push({ scope: fields[index] ?? '', key, value });
  }
  return found;
}

/** The last value of a key counts. */
function only(
  key: string,
  ours: readonly Found[],
  variables: Readonly<Record<string, string>>,
): Setting {
  return [key, ours.findLast((each) => each.key === key)?.value ?? unset(key, variables)];
}

/** What git would do if nobody had set a key. */
function unset(key: string, variables: Readonly<Record<string, string>>): string {
  if (key === 'core.sshcommand') return shellQuoted(variables['GIT_SSH'] ?? 'ssh');
  if (key === 'core.askpass') return variables['SSH_ASKPASS'] ?? '';
  if (key === 'ssh.variant') return 'auto';
  return key.endsWith('savecookies') ? 'false' : '';
}

/** Helpers add up; an empty one makes those before it forgotten. Source: gitcredentials(7). */
function helpersOf(lists: readonly string[], ours: readonly Found[]): Setting[] {
  const none = ['credential.helper', ...lists].map((key): Setting => [key, '']);
  const kept = ours.filter(({ key }) => key.startsWith('credential.'));
  return [...none, ...kept.map(({ key, value }): Setting => [key, value])];
}
