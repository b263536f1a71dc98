import { sha256Hex, utf8 } from '../base/index.ts';
import type { Run } from '../records/index.ts';
import { changedPaths, type Changes } from './changed-paths.ts';

/** One look at what the work tree stands on: commit, tree, and what differs from them. */
export interface Look {
  readonly commit: string;
  readonly tree: string;
  readonly dirty: string | undefined;
  readonly changes: Changes;
}

/** What a run stood on, as its record states it. */
export type RunSubject = Pick<Run, 'commit' | 'tree' | 'dirty' | 'moved' | 'changed'>;

/**
 * Says what a run stood on from looks before and after it. Threat: a run on changes that were made
 * after the first look and passes for a run on the commit; so whatever moved counts as dirty.
 */
export function subjectDuring(before: Look | undefined, after: Look | undefined): RunSubject {
  if (before === undefined) return {};
  const { commit, tree, dirty } = before;
  if (sameSubject(before, after))
    return { commit, tree, ...(dirty === undefined ? {} : { dirty }) };
  const both = [before, after].map((look) => `${look?.commit ?? ''} ${look?.dirty ?? ''}\n`);
  const changed = changedPaths(before.changes, after?.changes ?? new Map());
  return {
    commit,
    tree,
    dirty: sha256Hex(utf8(both.join(''))),
    moved: true,
    ...(changed === undefined ? {} : { changed }),
  };
}

function sameSubject(before: Look, after: Look | undefined): boolean {
  return before.commit === after?.commit && before.dirty === after.dirty;
}
