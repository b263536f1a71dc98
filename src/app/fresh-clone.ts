import { SosError } from '../base/index.ts';
import { cloneRepository } from '../git/index.ts';
import { provePackage, proveReadme, unproved, type Bench, type Proof } from '../release/index.ts';
import type { Workspace } from './workspace.ts';

const CLAIM = { name: 'clone', claim: 'whoever receives it can clone it' };

/**
 * Clones a release into a temporary folder, as whoever receives it will, and proves what can only be
 * seen there. Its own commands run only where the user said so.
 */
export async function proveInFreshClone(
  { host }: Workspace,
  { git, gitFolder }: Pick<Bench, 'git' | 'gitFolder'>,
  run: boolean,
): Promise<Proof[]> {
  const tree = await git.ask(['ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD']);
  const paths = new Set(tree.stdout.split('\0').filter((path) => path !== ''));
  if (!run && !paths.has('package.json')) return [];
  const inside = await host.files.makeTemporaryFolder('sos-release-');
  try {
    const folder = host.files.join(inside, 'clone');
    const trouble = await cloned(host, { from: gitFolder, to: folder, inside });
    if (trouble !== undefined) return [unproved(CLAIM, `git clone ${gitFolder}`, trouble)];
    const clone = { host, folder, paths };
    const packed = await provePackage(clone);
    return [...(packed === undefined ? [] : [packed]), ...(run ? [await proveReadme(clone)] : [])];
  } finally {
    await host.files.removeFolder(inside);
  }
}

/** Says why a repository cannot be cloned; nothing where it was. */
async function cloned(...args: Parameters<typeof cloneRepository>): Promise<string | undefined> {
  try {
    await cloneRepository(...args);
    return undefined;
  } catch (cause) {
    if (cause instanceof SosError) return cause.message;
    throw cause;
  }
}
