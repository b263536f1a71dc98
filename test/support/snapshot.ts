import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

/**
 * Everything of the user's in a repository, each by its digest: work tree, index, HEAD, refs but
 * ours (and what git itself remembers of them at the remote), hooks and configuration. Two of them are compared to see that nothing of it was touched.
 */
export function snapshot(folder: string): Record<string, string> {
  const git = path.join(folder, '.git');
  const refs = spawnSync('git', ['for-each-ref', '--format=%(refname) %(objectname)'], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout;
  const theirs = refs
    .split('\n')
    .filter((line) => !/^refs\/(?:heads\/sos|sos|remotes\/[^/]+\/sos)\//.test(line));
  return {
    ...digestsOf(folder, (name) => name !== '.git'),
    ...digestsOf(path.join(git, 'hooks')),
    ...Object.fromEntries(
      ['index', 'HEAD', 'config', 'info/exclude', 'info/attributes', 'FETCH_HEAD', 'ORIG_HEAD'].map(
        (name) => [`.git/${name}`, digestOf(path.join(git, name))],
      ),
    ),
    refs: theirs.join('\n'),
  };
}

function digestsOf(folder: string, wanted: (name: string) => boolean = () => true) {
  const digests: Record<string, string> = {};
  for (const name of existsSync(folder) ? readdirSync(folder).filter(wanted) : []) {
    const at = path.join(folder, name);
    if (lstatSync(at).isDirectory()) Object.assign(digests, digestsOf(at));
    else digests[at] = digestOf(at);
  }
  return digests;
}

function digestOf(at: string): string {
  if (!existsSync(at)) return 'nothing';
  const facts = lstatSync(at);
  const content = facts.isSymbolicLink() ? readlinkSync(at) : readFileSync(at);
  return `${facts.mode.toString(8)} ${createHash('sha256').update(content).digest('hex')}`;
}
