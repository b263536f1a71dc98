import { content } from '../content.ts';
import { list, map, optional } from '../shape.ts';
import { briefId, line, oid, sha256, text } from '../texts.ts';

/**
 * Lists what may leave: every path of a release with mode and blob, in content beside the record.
 * A gate that passes with this record's id has signed that list, because the id covers its digest.
 */
export const manifest = map({
  brief: briefId,
  /** The source, as the gate is asked about it: a whole commit and its tree. */
  commit: oid,
  tree: oid,
  /** The one commit of the release, which anybody can work out from the list. */
  release: oid,
  /** The list in canonical form; docs/formats/release.md says what it holds. */
  list: content,
  note: optional(text(4000)),
});

/** Says that a release was pushed, and that the remote served it and nothing else afterwards. */
export const release = map({
  brief: briefId,
  manifest: sha256,
  /** The passes that named the manifest. */
  verdicts: list(sha256, 32, 1),
  /** The commit that the remote serves as its only branch. */
  release: oid,
  /** Where to, without name and password. */
  remote: line(1000),
});
