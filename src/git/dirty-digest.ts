import { createHash } from 'node:crypto';
import { lossyTextOf, utf8 } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { GitProgram } from './git-program.ts';
import { quotedPath } from './quoted-path.ts';
import type { Subject } from './repository.ts';

/** A work tree that is looked at. */
interface Place {
  readonly git: GitProgram;
  readonly files: Files;
  readonly workTree: string;
  /** Looks at a submodule in the same way. */
  readonly inside: (folder: string) => Promise<Subject | undefined>;
}

/**
 * How many words stand before the path in each kind of line. Source: git-status(1), "Porcelain
 * Format Version 2": changed, unmerged, untracked.
 */
const WORDS_BEFORE_PATH: Readonly<Record<string, number>> = { '1': 8, u: 10, '?': 1 };

/**
 * Digests what differs and what it holds now, so that two dirty work trees can be told apart: the
 * status (paths, modes, what is staged), the content of changed files, where links lead, and the
 * same again for each submodule.
 */
export async function dirtyDigest(status: Uint8Array, place: Place): Promise<string> {
  const changes = lossyTextOf(status)
    .split('\0')
    .filter((line) => line !== '')
    .map(parseChange);
  const held = await Promise.all(changes.map((change) => heldNow(change, place)));
  const readable = changes.filter((_, index) => held[index] === 'file');
  const names = await place.git.run(
    'digest changed files',
    ['hash-object', '--no-filters', '--stdin-paths'],
    { input: utf8(readable.map(({ path }) => `${quotedPath(path)}\n`).join('')) },
  );
  const digest = createHash('sha256').update(status).update('\0').update(names);
  return digest.update('\0').update(held.join('\0')).digest('hex');
}

interface Change {
  readonly path: string;
  readonly submodule: boolean;
}

function parseChange(line: string): Change {
  const words = line.split(' ');
  const before = WORDS_BEFORE_PATH[words[0] ?? ''] ?? 1;
  return {
    path: words.slice(before).join(' '),
    submodule: words[0] !== '?' && words[2]?.startsWith('S') === true,
  };
}

/** What is at a path: `file` where its content is to be digested, else all there is to say. */
async function heldNow({ path, submodule }: Change, place: Place): Promise<string> {
  const at = place.files.join(place.workTree, path);
  const type = (await place.files.facts(at))?.type;
  if (type === 'link') return `link ${String(await place.files.linkTarget(at))}`;
  if (type === 'folder' && submodule) return `submodule ${wordsOf(await place.inside(at))}`;
  return type ?? 'nothing';
}

function wordsOf(subject: Subject | undefined): string {
  return subject === undefined ? 'empty' : `${subject.commit} ${subject.dirty ?? 'clean'}`;
}
