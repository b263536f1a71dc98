import { LONGEST_LINE } from './base64-lines.ts';
import { base64Runs, placeInRun, type Base64Run } from './base64-runs.ts';
import type { Detector, Finder, SecretMatch } from './secret-match.ts';

/** Bytes of base64 that are looked into from where it begins. */
export const LOOKED_INTO = 16 * 1024;

/** Finds what a detector knows where it stands in base64, of text or of addresses, also in lines. */
export function encodedFinder(detector: Detector): Finder {
  return {
    // What stands before a run says whether it begins there, and what stands behind a line whether
    // that goes on.
    reach: { before: LOOKED_INTO, after: LOOKED_INTO + 2 * LONGEST_LINE },
    vague: detector.vague,
    within: (bytes, stretch) =>
      base64Runs(bytes, { stretch, longest: LOOKED_INTO }).flatMap((run) =>
        detector.find(run.decoded).map((match) => encoded(bytes, run, match)),
      ),
  };
}

/** The characters that hold any bit of what was found: six bits each. */
function encoded(
  bytes: Uint8Array,
  run: Base64Run,
  { rule, start, end }: SecretMatch,
): SecretMatch {
  const first = run.skipped + Math.floor((start * 8) / 6);
  const last = run.skipped + Math.ceil((end * 8) / 6) - 1;
  return {
    rule,
    start: placeInRun(bytes, run, first),
    end: Math.min(placeInRun(bytes, run, last) + 1, run.end),
  };
}
