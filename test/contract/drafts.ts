import { utf8 } from '../../src/base/index.ts';
import type { CommitDraft, ObjectStore, Oid } from '../../src/git/index.ts';

/** The ref that the suites write. */
const REF = 'refs/heads/sos/ledger';

/** An instant in whole seconds, since Git keeps no more. */
export const AT = 1_795_395_600_000;

/** A commit with these files, after the one made before it. */
export function draft(
  files: Readonly<Record<string, string | Uint8Array>>,
  changes: Partial<CommitDraft> = {},
): CommitDraft {
  return {
    parents: 'previous',
    author: { name: 'Ada', email: 'ada@example.org' },
    at: AT,
    message: 'a commit\n',
    files: Object.entries(files).map(([path, content]) => ({
      path,
      bytes: typeof content === 'string' ? utf8(content) : content,
    })),
    ...changes,
  };
}

/** Puts commits on a ref that holds what the store says now; fails the test unless it works. */
export async function put(
  store: ObjectStore,
  commits: readonly CommitDraft[],
  ref = REF,
): Promise<Oid> {
  const outcome = await store.append({ ref, expected: await store.commitOf(ref), commits });
  if (!outcome.done) throw new Error(`not appended: ${outcome.reason}, ${outcome.detail}`);
  return outcome.tip;
}
