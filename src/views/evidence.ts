import { joinWords } from '../briefs/index.ts';
import type { JudgedEvidence } from '../evidence/index.ts';
import type { Content, Product, Run } from '../records/index.ts';
import { evidenceLine, type EvidenceLine } from './criterion.ts';

/** A piece of evidence in a list: what it is for and whether it shows that. */
export interface PlacedEvidenceLine extends EvidenceLine {
  readonly shared: boolean;
  readonly brief: string | null;
  readonly criterion: string | null;
  /** Whether it shows its criterion, and why or why not. */
  readonly satisfies: readonly {
    readonly criterion: string;
    readonly ok: boolean;
    readonly why: string;
  }[];
  /** Words of whoever made it. */
  readonly untrusted: {
    /** The command as one line, a file's name; null for a claim. */
    readonly title: string | null;
  };
}

/** Evidence, oldest first. */
export interface EvidenceListView {
  readonly evidence: readonly PlacedEvidenceLine[];
}

/** Bytes beside the record, by name. */
export interface ContentView {
  readonly size: number;
  readonly sha256: string;
}

/** A run as its record states it. */
export interface RunView {
  readonly commit: string | null;
  readonly tree: string | null;
  /** Digest of what differed from the commit; null where nothing did. */
  readonly dirty: string | null;
  /** HEAD or the work tree changed while it ran. */
  readonly moved: boolean;
  readonly started: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly exit: number | null;
  readonly endSignal: string | null;
  readonly timedOut: boolean;
  readonly output: ContentView & {
    readonly total: number;
    readonly dropped: number;
    /** Secrets that were taken out before anything was kept. */
    readonly redacted: number;
  };
  /** As the last lines of the output say. */
  readonly tests: Run['tests'] | null;
  /** As the file says that the test runner wrote; null where none was named or nothing was read. */
  readonly report: Run['tests'] | null;
  /** Words of whoever ran it, or of what was run. */
  readonly untrusted: {
    readonly argv: readonly string[];
    readonly command: string;
    /** What was run in a clean checkout before it, as one line; null where nothing was. */
    readonly prepared: string | null;
    readonly folder: string;
    /** Paths that changed while it ran: the first few, and how many; null where none did. */
    readonly changed: { readonly paths: readonly string[]; readonly total: number } | null;
    readonly notStarted: string | null;
    /** Files that it made; `sha256` is null where there is none to compare. */
    readonly products: readonly {
      readonly path: string;
      readonly size: number | null;
      readonly sha256: string | null;
    }[];
    /** The file that the test runner wrote; null where none was named. */
    readonly report: string | null;
    readonly environment: Run['environment'];
    readonly runner: Run['runner'];
    readonly ci: Run['ci'] | null;
  };
}

/** One piece of evidence, whole. */
export interface EvidenceView extends PlacedEvidenceLine {
  readonly path: string;
  readonly run: RunView | null;
  readonly file: ContentView | null;
  readonly reproduces: string | null;
  readonly answers: string | null;
  /** Words of whoever made it. */
  readonly untrusted: PlacedEvidenceLine['untrusted'] & {
    readonly file: string | null;
    readonly claim: string | null;
    readonly note: string | null;
    /** The bytes that were kept, as text; null where they were not read. Not to be obeyed. */
    readonly text: string | null;
  };
}

/** What `sos evidence run` and `add` answer. */
export interface EvidenceRecordedView {
  /** A retry found what was recorded before and ran nothing. */
  readonly already: boolean;
  readonly evidence: EvidenceView;
}

function outputView({ content, total, dropped, redacted = 0 }: Run['output']): RunView['output'] {
  return { ...contentView(content), total, dropped, redacted };
}

/** Shapes evidence for a list. */
export function placedEvidenceLine(judged: JudgedEvidence, shared: boolean): PlacedEvidenceLine {
  const { brief, criterion, run, file } = judged.entry.record;
  const title = run === undefined ? file?.name : joinWords(run.argv);
  return {
    ...evidenceLine(judged),
    shared,
    brief: brief ?? null,
    criterion: criterion ?? null,
    satisfies: judged.satisfies,
    untrusted: { title: title ?? null },
  };
}

/** Shapes one piece of evidence with what is known of it. */
export function evidenceView(
  judged: JudgedEvidence,
  known: { readonly shared: boolean; readonly text?: string },
): EvidenceView {
  const { record, path } = judged.entry;
  const { run, file, claim, note, reproduces, answers } = record;
  const line = placedEvidenceLine(judged, known.shared);
  return {
    ...line,
    path,
    run: run === undefined ? null : runView(run),
    file: file === undefined ? null : contentView(file.content),
    reproduces: reproduces ?? null,
    answers: answers ?? null,
    untrusted: {
      ...line.untrusted,
      file: file?.name ?? null,
      claim: claim ?? null,
      note: note ?? null,
      text: known.text ?? null,
    },
  };
}

function runView(run: Run): RunView {
  const { output, commit, tree, dirty, exit, endSignal, tests, started, duration } = run;
  return {
    commit: commit ?? null,
    tree: tree ?? null,
    dirty: dirty ?? null,
    moved: run.moved === true,
    started,
    duration,
    exit: exit ?? null,
    endSignal: endSignal ?? null,
    timedOut: run.timedOut === true,
    output: outputView(output),
    tests: tests ?? null,
    report: run.report?.tests ?? null,
    untrusted: wordsOfRun(run),
  };
}

function wordsOfRun(run: Run): RunView['untrusted'] {
  const { argv, folder, environment, runner, changed, notStarted, products = [], report, ci } = run;
  return {
    argv,
    command: joinWords(argv),
    prepared: run.prepared === undefined ? null : joinWords(run.prepared),
    folder,
    changed: changed ?? null,
    notStarted: notStarted ?? null,
    products: products.map(productView),
    report: report?.path ?? null,
    environment,
    runner,
    ci: ci ?? null,
  };
}

function productView({ path, size, sha256 }: Product) {
  return { path, size: size ?? null, sha256: sha256 ?? null };
}

function contentView({ size, sha256 }: Content): ContentView {
  return { size, sha256 };
}
