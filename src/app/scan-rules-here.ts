import { hexOf, SosError } from '../base/index.ts';
import { USUAL_LARGEST, type ScanRules } from '../scans/index.ts';
import { detector, fingerprintOf } from '../secrets/index.ts';
import type { Reading } from './reading-answer.ts';
import type { Workspace } from './workspace.ts';

/** Without a ledger fingerprints hold for one run: nobody can compare them with anything. */
const SALT_BYTES = 32;

/** What this repository is held against, and where the list of private words may stand. */
export interface RulesHere {
  readonly rules: ScanRules;
}

/** Gathers the rules of a scan: what is built in, and what the ledger's policy says. */
export async function scanRulesHere(workspace: Workspace): Promise<RulesHere> {
  const reading = await readingIfAny(workspace);
  const salt = reading?.ruling.ledger ?? hexOf(workspace.host.random.bytes(SALT_BYTES));
  return {
    rules: {
      secrets: detector(),
      fingerprint: (rule, secret, place) => fingerprintOf({ rule, secret, place, salt }),
      private: [],
      forbidden: [],
      largest: USUAL_LARGEST,
    },
  };
}

/** A repository without a ledger is scanned all the same; one that cannot be believed is not. */
async function readingIfAny(workspace: Workspace): Promise<Reading | undefined> {
  try {
    return await workspace.readToDecide();
  } catch (error) {
    if (error instanceof SosError && error.code === 'app.no-ledger') return undefined;
    throw error;
  }
}
