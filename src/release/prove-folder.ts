import type { Files } from '../host/index.ts';
import { proved, type Prove } from './proof.ts';
import { wordyFiles } from './wordy-files.ts';

const EXPECTED = [
  /^(?:HEAD|config|packed-refs)$/,
  /^refs\/heads\/main$/,
  /^objects\/[0-9a-f]{2}\/(?:[0-9a-f]{38}|[0-9a-f]{62})$/,
  /^objects\/pack\/pack-[0-9a-f]{40,64}\.(?:pack|idx|rev)$/,
  /^objects\/info\/packs$/,
];

/** Folders that git makes, or that hold what is expected. */
const FOLDERS = /^(?:objects(?:\/(?:[0-9a-f]{2}|pack|info))?|refs(?:\/(?:heads|tags))?)$/;

/** More files than a folder may have for each of them to be named. */
const MOST = 100_000;

/**
 * Proves that the folder holds nothing but objects, the branch and an empty repository's settings.
 * Threat: FETCH_HEAD, logs, hooks, an index, alternates, a shallow border, what a crash left, a
 * folder's name, a remark in a file that git only reads in part: none of it is an object, all of it
 * may name private things.
 */
export const proveFolder: Prove = async ({ files, gitFolder, shown }) => {
  const claim = { name: 'folder', claim: 'there is nothing but objects, HEAD, config and main' };
  const line = `find ${shown} ! -type d -o -type d -empty`;
  const found = await filesBelow(files, gitFolder, '');
  const odd = found.filter((path) => !EXPECTED.some((expected) => expected.test(path)));
  const wordy = await wordyFiles(files, gitFolder, found);
  const findings = [...odd.map((path) => `${path} ${whatItHolds(path)}`), ...wordy];
  return proved(claim, { line }, { answer: [`${found.length} files`, ...odd], findings });
};

async function filesBelow(files: Files, top: string, inside: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await files.list(files.join(top, inside))) {
    const path = inside === '' ? name : `${inside}/${name}`;
    const facts = await files.facts(files.join(top, path));
    if (facts?.type === 'folder') {
      if (!FOLDERS.test(path)) found.push(`${path}/`);
      found.push(...(await filesBelow(files, top, path)));
    }
    // Threat: a link with the name of a pack, which leads to a pack of the source.
    else found.push(facts?.type === 'file' ? path : `${path} (no plain file)`);
    if (found.length > MOST) break;
  }
  return found;
}

const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/^FETCH_HEAD$/, 'tells from where something was fetched'],
  [/^ORIG_HEAD$|_HEAD$/, 'names a commit of before'],
  [/^logs\//, 'tells what refs named before, and who moved them'],
  [/^objects\/info\/(?:http-)?alternates$/, 'borrows objects from elsewhere'],
  [/^shallow$/, 'cuts history off, which is elsewhere'],
  [/^hooks\//, 'is a hook'],
  [/^index$/, 'names files of a work tree'],
  [/^refs\/(?:heads\/)?sos\//, 'is a ref of sos itself'],
  [/^sos\//, 'is what sos remembers of a clone'],
  [/^reftable\//, 'keeps what refs named before; `git refs migrate --ref-format=files` does not'],
  [/^refs\//, 'is another ref'],
];

function whatItHolds(path: string): string {
  return MEANINGS.find(([pattern]) => pattern.test(path))?.[1] ?? 'has no place in a release';
}
