import { lossyTextOf } from '../base/index.ts';
import type { Files } from '../host/index.ts';

const OID = '(?:[0-9a-f]{40}|[0-9a-f]{64})';

/**
 * All that each of git's small files may hold. Git reads the first line of a ref and passes over
 * remarks, so that whatever else stands there is served and never seen. Which settings there may be
 * is another proof's matter. Source: gitrepository-layout(5), git-config(1), git-pack-refs(1).
 */
const WHOLE: Readonly<Record<string, RegExp>> = {
  HEAD: /^ref: refs\/heads\/main\n$/,
  'refs/heads/main': new RegExp(`^${OID}\\n$`),
  config: /^(?:\[(?:core|extensions)\]\n|[\t ]*[a-z]+ = \w+\n)*$/i,
  'packed-refs': new RegExp(
    `^(?:# pack-refs with:(?: (?:peeled|fully-peeled|sorted))* ?\\n)?(?:${OID} refs/heads/main\\n)?$`,
  ),
  'objects/info/packs': /^(?:P pack-[0-9a-f]{40,64}\.pack\n)*\n?$/,
};

/** More than any of them has. */
const MOST = 64 * 1024;

/** Names the small files of a repository that hold more than git needs of them. */
export async function wordyFiles(
  files: Files,
  gitFolder: string,
  found: readonly string[],
): Promise<string[]> {
  const wordy: string[] = [];
  for (const [path, whole] of Object.entries(WHOLE)) {
    if (!found.includes(path)) continue;
    const text = await smallText(files, files.join(gitFolder, path));
    if (text === undefined || !whole.test(text)) wordy.push(`${path} ${SAID}`);
  }
  return wordy;
}

const SAID = 'holds more than git needs of it';

async function smallText(files: Files, path: string): Promise<string | undefined> {
  const { size } = (await files.facts(path)) ?? { size: Infinity };
  const bytes = size > MOST ? undefined : await files.read(path);
  return bytes && lossyTextOf(bytes);
}
