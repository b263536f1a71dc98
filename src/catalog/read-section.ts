import type { Misfit } from '../ledger/index.ts';
import type { KeptEntries, StoredJudgement } from '../trust/index.ts';
import type { PiecewiseFile } from './piecewise-file.ts';
import type { Seal } from './seal.ts';
import { TextsInFile } from './texts-in-file.ts';

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
export const FORMAT = 'sos-catalog 13';

/** The first line of a section: the format, and the seal of all that follows, `-` where it has none. */
const FIRST_LINE = /^sos-catalog 13 ([0-9a-f]{64}|-)$/;

/** Characters that the first two lines have at most: the second one some hundred for each entry. */
const [LONGEST_FIRST, LONGEST_HEADING] = [128, 256 * 1024 * 1024];

/** Characters of the longest text: a record of the largest size, each of its characters escaped. */
const LONGEST_TEXT = 1024 * 1024;

/** The second line. As many lines follow as `sizes` has, an entry's JSON each. */
export type Heading = Omit<CatalogPage, 'judgement'> & {
  /** The tip that an addition goes on from; empty for the page that a file begins with. */
  readonly from: string;
  /** Characters of each of the lines that follow, without its end. */
  readonly sizes: readonly number[];
  readonly judgement: Omit<StoredJudgement, 'parts'> & Pick<KeptEntries, 'columns'>;
};

/** A section of a catalog, as it stands in the file. */
export interface Section {
  readonly heading: Heading;
  /** The JSON of its entries. */
  readonly texts: TextsInFile;
}

/** Reads a section that begins at a byte; undefined where it is torn, or not to be believed. */
export function sectionAt(
  file: PiecewiseFile,
  at: number,
  seal: Seal | undefined,
): Section | undefined {
  const first = file.lineAt(at, LONGEST_FIRST);
  const [, sealed] = FIRST_LINE.exec(first?.text ?? '') ?? [];
  if (first === undefined || sealed === undefined) return undefined;
  const section = sealedPartAt(file, first.next);
  if (section === undefined || seal === undefined) return section;
  // Threat: a file that a program in this clone, or a copied folder, laid in the place of ours.
  return seal(file.bytes(first.next, section.texts.end - 1)) === sealed ? section : undefined;
}

/** Reads all of a section but its first line. */
function sealedPartAt(file: PiecewiseFile, at: number): Section | undefined {
  const line = file.lineAt(at, LONGEST_HEADING);
  const heading = line && headingIn(line.text);
  if (line === undefined || heading === undefined) return undefined;
  const texts = new TextsInFile(file, line.next, heading.sizes);
  const isWhole = texts.end <= file.size && file.text(texts.end - 1, texts.end) === '\n';
  return isWhole ? { heading, texts } : undefined;
}

/** Threat: a file whose sections lead back, so that reading it never ends, or fills the memory. */
function isSize(size: unknown): boolean {
  return Number.isInteger(size) && (size as number) >= 0 && (size as number) <= LONGEST_TEXT;
}

function headingIn(line: string): Heading | undefined {
  try {
    const heading = JSON.parse(line) as Heading | null;
    const { sizes, judgement } = heading ?? {};
    if (!Array.isArray(sizes) || !Array.isArray(judgement?.columns.shares)) return undefined;
    if (sizes.length !== judgement.columns.shares.length) return undefined;
    return sizes.every(isSize) ? (heading as Heading) : undefined;
  } catch {
    return undefined;
  }
}
