import { lossyTextOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import type { Repository } from '../git/index.ts';
import { hooksElsewhere, hookInTheWay } from './errors-of-guards.ts';
import { EARLIER, hookText, isOurHook, type HookName } from './guard-hook.ts';

/** What became of a guard. */
export interface Guard {
  readonly hook: HookName;
  /** Where the hook is, or would be. */
  readonly path: string;
  readonly standing: 'installed' | 'removed' | 'absent';
  /** A hook of somebody else that was there before: where it is now. */
  readonly earlier: string | undefined;
}

/** Where guards are kept. */
export interface GuardPlace {
  readonly host: Host;
  readonly repository: Repository;
}

const LARGEST = 1024 * 1024;
const EXECUTABLE = 0o755;

/**
 * Puts the hook where Git looks for it. A hook that is there already is moved aside, byte for byte,
 * and asked after ours. Refuses where somebody else keeps the hooks (`app.hooks-elsewhere`): what a
 * hook manager wrote, or what is under version control, is not ours to change.
 */
export async function installGuard(
  place: GuardPlace,
  hook: HookName,
  ledger: string,
): Promise<Guard> {
  const { files, environment } = place.host;
  const path = await hookPath(place, hook);
  const there = await textAt(files, path);
  const earlier = `${path}${EARLIER}`;
  if (there !== undefined && !isOurHook(there)) {
    if ((await files.facts(earlier)) !== undefined) throw hookInTheWay(path, earlier);
    await files.rename(path, earlier);
  }
  await files.makeFolder(files.join(path, '..'));
  await files.replace(path, hookText(hook, environment, ledger), { mode: EXECUTABLE });
  return { hook, path, standing: 'installed', earlier: await nameIfThere(files, earlier) };
}

/**
 * Takes the hook out and puts back what was there before. Another's hook is left alone, and then the
 * earlier one stays where it is and is named.
 */
export async function removeGuard(place: GuardPlace, hook: HookName): Promise<Guard> {
  const { files } = place.host;
  const path = usualPath(place, hook);
  const there = await textAt(files, path);
  const earlier = `${path}${EARLIER}`;
  if (there === undefined || !isOurHook(there)) {
    return { hook, path, standing: 'absent', earlier: await nameIfThere(files, earlier) };
  }
  if ((await files.facts(earlier)) === undefined) await files.remove(path);
  else await files.rename(earlier, path);
  return { hook, path, standing: 'removed', earlier: undefined };
}

/** Our own calls of git switch hooks off by the very setting that is asked for here. */
const OFF = '/dev/null';

async function hookPath({ host, repository }: GuardPlace, hook: HookName): Promise<string> {
  const set = (await repository.setting('core.hooksPath')).filter((value) => value !== OFF);
  const elsewhere = set.at(-1);
  if (elsewhere !== undefined) throw hooksElsewhere(elsewhere, hook);
  return usualPath({ host, repository }, hook);
}

function usualPath({ host, repository }: GuardPlace, hook: HookName): string {
  return host.files.join(repository.places.commonFolder, 'hooks', hook);
}

async function textAt(files: Host['files'], path: string): Promise<string | undefined> {
  const bytes = await files.read(path, { maxBytes: LARGEST });
  return bytes === undefined ? undefined : lossyTextOf(bytes);
}

async function nameIfThere(files: Host['files'], path: string): Promise<string | undefined> {
  return (await files.facts(path)) === undefined ? undefined : path;
}
