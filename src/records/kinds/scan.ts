import { boolean, integer, list, map, optional, type TypeOf } from '../shape.ts';
import { instant, line, name, oid, pattern, text } from '../texts.ts';

/** Names a finding of a scan: `sos1:<rule>:<digits>`. */
const findingName = pattern(
  /^sos1:[a-z0-9.-]{1,64}:[0-9a-f]{24}$/,
  'the fingerprint of a finding, such as sos1:aws-access-key:0123456789abcdef01234567',
);

/** What is looked for first: a shorter word would stand everywhere. */
const keyword = pattern(/^[\x21-\x7e]{3,64}$/, 'a word of 3 to 64 ASCII characters');

/** What scans look for beside what is built in; part of a policy. */
export const scanTerms = map({
  /** Private paths and names. */
  private: optional(list(line(200), 256, 1)),
  /** Folders and files that must not be there: a name, or a path from the top. */
  forbidden: optional(list(line(1000), 256, 1)),
  /** Secrets of a form that only this team knows: a word that stands in or near each, and RE2. */
  patterns: optional(list(map({ name, keyword, pattern: line(500) }), 64, 1)),
  /** Bytes of the largest blob. */
  largest: optional(integer(1, 1_000_000_000_000)),
});

/** What scans look for beside what is built in. */
export type ScanTerms = TypeOf<typeof scanTerms>;

/** Lets one finding of scans be, for a time. Without an end it withdraws what was let be before. */
export const waiver = map({
  fingerprint: findingName,
  reason: text(2000),
  /** From then on it holds no more. */
  until: optional(instant),
  /** It holds for what leaves, too. */
  release: optional(boolean),
  /** Of what is named by its place: the only blob that may leave with it. */
  object: optional(oid),
});
