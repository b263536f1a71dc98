import type { CommitDraft, Oid } from '../git/index.ts';

/** 2026-01-01T00:00:00.000Z. */
const ROOT_INSTANT = 1_767_225_600_000;

/** Signs what no principal wrote: the root and the commits of merges. */
export const LEDGER_AUTHOR = { name: 'sos', email: 'sos@localhost' } as const;

/**
 * The first commit of every ledger: empty tree, fixed author, date and text. Because it is the
 * same everywhere, histories always share a root and plain `git merge` never calls them unrelated.
 */
export const ROOT_DRAFT: CommitDraft = {
  parents: [],
  author: LEDGER_AUTHOR,
  at: ROOT_INSTANT,
  message: 'sos ledger\n\nEvery ledger begins with this commit. It holds nothing.\n',
  files: [],
};

/** Git's name of the first commit, by the repository's hash. */
export const ROOT: Readonly<Record<'sha1' | 'sha256', Oid>> = {
  sha1: '9e80ab753193bed2f98e08f423db5f383adb78fa',
  sha256: 'c278f34c385e6d621562a614902f4c17c72bd14fecf06e9d070cd62104a034c3',
};
