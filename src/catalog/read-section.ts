import { asciiOf, bufferOf } from '../base/index.ts';
import type { Misfit } from '../ledger/index.ts';
import type { StoredJudgement } from '../trust/index.ts';
import type { Seal } from './seal.ts';
import type { Span } from './texts-in-file.ts';

/** What is kept of a ledger at one tip, so that it need not be worked out again. */
export interface CatalogPage {
  /** The commit that it speaks of. */
  readonly tip: string;
  /** The standpoint that it was made from. */
  readonly pinned: string;
  readonly misfits: readonly Misfit[];
  readonly judgement: StoredJudgement;
}

/** Changes whenever verification could say something else about the same records. */
export const FORMAT = 'sos-catalog 10';

/** The first line of a section: the format, and the seal of all that follows, `-` where it has none. */
const FIRST_LINE = /^sos-catalog 10 ([0-9a-f]{64}|-)$/;

/** The second line. As many lines follow as `sizes` has, an entry's JSON each. */
export type Heading = Omit<CatalogPage, 'judgement'> & {
  /** The tip that an addition goes on from; empty for the page that a file begins with. */
  readonly from: string;
  /** Characters of each of the lines that follow, without its end. */
  readonly sizes: readonly number[];
  readonly judgement: Omit<StoredJudgement, 'texts'>;
};

/** A section of a catalog, as it stands in the file. */
export interface Section {
  readonly heading: Heading;
  /** Where the JSON of its entries stands in the file. */
  readonly spans: readonly Span[];
  /** Where the next section begins. */
  readonly end: number;
}

const LINE_FEED = 10;

/** Reads a section that begins at a byte; undefined where it is torn, or not to be believed. */
export function sectionAt(
  bytes: Uint8Array,
  at: number,
  seal: Seal | undefined,
): Section | undefined {
  const first = lineAt(bytes, at);
  const [, sealed] = FIRST_LINE.exec(first?.text ?? '') ?? [];
  if (first === undefined || sealed === undefined) return undefined;
  const section = sealedPartAt(bytes, first.next);
  if (section === undefined || seal === undefined) return section;
  // Threat: a file that a program in this clone, or a copied folder, laid in the place of ours.
  return seal(bytes.subarray(first.next, section.end - 1)) === sealed ? section : undefined;
}

/** Reads all of a section but its first line. */
function sealedPartAt(bytes: Uint8Array, at: number): Section | undefined {
  const line = lineAt(bytes, at);
  const heading = line && headingIn(line.text);
  if (line === undefined || heading === undefined) return undefined;
  const spans = spansFrom(line.next, heading.sizes);
  const end = (spans.at(-1)?.end ?? line.next - 1) + 1;
  return bytes[end - 1] === LINE_FEED ? { heading, spans, end } : undefined;
}

function lineAt(
  bytes: Uint8Array,
  start: number,
): { readonly text: string; readonly next: number } | undefined {
  const end = bufferOf(bytes).indexOf(LINE_FEED, start);
  return end < 0 ? undefined : { text: asciiOf(bytes, start, end), next: end + 1 };
}

function spansFrom(start: number, sizes: readonly number[]): Span[] {
  let begin = start;
  return sizes.map((size) => {
    const span = { begin, end: begin + size };
    begin = span.end + 1;
    return span;
  });
}

/** Threat: a file whose sections lead back, so that reading it never ends. */
function isSize(size: unknown): boolean {
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
}

function headingIn(line: string): Heading | undefined {
  try {
    const heading = JSON.parse(line) as Heading | null;
    const { sizes, judgement } = heading ?? {};
    if (!Array.isArray(sizes) || !Array.isArray(judgement?.lines)) return undefined;
    if (sizes.length !== judgement.lines.length) return undefined;
    return sizes.every(isSize) ? (heading as Heading) : undefined;
  } catch {
    return undefined;
  }
}
