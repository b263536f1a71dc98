import { boolean, integer, list, map, optional, word, type MapOf, type TypeOf } from '../shape.ts';
import {
  boundary,
  briefId,
  criterionId,
  line,
  name,
  oid,
  pattern,
  sha256,
  text,
} from '../texts.ts';

/** How much a piece of evidence proves, weakest first. */
export const grade = word('claim', 'self', 'ci', 'gate');

/** How much a piece of evidence proves. */
export type Grade = TypeOf<typeof grade>;

/** The program and its arguments. There is no shell unless it names one. */
export const argv = list(text(8192), 256, 1);

const criterion = map({
  id: criterionId,
  text: text(4000),
  /** The command that shows it. */
  run: optional(argv),
  suite: optional(name),
  grade,
  /** A run that was made before a gate's holder challenged to it is not enough. */
  fresh: optional(word('challenge')),
});

const gate = map({
  name,
  /** A principal, or `role:NAME` for whoever holds that role. */
  holder: pattern(
    /^(?:role:)?[a-z0-9](?:[a-z0-9]|[._-](?=[a-z0-9])){0,38}$/,
    'a name or role:NAME',
  ),
  /** What asks the gate: every submission, or somebody's explicit request. Absent fails lint. */
  trigger: optional(word('submission', 'request')),
  /** Criteria that need evidence before a pass; empty means all of them. */
  needs: list(criterionId, 64),
  /** Counts only a verdict by a key of a principal enrolled as a person. */
  person: optional(boolean),
  /** What its holder has run on the commit, with `sos gate run`, before a pass. */
  checks: optional(list(map({ name, run: argv }), 16, 1)),
});

/** What is asked for: the same fields in a brief and in each amendment. */
export const termsFields = {
  title: line(200),
  mandate: text(24_000),
  criteria: list(criterion, 64),
  gates: list(gate, 32),
  boundaries: list(boundary, 32),
  assignees: list(name, 32),
} as const;

/** What a brief asks for at one version. */
export type BriefTerms = MapOf<typeof termsFields>;
/** One thing that must hold, with the commands that show it. */
export type Criterion = TypeOf<typeof criterion>;
/** A gate as a brief asks for it: who holds it, and what a pass needs. */
export type GateTerms = TypeOf<typeof gate>;

/** Opens a brief at version 1. */
export const brief = map({ brief: briefId, ...termsFields });

/** Replaces a brief's terms; the old text stays where it was. */
export const amendment = map({
  brief: briefId,
  version: integer(2, 100_000),
  /** The brief or amendment that this one follows. */
  previous: sha256,
  reason: text(4000),
  ...termsFields,
});

/** Takes a brief on. Counts only while nobody else holds it. */
export const claim = map({ brief: briefId });

/** Gives a claim back. */
export const unclaim = map({ brief: briefId, reason: optional(text(2000)) });

/** Offers a commit as the answer to a version of the brief. */
export const submission = map({
  brief: briefId,
  /** The brief or amendment that was answered. */
  terms: sha256,
  commit: oid,
  tree: oid,
  note: optional(text(4000)),
});

/** Ends a brief as done, naming what it rests on. */
export const close = map({
  brief: briefId,
  terms: sha256,
  /** The submission that was accepted; absent where the brief asks for no commit. */
  submission: optional(sha256),
  verdicts: list(sha256, 32),
  evidence: list(sha256, 64),
  note: optional(text(4000)),
});

/** Ends a brief as not to be done. */
export const cancel = map({ brief: briefId, reason: text(4000) });

/** Takes an ended brief up again. */
export const reopen = map({ brief: briefId, reason: text(4000) });
