import { isEnded, type Briefs, type BriefState } from '../briefs/index.ts';
import type { Ruling } from '../trust/index.ts';

/** Refs that nobody pushes to without a permit or a pass. */
export interface Boundary {
  /** The brief that draws it; undefined where the policy does. */
  readonly brief: BriefState | undefined;
  /** One ref, all that begin alike (`refs/tags/*`), or all: `*`. */
  readonly refs: string;
  /** The only gate whose pass opens it; undefined: all gates of a brief together. */
  readonly gate: string | undefined;
}

const WORD = 'no-push';

/**
 * Returns every boundary in force: of briefs that go on, and of the policy. `no-push` alone is about
 * every ref: a brief says what work may not do, and cannot know which branch it will be done on.
 */
export function boundariesOf({ policy }: Ruling, briefs: Briefs): Boundary[] {
  const going = [...briefs.all.values()].filter((brief) => !isEnded(brief));
  const drawn = going.flatMap((brief) =>
    brief.terms.boundaries.flatMap((word) => {
      const refs = refsOf(word);
      return refs === undefined ? [] : [{ brief, refs, gate: undefined }];
    }),
  );
  const guarded = policy?.terms.protected ?? [];
  return [...drawn, ...guarded.map(({ ref, gate }) => ({ brief: undefined, refs: ref, gate }))];
}

function refsOf(word: string): string | undefined {
  if (word === WORD) return '*';
  return word.startsWith(`${WORD}:`) ? word.slice(WORD.length + 1) : undefined;
}

/** Tells whether a boundary is about a ref. */
export function isAbout({ refs }: Boundary, ref: string): boolean {
  return refs.endsWith('*') ? ref.startsWith(refs.slice(0, -1)) : refs === ref;
}
