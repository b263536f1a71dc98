import { sha256Hex, utf8 } from '../base/index.ts';

/** What a run stands on: commit, tree, and a digest of what differs from them. */
export interface RunSubject {
  readonly commit: string;
  readonly tree: string;
  readonly dirty: string | undefined;
  /** It was not the same all along. */
  readonly moved?: boolean;
}

/**
 * Says what a run stood on from looks before and after it. Threat: a run on changes that were made
 * after the first look and passes for a run on the commit; so whatever moved counts as dirty.
 */
export function subjectDuring(
  before: RunSubject | undefined,
  after: RunSubject | undefined,
): RunSubject | undefined {
  if (before === undefined || sameSubject(before, after)) return before;
  const both = [before, after].map((look) => `${look?.commit ?? ''} ${look?.dirty ?? ''}\n`);
  return { ...before, dirty: sha256Hex(utf8(both.join(''))), moved: true };
}

function sameSubject(before: RunSubject, after: RunSubject | undefined): boolean {
  return before.commit === after?.commit && before.dirty === after.dirty;
}
