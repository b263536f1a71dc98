import { lossyTextOf, utf8 } from '../base/index.ts';
import type { Repository } from '../git/index.ts';

/** What changed between two commits, as far as a reader is shown it at once. */
export interface Difference {
  readonly from: string;
  readonly to: string;
  /** Whole lines from its beginning; undefined where one of the commits is not here. */
  readonly text: string | undefined;
  /** Bytes that are not shown. */
  readonly rest: number;
  /** False where there are even more than `rest`. */
  readonly counted: boolean;
}

/** Bytes of a comparison that are shown. */
const SHOWN = 24 * 1024;

/** Bytes up to which what is not shown is counted. */
const COUNTED = 4 * 1024 * 1024;

/** Compares two commits and says how much of the answer is left out: nothing is cut in silence. */
export async function differenceOf(
  { store, diff }: Pick<Repository, 'store' | 'diff'>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Difference> {
  const here = await store.presentCommits([from, to]);
  if (!here.has(from) || !here.has(to)) {
    return { from, to, text: undefined, rest: 0, counted: true };
  }
  const { text, whole } = await diff(from, to, COUNTED);
  const bytes = utf8(text);
  const end = bytes.length <= SHOWN ? bytes.length : bytes.lastIndexOf(0x0a, SHOWN) + 1;
  const rest = bytes.length - end;
  return { from, to, text: lossyTextOf(bytes.subarray(0, end)), rest, counted: whole };
}
