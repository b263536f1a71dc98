import { boolean, map, optional } from '../shape.ts';
import { briefId, oid, ref, sha256, text } from '../texts.ts';

/** Permits pushing to one ref for one brief: any commit or one, once or until it is withdrawn. */
export const permit = map({
  brief: briefId,
  ref,
  /** Only this commit, whole. */
  commit: optional(oid),
  /** Used up by the first push. */
  single: optional(boolean),
  reason: optional(text(2000)),
});

/** Takes a permit back. */
export const permitEnd = map({
  brief: briefId,
  permit: sha256,
  /** The ref of the permit, which says what taking it back needs. */
  ref,
  reason: text(2000),
});

/** Uses up a permit that holds once: from then on it covers this commit and no other. */
export const permitUse = map({ brief: briefId, permit: sha256, ref, commit: oid });
