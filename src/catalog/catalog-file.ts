import { utf8 } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { Misfit } from '../ledger/index.ts';
import type { KeptLine, StoredJudgement } from '../trust/index.ts';
import type { Seal } from './seal.ts';

/** What is kept of a ledger at one tip, so that it need not be worked out again. */
export interface CatalogPage {
  /** The commit that it speaks of. */
  readonly tip: string;
  /** The standpoint that it was made from. */
  readonly pinned: string;
  readonly misfits: readonly Misfit[];
  readonly judgement: StoredJudgement;
}

/** A page with what was added to it since. */
export interface KeptCatalog {
  readonly page: CatalogPage;
  /** How many sections the file has, one and one for each addition; `Infinity` where one is wrong. */
  readonly sections: number;
}

/** Changes whenever verification could say something else about the same records. */
const FORMAT = 'sos-catalog 8';

/** The first line of a section: the format, and the seal of all that follows, `-` where it has none. */
const FIRST_LINE = /^sos-catalog 8 ([0-9a-f]{64}|-)$/;

/** The second line. As many lines follow as `judgement` has, an entry's JSON each. */
type Heading = Omit<CatalogPage, 'judgement'> & {
  /** The tip that an addition goes on from; empty for the page that a file begins with. */
  readonly from: string;
  /** Characters of the lines that follow, without their ends. */
  readonly size: number;
  readonly judgement: Omit<StoredJudgement, 'texts'>;
};

/**
 * Reads a catalog, or undefined where there is none or it is wrong in any way: it is only derived.
 * An addition that does not go on from what stands before it was overtaken, and is left out. With a
 * seal, only what was written with the same key is read.
 */
export async function readCatalog(
  files: Files,
  path: string,
  seal?: Seal,
): Promise<KeptCatalog | undefined> {
  const text = await readable(files, path);
  // Threat: a hole that a power cut left, taken for entries that nobody has looked at yet.
  return text === undefined || text.includes('\0') ? undefined : parse(text.split('\n'), seal);
}

async function readable(files: Files, path: string): Promise<string | undefined> {
  try {
    return await files.readAscii(path);
  } catch {
    return undefined;
  }
}

function parse(lines: readonly string[], seal: Seal | undefined): KeptCatalog | undefined {
  let last: CatalogPage | undefined;
  const entries: { lines: KeptLine[]; texts: string[] } = { lines: [], texts: [] };
  let sections = 0;
  for (let at = 0; at < lines.length - 1; sections += 1) {
    const section = sectionAt(lines, at, seal);
    if (section === undefined) {
      // Nothing that is added behind it would be read: the next one writes the whole page.
      sections = Infinity;
      break;
    }
    const { from, page } = section;
    at += 2 + page.judgement.lines.length;
    if (from !== (last?.tip ?? '')) continue;
    last = page;
    for (const line of page.judgement.lines) entries.lines.push(line);
    for (const text of page.judgement.texts) entries.texts.push(text);
  }
  return last && { page: { ...last, judgement: { ...last.judgement, ...entries } }, sections };
}

/** Reads a section that begins at a line; undefined where it is torn, or not to be believed. */
function sectionAt(
  lines: readonly string[],
  at: number,
  seal: Seal | undefined,
): { readonly from: string; readonly page: CatalogPage } | undefined {
  const [, sealed] = FIRST_LINE.exec(lines[at] ?? '') ?? [];
  const heading = sealed === undefined ? undefined : headingIn(lines[at + 1] ?? '');
  if (heading === undefined) return undefined;
  const { from, size, tip, pinned, misfits, judgement } = heading;
  const end = at + 2 + judgement.lines.length;
  const texts = lines.slice(at + 2, end);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length !== size || end >= lines.length) return undefined;
  // Threat: a file that a program in this clone, or a copied folder, laid in the place of ours.
  if (seal !== undefined && seal(lines.slice(at + 1, end).join('\n')) !== sealed) return undefined;
  return { from, page: { tip, pinned, misfits, judgement: { ...judgement, texts } } };
}

function headingIn(line: string): Heading | undefined {
  try {
    const heading = JSON.parse(line) as Partial<Heading> | null;
    return Array.isArray(heading?.judgement?.lines) ? (heading as Heading) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a page. Trouble is swallowed: without it the next reader only works longer. */
export async function writePage(
  files: Files,
  path: string,
  { page, seal }: { readonly page: CatalogPage; readonly seal: Seal | undefined },
): Promise<void> {
  const bytes = section({ from: '', page, seal });
  await swallowed(files.replace(path, bytes, { mode: 0o600, durable: false }));
}

/** What is written at once. */
export interface Section {
  readonly from: string;
  readonly page: CatalogPage;
  readonly seal: Seal | undefined;
}

/** Adds to a catalog what came after the tip `from`; `page` holds the new entries alone. */
export async function addToCatalog(files: Files, path: string, addition: Section): Promise<void> {
  await swallowed(files.append(path, section(addition)));
}

/** A full disk or a read-only clone may still be read. */
async function swallowed(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch {
    // Nothing is lost that could not be worked out again.
  }
}

function section({ from, page, seal }: Section): Uint8Array {
  const { texts, ...judgement } = page.judgement;
  const lines = texts.map(escaped);
  const size = lines.reduce((sum, { length }) => sum + length, 0);
  const heading = escaped(JSON.stringify({ from, size, ...page, judgement }));
  const sealed = [heading, ...lines].join('\n');
  return utf8(`${FORMAT} ${seal?.(sealed) ?? '-'}\n${sealed}\n`);
}

/** Writes all that is not ASCII as JSON's escapes: such a text is read several times as fast. */
function escaped(json: string): string {
  const codeOf = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0');
  return json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${codeOf(unit)}`);
}
