import { sha256Hex } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { Product } from '../records/index.ts';
import { detector } from '../secrets/index.ts';

/** A file that a run is said to make: where it is, and how it is named in a record. */
export interface ProductPlace {
  readonly at: string;
  readonly path: string;
}

/** Files above are named with their size alone. */
const LARGEST = 256 * 1024 * 1024;

/** Files above are not held against rules: nobody can try out what else stands in them. */
const LARGEST_TRIED = 16 * 1024 * 1024;

/**
 * Names what a run made by size and SHA-256. Threats: a link that has the digest of any file of the
 * reader's taken; and the digest of a file that holds a secret, against which guesses can be tried.
 */
export async function productsOf(
  files: Files,
  places: readonly ProductPlace[],
): Promise<Product[]> {
  const products: Product[] = [];
  for (const place of places) products.push(await productAt(files, place));
  return products;
}

async function productAt(files: Files, { at, path }: ProductPlace): Promise<Product> {
  const facts = await files.facts(at);
  if (facts?.type !== 'file' || (await files.realPath(at)) !== at) return { path };
  const { size } = facts;
  if (size > LARGEST) return { path, size };
  const bytes = await files.read(at, { maxBytes: LARGEST });
  if (bytes === undefined) return { path };
  if (bytes.length <= LARGEST_TRIED && detector().find(bytes).length > 0) return { path, size };
  return { path, size: bytes.length, sha256: sha256Hex(bytes) };
}
