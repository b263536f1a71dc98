import { integer, list, map, optional, word, type TypeOf } from './shape.ts';
import { authorName, email, line, oid, text } from './texts.ts';

/** What may leave, as a person writes it: patterns, and what must and must not be among them. */
export const allowlist = map({
  /** Patterns of git's from the top of the tree; a folder's name means all that is in it. */
  paths: list(line(1000), 256, 1),
  /** Patterns of what stays although one of `paths` names it. */
  except: optional(list(line(1000), 256)),
  /** Patterns of which each must name something that leaves. */
  mustHave: optional(list(line(1000), 256)),
  /** Patterns of which none may name anything that leaves. */
  mustNotHave: optional(list(line(1000), 256)),
  /** What the one commit says. */
  message: optional(text(4000)),
});

/** What may leave, as a person writes it. */
export type Allowlist = TypeOf<typeof allowlist>;

const file = map({ path: line(4000), mode: word('100644', '100755'), blob: oid });

/** What leaves, exactly: all that the one commit of a release is made of. */
export const releaseList = map({
  /** The version of this form. */
  version: integer(1, 1),
  /** The commit and the tree that everything was taken from. */
  commit: oid,
  tree: oid,
  author: map({ name: authorName, email }),
  /** When the source was committed, in whole seconds since 1970; written with offset +0000. */
  seconds: integer(0, 253_402_300_799),
  message: text(4001),
  /** In the order of the bytes of their paths. */
  files: list(file, 200_000, 1),
});

/** What leaves, exactly. */
export type ReleaseList = TypeOf<typeof releaseList>;
