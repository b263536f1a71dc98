import type {
  EvidenceListView,
  EvidenceRecordedView,
  EvidenceView,
  PlacedEvidenceLine,
  RunView,
} from '../views/index.ts';
import { columns, type Cells } from './columns.ts';
import { bad, command, dim, good, id, name, quoted, strong, warn, type Line } from './text.ts';
import { bytesText, gradeText } from './wording.ts';

const SHORT = 12;

/** Renders evidence, one piece a line, with what to know before trusting it at its end. */
export function renderEvidenceList({ evidence }: EvidenceListView): Line[] {
  return evidence.length === 0 ? [[dim('no evidence')]] : columns(evidence.map(cellsOf));
}

function cellsOf(line: PlacedEvidenceLine): Cells {
  return [
    id(line.id.slice(0, SHORT)),
    dim(line.at.slice(0, 16).replace('T', ' ')),
    name(line.author),
    placeOf(line),
    gradeText(line.grade),
    endOf(line),
    line.untrusted.title ?? dim('a claim'),
    line.shared ? '' : warn('not shared yet'),
    line.notes.length === 0 ? '' : warn(line.notes.join('; ')),
  ];
}

function placeOf({ brief, criterion, suite }: PlacedEvidenceLine): string {
  return [brief, criterion, suite].filter((part) => part !== null).join(' ');
}

function endOf({ what, passed, exit }: PlacedEvidenceLine) {
  if (what !== 'run') return dim(what);
  if (passed) return good('passed');
  return exit === null ? bad('did not end') : bad(`exit ${exit}`);
}

/** Renders what was recorded: grade, what it shows or why not, and what to know about it. */
export function renderEvidenceRecorded({ already, evidence }: EvidenceRecordedView): Line[] {
  const head = already ? warn('already recorded; nothing was run') : good('recorded');
  const said: Line = [head, ' ', id(evidence.id.slice(0, SHORT)), dim(`  grade ${evidence.grade}`)];
  return [said, ...satisfiesLines(evidence), ...noteLines(evidence)];
}

/** Renders one piece of evidence: what it is worth first, then what was seen. */
export function renderEvidence(view: EvidenceView): Line[] {
  const facts = columns([
    [dim('id'), id(view.id)],
    [dim('by'), name(view.author)],
    [dim('at'), `${view.at} (the author's claim)`],
    [dim('for'), placeOf(view) || 'nothing in particular'],
    [dim('grade'), `${view.grade}: ${gradeText(view.grade)}`],
    ...(view.reproduces === null ? [] : [[dim('does again'), id(view.reproduces)]]),
    ...(view.answers === null ? [] : [[dim('answers'), id(view.answers)]]),
    ...(view.run === null ? [] : runCells(view.run)),
    ...(view.file === null ? [] : fileCells(view.untrusted.file ?? '', view.file)),
    [dim('shared'), view.shared ? 'yes' : warn('not yet')],
  ]);
  return [
    [strong(view.what), '  ', endOf(view)],
    ...facts,
    ...satisfiesLines(view),
    ...noteLines(view),
    ...textLines('note', view.untrusted.note),
    ...textLines('claim', view.untrusted.claim),
    ...textLines('output', view.untrusted.text),
  ];
}

function runCells(run: RunView): Cells[] {
  const { tests, report, untrusted } = run;
  const { ci } = untrusted;
  const of = `${bytesText(run.output.size)} kept of ${bytesText(run.output.total)}`;
  return [
    [dim('command'), command(untrusted.command)],
    ...(untrusted.prepared === null ? [] : [[dim('prepared'), command(untrusted.prepared)]]),
    [dim('folder'), untrusted.folder],
    [dim('commit'), run.commit === null ? warn('none') : id(run.commit)],
    [dim('tree'), run.tree ?? 'none'],
    [dim('dirty'), run.dirty === null ? 'no' : warn(run.dirty)],
    [dim('started'), run.started],
    [dim('took'), `${run.duration} ms`],
    [dim('ended'), howItEnded(run)],
    [dim('output'), `${of}, sha256 ${run.output.sha256}`],
    ...(tests ? [[dim('tests'), countsText(tests)]] : []),
    ...(report ? [[dim('report'), countsText(report)]] : []),
    ...untrusted.products.map(productCells),
    ...untrusted.environment.map((each) => [dim('variable'), `${each.name}=${each.value}`]),
    [dim('ran on'), `${untrusted.runner.host}, ${untrusted.runner.platform}`],
    ...(ci ? [[dim('ci'), [ci.provider, ci.run, ci.job, ci.url].filter(Boolean).join(' ')]] : []),
  ];
}

type ProductView = RunView['untrusted']['products'][number];

function productCells({ path, size, sha256 }: ProductView, place: number): Cells {
  const held = size === null ? 'not made' : `${bytesText(size)}, sha256 ${sha256 ?? 'not taken'}`;
  return [dim(`product ${place + 1}`), `${path}: ${held}`];
}

function countsText(tests: NonNullable<RunView['tests']>): string {
  const { passed, failed, skipped, parser } = tests;
  return `${passed} passed, ${failed} failed, ${skipped} skipped (as ${parser} tells them)`;
}

function howItEnded({ exit, endSignal, timedOut, untrusted: { notStarted } }: RunView): string {
  if (notStarted !== null) return `could not be started: ${notStarted}`;
  const how = exit === null ? `by ${endSignal ?? 'nobody knows what'}` : `exit ${exit}`;
  return timedOut ? `${how}, its time was over` : how;
}

function fileCells(called: string, file: NonNullable<EvidenceView['file']>): Cells[] {
  return [
    [dim('file'), called],
    [dim('content'), `${bytesText(file.size)}, sha256 ${file.sha256}`],
  ];
}

function satisfiesLines({ satisfies }: PlacedEvidenceLine): Line[] {
  return satisfies.map(({ criterion, ok, why }) => [
    ok ? good('shows ') : warn('does not show '),
    name(criterion),
    `: ${why}`,
  ]);
}

function noteLines({ notes }: PlacedEvidenceLine): Line[] {
  return notes.map((note) => [dim('note: '), note]);
}

function textLines(title: string, text: string | null): Line[] {
  return text === null ? [] : [[dim(`${title}:`)], ...quoted(text)];
}
