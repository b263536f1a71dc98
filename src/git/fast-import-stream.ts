import { concatBytes, utf8 } from '../base/index.ts';
import { signatureOf } from './commit-bytes.ts';
import type { Append, CommitDraft } from './object-store.ts';
import { isOid } from './oid.ts';
import { quotedPath } from './quoted-path.ts';
import { refusedArgument } from './errors.ts';

/** Stands for a ref while commits are made that no ref is to name yet. It is never created. */
export const SCRATCH = 'refs/sos/scratch';

/**
 * Writes what `git fast-import` is to do: all commits on the ref, then their names, then the end,
 * without which git makes nothing. Source: git-fast-import(1), "Input format".
 */
export function fastImportStream(append: Append): Uint8Array {
  const pieces: Uint8Array[] = [utf8('feature done\n')];
  append.commits.forEach((commit, index) => {
    pieces.push(...commitPieces(append, commit, index));
  });
  const names = append.commits.map((_, index) => `get-mark :${index + 1}\n`).join('');
  const none = '0'.repeat(append.expected?.length ?? 40);
  const forget = append.ref === SCRATCH ? `reset ${SCRATCH}\nfrom ${none}\n\n` : '';
  pieces.push(utf8(`${names}${forget}done\n`));
  return concatBytes(pieces);
}

function commitPieces(append: Append, commit: CommitDraft, index: number): Uint8Array[] {
  const who = signatureOf(commit);
  const text = utf8(commit.message);
  const head = [
    `commit ${append.ref}`,
    `mark :${index + 1}`,
    `author ${who}`,
    `committer ${who}`,
    `data ${text.length}`,
  ];
  return [
    utf8(`${head.join('\n')}\n`),
    text,
    utf8(`\n${parentLines(append, commit, index)}`),
    ...filePieces(commit),
  ];
}

function parentLines(append: Append, commit: CommitDraft, index: number): string {
  const parents = commit.parents === 'previous' ? previous(append, index) : commit.parents;
  const [first, ...others] = parents.map((name) => {
    if (!name.startsWith(':') && !isOid(name)) throw refusedArgument('the parent', name);
    return name;
  });
  if (first === undefined) return '';
  return `from ${first}\n${others.map((other) => `merge ${other}\n`).join('')}`;
}

function previous(append: Append, index: number): string[] {
  if (index > 0) return [`:${index}`];
  return append.expected === undefined ? [] : [append.expected];
}

function filePieces({ files, existing = [] }: CommitDraft): Uint8Array[] {
  const kept = existing.map(({ path, oid }) => {
    if (!isOid(oid)) throw refusedArgument('the object', oid);
    return utf8(`M 100644 ${oid} ${quotedPath(path)}\n`);
  });
  const added = files.flatMap(({ path, bytes, mode = '100644' }) => [
    utf8(`M ${mode} inline ${quotedPath(path)}\ndata ${bytes.length}\n`),
    bytes,
    utf8('\n'),
  ]);
  return [...kept, ...added];
}
