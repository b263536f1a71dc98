import type { Files } from '../host/index.ts';
import type { Run } from '../records/index.ts';
import { productsOf, type ProductPlace } from './products-of.ts';
import { watchReport, type ReportPlace } from './test-report.ts';

/** Files that a run leaves. */
export interface Leaves {
  readonly products: readonly ProductPlace[];
  readonly report: ReportPlace | undefined;
}

/** The same as a record states them once the run is over. */
export type Left = Pick<Run, 'products' | 'report'>;

/** Begins to watch what a run leaves, and returns what to ask when it is over. */
export async function watchLeaves(
  files: Files,
  leaves: Leaves | undefined,
): Promise<() => Promise<Left>> {
  if (leaves === undefined) return () => Promise.resolve({});
  const { products, report } = leaves;
  const reported = report === undefined ? undefined : await watchReport(files, report);
  return async () => ({
    ...(reported === undefined ? {} : { report: await reported() }),
    ...(products.length === 0 ? {} : { products: await productsOf(files, products) }),
  });
}

/** What the record will hold at most, to refuse before the run what would not fit after it. */
export function longestLeft(leaves: Leaves | undefined): Left {
  if (leaves === undefined) return {};
  const { products, report } = leaves;
  const size = Number.MAX_SAFE_INTEGER;
  const sha256 = '0'.repeat(64);
  return {
    ...(report === undefined ? {} : { report: { path: report.path, problem: '-'.repeat(400) } }),
    ...(products.length === 0
      ? {}
      : { products: products.map(({ path }) => ({ path, size, sha256 })) }),
  };
}
