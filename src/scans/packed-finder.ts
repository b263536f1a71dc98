import type { Packer } from '../host/index.ts';
import type { Detector, Finder, SecretMatch } from '../secrets/index.ts';
import { LOOKED_INTO } from '../secrets/index.ts';
import type { Hit } from './hit.ts';
import { lookInto } from './look-into.ts';

/** Nothing but secrets is looked for. */
const NO_WORDS: readonly string[] = [];

/**
 * Finds secrets that are packed in whole contents, as a scan would find them later: a match is all of
 * what was packed, since nobody can take a part out of it. Threat: a report as a `.gz`, which every
 * scan of the ledger condemns from then on.
 */
export function packedFinder(detector: Detector, packer: Packer): Finder {
  const rules = {
    ...{ secrets: detector, private: NO_WORDS, forbidden: NO_WORDS, largest: Infinity },
    fingerprint: () => '',
  };
  return {
    // Contents are looked at whole.
    reach: { before: 0, after: 0 },
    vague: detector.vague,
    within: (bytes) => lookInto(bytes, { rules, packer }).filter(isPacked).map(matchOf),
  };
}

/** What stands near the beginning of a run of base64 is taken out of it letter by letter. */
function isPacked({ kind, start, end, within }: Hit): boolean {
  if (kind !== 'secret' || within === undefined) return false;
  return within !== 'base64' || end - start > LOOKED_INTO;
}

function matchOf({ rule, start, end }: Hit): SecretMatch {
  return { rule, start, end };
}
