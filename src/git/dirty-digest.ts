import { cryptography, lossyTextOf, utf8 } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { GitProgram } from './git-program.ts';
import { quotedPath } from './quoted-path.ts';
import type { Submodule } from './submodules-of.ts';

/** A work tree that is looked at. */
interface Place {
  readonly git: GitProgram;
  readonly files: Files;
  readonly workTree: string;
  readonly submodules: readonly Submodule[];
}

/**
 * How many words stand before the path in each kind of line. Source: git-status(1), "Porcelain
 * Format Version 2": changed, unmerged, untracked.
 */
const WORDS_BEFORE_PATH: Readonly<Record<string, number>> = { '1': 8, u: 10, '?': 1 };

/** How a work tree differs from its commit. */
interface Difference {
  readonly digest: string;
  /** By path, with words that change when what is there changes. */
  readonly changes: ReadonlyMap<string, string>;
}

/**
 * Digests what differs and what it holds now, so that two dirty work trees can be told apart: the
 * status (paths, modes, what is staged), the content of changed files, where links lead, and the
 * same again for each submodule.
 */
export async function dirtyDigest(status: Uint8Array, place: Place): Promise<Difference> {
  const lines = lossyTextOf(status)
    .split('\0')
    .filter((line) => line !== '');
  const held = await contentsNow(lines.map(pathOf), place);
  const changes = new Map<string, string>();
  const add = (path: string, words: string): void => {
    changes.set(path, `${changes.get(path) ?? ''}${words}\0`);
  };
  for (const [index, line] of lines.entries()) add(pathOf(line), `${line}\0${held[index] ?? ''}`);
  for (const { path, subject } of place.submodules) {
    const differs = changes.has(path) || subject?.dirty !== undefined;
    if (differs) add(path, standOf(subject));
  }
  const digest = cryptography().createHash('sha256').update(status);
  for (const [path, words] of changes) digest.update(`\0${path}\0${words}`);
  return { digest: digest.digest('hex'), changes };
}

function pathOf(line: string): string {
  const words = line.split(' ');
  return words.slice(WORDS_BEFORE_PATH[words[0] ?? ''] ?? 1).join(' ');
}

/** What is at each path: the name that git gives its content, else all there is to say. */
async function contentsNow(paths: readonly string[], place: Place): Promise<string[]> {
  const held = await Promise.all(paths.map((path) => heldNow(path, place)));
  const readable = paths.filter((_, index) => held[index] === 'file');
  const names = await place.git.run(
    'digest changed files',
    ['hash-object', '--no-filters', '--stdin-paths'],
    { input: utf8(readable.map((path) => `${quotedPath(path)}\n`).join('')) },
  );
  const named = lossyTextOf(names).split('\n').values();
  return held.map((each) => (each === 'file' ? String(named.next().value) : each));
}

/** What is at a path: `file` where its content is to be digested, else all there is to say. */
async function heldNow(path: string, { files, workTree }: Place): Promise<string> {
  const at = files.join(workTree, path);
  const type = (await files.facts(at))?.type;
  return type === 'link' ? `link ${String(await files.linkTarget(at))}` : (type ?? 'nothing');
}

function standOf(subject: Submodule['subject']): string {
  return subject === undefined ? 'empty' : `${subject.commit} ${subject.dirty ?? 'clean'}`;
}
