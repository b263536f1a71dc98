import { content } from '../content.ts';
import { boolean, integer, list, map, optional, type TypeOf } from '../shape.ts';
import { briefId, criterionId, instant, line, name, oid, pattern, sha256, text } from '../texts.ts';
import { argv } from './brief.ts';

const count = integer(0, 1_000_000_000);

/** Test counts read from output, and by which reader. */
export const testCounts = map({
  parser: name,
  passed: count,
  failed: count,
  skipped: count,
});

/** Test counts read from output. */
export type TestCounts = TypeOf<typeof testCounts>;

/** A file that a run was said to make. Without `size` there was none when it ended. */
const product = map({
  /** From the top of the work tree; quoted where it is no plain text. */
  path: line(1700),
  size: optional(integer(0, Number.MAX_SAFE_INTEGER)),
  /** Absent where the file holds a secret or is too large: the digest of a secret can be tried. */
  sha256: optional(sha256),
});

/** A file that a run made. */
export type Product = TypeOf<typeof product>;

/** What a test runner wrote into a file. Exactly one of `tests` and `problem` is there. */
const report = map({
  path: line(1700),
  tests: optional(testCounts),
  /** Why nothing was read from it. */
  problem: optional(line(400)),
});

/** What a test runner wrote into a file. */
export type TestReport = TypeOf<typeof report>;

const output = map({
  /** What was kept: all of it, or head and tail with a line between that says what is missing. */
  content,
  /** Bytes that the command wrote, as counted once secrets were taken out. */
  total: integer(0, Number.MAX_SAFE_INTEGER),
  dropped: integer(0, Number.MAX_SAFE_INTEGER),
  /** Secrets that were taken out before anything was kept; absent where none was. */
  redacted: optional(count),
});

/** The run of one command, as it was seen by who ran it. */
export const run = map({
  argv,
  /** What was run in a clean checkout before it, such as what installs packages. */
  prepared: optional(argv),
  /** Working folder relative to the top of the work tree, `.` for the top itself. */
  folder: text(4000),
  commit: optional(oid),
  tree: optional(oid),
  /** SHA-256 over what differed from the commit; absent when nothing did. */
  dirty: optional(sha256),
  /** HEAD or the work tree changed while the command ran; `dirty` is there as well. */
  moved: optional(boolean),
  /** Of the paths that changed meanwhile the first few, quoted where they are no plain text. */
  changed: optional(map({ paths: list(line(1700), 6), total: count })),
  started: instant,
  /** Milliseconds by a clock that never goes back. */
  duration: count,
  exit: optional(integer(0, 255)),
  endSignal: optional(line(40)),
  timedOut: optional(boolean),
  notStarted: optional(line(400)),
  output,
  /** As the last lines of the output say. */
  tests: optional(testCounts),
  report: optional(report),
  products: optional(list(product, 64, 1)),
  environment: list(map({ name: line(200), value: text(4000) }), 64),
  runner: map({ host: line(200), platform: line(200) }),
  ci: optional(
    map({
      provider: name,
      run: optional(line(400)),
      job: optional(line(400)),
      url: optional(line(1000)),
    }),
  ),
});

/** The run of one command. */
export type Run = TypeOf<typeof run>;

/** Exactly one of run, file and claim says what is offered. */
export const evidence = map({
  brief: optional(briefId),
  criterion: optional(criterionId),
  suite: optional(name),
  run: optional(run),
  file: optional(map({ name: line(400), content })),
  claim: optional(text(8000)),
  commit: optional(oid),
  /** Evidence of somebody else's that this run did again. */
  reproduces: optional(sha256),
  /** A command message that this run answers. */
  answers: optional(sha256),
  /** The challenge that asked for this run. */
  challenge: optional(sha256),
  /** The gate and its check that a holder of the gate ran; no criterion rests on it. */
  gate: optional(name),
  check: optional(name),
  note: optional(text(4000)),
});

/** Asks for a run that did not happen yet: evidence that names it was made after it. */
export const challenge = map({
  brief: briefId,
  gate: name,
  criterion: criterionId,
  /** The commit to run on. */
  commit: oid,
  nonce: pattern(/^[0-9a-f]{32}$/, '32 hexadecimal digits'),
});
