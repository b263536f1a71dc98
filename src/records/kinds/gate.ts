import { list, map, optional, word, type TypeOf } from '../shape.ts';
import { briefId, criterionId, line, name, oid, sha256, text } from '../texts.ts';

/** Asks a gate for a verdict on one commit. */
export const gateRequest = map({
  brief: briefId,
  gate: name,
  /** The brief or amendment whose gate is asked. */
  terms: sha256,
  commit: oid,
  tree: oid,
  note: optional(text(4000)),
});

/** Something that stands in the way, with the exact commands that mend and show it. */
export const finding = map({
  id: criterionId,
  severity: word('critical', 'major', 'minor'),
  text: text(4000),
  place: optional(line(1000)),
  fix: optional(text(8000)),
  recheck: optional(text(8000)),
});

/** Something that stands in the way of a gate. */
export type GateFinding = TypeOf<typeof finding>;

/** A signed answer of a gate's holder, bound to brief version, commit and tree. */
export const verdict = map({
  brief: briefId,
  gate: name,
  verdict: word('pass', 'block', 'withdrawn'),
  terms: sha256,
  request: optional(sha256),
  commit: oid,
  tree: oid,
  /** Evidence that the giver looked at. */
  evidence: list(sha256, 64),
  /** The manifest of a release that the giver vouches for, path by path. */
  manifest: optional(sha256),
  findings: list(finding, 64),
  /** The giver's earlier verdict that this one replaces. */
  supersedes: optional(sha256),
  reason: optional(text(4000)),
  followUps: list(text(2000), 32),
  notChecked: list(text(2000), 32),
});
