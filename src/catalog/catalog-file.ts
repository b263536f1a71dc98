import { sha256Hex, textOf, utf8 } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { Misfit } from '../ledger/index.ts';
import type { StoredJudgement } from '../trust/index.ts';

/** What is kept of a ledger at one tip, so that it need not be worked out again. */
export interface CatalogPage {
  /** The commit that it speaks of. */
  readonly tip: string;
  /** The ledger id that was pinned when it was made; empty where none was. */
  readonly pinned: string;
  readonly misfits: readonly Misfit[];
  readonly judgement: StoredJudgement;
}

/** Changes whenever verification could say something else about the same records. */
const FORMAT = 'sos-catalog 1';

/** Reads a page, or undefined where there is none or it is wrong in any way: it is only derived. */
export async function readPage(files: Files, path: string): Promise<CatalogPage | undefined> {
  try {
    const bytes = await files.read(path);
    return bytes === undefined ? undefined : parsePage(bytes);
  } catch {
    return undefined;
  }
}

function parsePage(bytes: Uint8Array): CatalogPage | undefined {
  const end = bytes.indexOf(0x0a);
  const heading = textOf(bytes.subarray(0, end));
  const body = bytes.subarray(end + 1);
  // A half-written or damaged page must not pass for verified records.
  if (heading !== `${FORMAT} ${sha256Hex(body)}`) return undefined;
  return JSON.parse(textOf(body) ?? '') as CatalogPage;
}

/** Writes a page. Trouble is swallowed: without it the next reader only works longer. */
export async function writePage(files: Files, path: string, page: CatalogPage): Promise<void> {
  const body = utf8(JSON.stringify(page));
  const heading = utf8(`${FORMAT} ${sha256Hex(body)}\n`);
  const whole = new Uint8Array(heading.length + body.length);
  whole.set(heading);
  whole.set(body, heading.length);
  try {
    await files.replace(path, whole, { durable: false });
  } catch {
    // A full disk or a read-only clone may still be read.
  }
}
