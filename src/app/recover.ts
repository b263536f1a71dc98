import { SosError } from '../base/index.ts';
import { LEDGER_REF } from '../ledger/index.ts';
import { catalogSources, tipNow, type Opened } from './opened.ts';

/**
 * Puts the catalog away where an error says that it is damaged: it is worked out again. Tells
 * whether whoever met the error can begin anew, because nothing was appended since the opening.
 */
export async function recover(opened: Opened, error: unknown): Promise<boolean> {
  if (!isKeptDamaged(error)) return false;
  await putKeptAway(opened);
  return (await tipNow(opened)) === opened.firstLook.get(LEDGER_REF);
}

/**
 * Does work that ends with an append, and once more where the catalog turned out to be damaged:
 * all that could say so comes before the append.
 */
export async function recovering<T>(opened: Opened, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isKeptDamaged(error)) throw error;
    await putKeptAway(opened);
    return work();
  }
}

function isKeptDamaged(error: unknown): boolean {
  if (!(error instanceof SosError)) return false;
  return error.code === 'trust.kept-damaged' || isKeptDamaged(error.cause);
}

async function putKeptAway(opened: Opened): Promise<void> {
  const { files, path } = catalogSources(opened);
  try {
    await files.remove(path);
  } catch (error) {
    // In a clone that can only be read it stays, and so does the error.
    if (!(error instanceof SosError)) throw error;
  }
}
