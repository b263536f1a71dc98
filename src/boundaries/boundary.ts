import type { Briefs, BriefState } from '../briefs/index.ts';
import { authorityTakenBack, takenBackAbout, type Finding, type Ruling } from '../trust/index.ts';

/** Refs that nobody pushes to without a permit or a pass. */
export interface Boundary {
  /** The brief that draws it; undefined where the policy does. */
  readonly brief: BriefState | undefined;
  /** One ref, all that begin alike (`refs/tags/*`), or all: `*`. */
  readonly refs: string;
  /** The only gate whose pass opens it; undefined: all gates of a brief together. */
  readonly gate: string | undefined;
  /** What was taken back and may have drawn it: nothing opens it before that is settled. */
  readonly doubt?: Finding;
}

const WORD = 'no-push';

/**
 * Returns every boundary in force: of briefs that nobody lifted, and of the policy. `no-push` alone is about
 * every ref: a brief says what work may not do, and cannot know which branch it will be done on.
 */
export function boundariesOf(ruling: Ruling, briefs: Briefs): Boundary[] {
  const holding = [...briefs.all.values()].filter(
    (brief) => !isLifted(brief) || isInDoubt(brief, ruling),
  );
  const drawn = holding.flatMap((brief) =>
    brief.terms.boundaries.flatMap((word) => {
      const refs = refsOf(word);
      return refs === undefined ? [] : [{ brief, refs, gate: undefined }];
    }),
  );
  const guarded = ruling.policy?.terms.protected ?? [];
  return [
    ...drawn,
    ...guarded.map(({ ref, gate }) => ({ brief: undefined, refs: ref, gate })),
    ...inDoubt(ruling),
  ];
}

/**
 * Draws what was drawn by words that their author took back. Threats: a builder opens a brief that
 * says no-push, or amends it so, works, and takes that back; a founder takes back the policy that
 * protects a ref, or who may write briefs.
 */
function inDoubt(ruling: Ruling): Boundary[] {
  const drawn = ruling.findings.flatMap((doubt) =>
    (doubt.doubts ?? [])
      .flatMap(({ boundaries = [] }) => boundaries)
      .flatMap((word) => ({ doubt, refs: refsOf(word) })),
  );
  const authority = authorityTakenBack(ruling).map((doubt) => ({ doubt, refs: '*' }));
  return [...authority, ...drawn].flatMap(({ doubt, refs }) =>
    refs === undefined ? [] : [{ brief: undefined, refs, gate: undefined, doubt }],
  );
}

/** Threat: whoever ended a brief took back that they worked on it. */
function isInDoubt({ id, closing, cancellation }: BriefState, ruling: Ruling): boolean {
  const end = (cancellation ?? closing)?.id;
  const given = end === undefined ? [] : [end];
  return takenBackAbout(id, ruling, { given, end }).length > 0;
}

function refsOf(word: string): string | undefined {
  if (word === WORD) return '*';
  return word.startsWith(`${WORD}:`) ? word.slice(WORD.length + 1) : undefined;
}

/**
 * Tells whether what a brief forbids is over: it was ended by somebody who did none of its work.
 * Threat: a builder who cannot change the boundary, and cancels or closes the brief instead.
 */
export function isLifted({ closing, cancellation, workers }: BriefState): boolean {
  const end = cancellation ?? closing;
  return end !== undefined && !workers.has(end.author);
}

/** Tells whether a boundary is about a ref. */
export function isAbout({ refs }: Boundary, ref: string): boolean {
  return refs.endsWith('*') ? ref.startsWith(refs.slice(0, -1)) : refs === ref;
}
