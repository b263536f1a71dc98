import { concatBytes, SosError, utf8 } from '../base/index.ts';
import type { Files, OpenFile } from '../host/index.ts';
import type { JudgementToStore, KeptEntries } from '../trust/index.ts';
import { asFile, PiecewiseFile } from './piecewise-file.ts';
import { FORMAT, sectionAt, type CatalogPage, type Section } from './read-section.ts';
import type { Seal } from './seal.ts';

/** A page with what was added to it since. */
export interface KeptCatalog {
  readonly page: CatalogPage;
  /** How many sections the file has, one and one for each addition; `Infinity` where one is wrong. */
  readonly sections: number;
}

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
  try {
    const file = await (seal === undefined ? files.open(path) : openWhole(files, path));
    return file && parse(new PiecewiseFile(file), seal);
  } catch (cause) {
    if (cause instanceof SosError) return undefined;
    throw cause;
  }
}

/** What bears a seal is read once, and whole: nobody changes what was looked at. */
async function openWhole(files: Files, path: string): Promise<OpenFile | undefined> {
  const bytes = await files.read(path, { plain: true });
  return bytes && asFile(bytes);
}

function parse(file: PiecewiseFile, seal: Seal | undefined): KeptCatalog | undefined {
  let last: Section | undefined;
  const parts: KeptEntries[] = [];
  let sections = 0;
  for (let at = 0; at < file.size; sections += 1) {
    const section = sectionAt(file, at, seal);
    if (section === undefined) {
      // Nothing that is added behind it would be read: the next one writes the whole page.
      sections = Infinity;
      break;
    }
    at = section.texts.end;
    if (section.heading.from !== (last?.heading.tip ?? '')) continue;
    last = section;
    parts.push({ columns: section.heading.judgement.columns, texts: section.texts });
  }
  if (last === undefined) return undefined;
  const { tip, pinned, misfits, judgement } = last.heading;
  return { page: { tip, pinned, misfits, judgement: { ...judgement, parts } }, sections };
}

/** Writes a page. Trouble is swallowed: without it the next reader only works longer. */
export async function writePage(
  files: Files,
  path: string,
  { page, seal }: Omit<Addition, 'from'>,
): Promise<void> {
  const bytes = section({ from: '', page, seal });
  await swallowed(files.replace(path, bytes, { mode: 0o600, durable: false }));
}

/** A page whose entries are at hand. */
export type PageToKeep = Omit<CatalogPage, 'judgement'> & { readonly judgement: JudgementToStore };

/** What is written at once. */
export interface Addition {
  readonly from: string;
  readonly page: PageToKeep;
  readonly seal: Seal | undefined;
}

/** Adds to a catalog what came after the tip `from`; `page` holds the new entries alone. */
export async function addToCatalog(files: Files, path: string, addition: Addition): Promise<void> {
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

function section({ from, page, seal }: Addition): Uint8Array {
  const { texts, ...judgement } = page.judgement;
  const lines = texts.map(escaped);
  const sizes = lines.map(({ length }) => length);
  const heading = escaped(JSON.stringify({ from, sizes, ...page, judgement }));
  const content = utf8([heading, ...lines].join('\n'));
  return concatBytes([utf8(`${FORMAT} ${seal?.(content) ?? '-'}\n`), content, utf8('\n')]);
}

/** Writes all that is not ASCII as JSON's escapes: such a text is read several times as fast. */
function escaped(json: string): string {
  const codeOf = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0');
  return json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${codeOf(unit)}`);
}
