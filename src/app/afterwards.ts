import { SosError } from '../base/index.ts';
import type { Opened } from './opened.ts';

/**
 * Remembers something in this clone once records are in the ledger. Where that cannot be done it is
 * said beside the answer: whoever heard that it failed would write the same again.
 */
export async function afterwards(
  { noticed }: Opened,
  remembering: () => Promise<void>,
): Promise<void> {
  try {
    await remembering();
  } catch (error) {
    if (!(error instanceof SosError)) throw error;
    noticed.push({
      code: 'clone.not-remembered',
      severity: 'warning',
      message: `the ledger has it, but what this clone remembers beside it could not be kept: ${error.message}`,
      hint: 'sos doctor looks at what is in order here',
    });
  }
}
