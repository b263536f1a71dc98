import { instantOf, LIMITS } from '../base/index.ts';
import type { RunEnd } from '../host/index.ts';
import { contentOf, draftProblems, encodeCanonical, type DraftOf } from '../records/index.ts';
import { cannotRecord } from './errors.ts';
import { longestLeft } from './leaves.ts';
import type { Placement } from './place-evidence.ts';
import { refuseUnfitVariables } from './recorded-environment.ts';
import { describeRun, runCommand, type RunHost, type RunRequest } from './run-command.ts';

/** Evidence as a draft, and the bytes that are kept beside it. */
export interface EvidencePlan {
  readonly drafts: readonly [DraftOf<'evidence'>];
  readonly contents: readonly Uint8Array[];
}

/** Evidence of a run, and how the command ended, for whoever passes its exit code on. */
export interface RanEvidence extends EvidencePlan {
  readonly end: RunEnd;
}

/**
 * Runs a command and drafts what came of it, well or badly ended or not started at all. What could
 * not be recorded is refused before anything runs: a run may take long and may not be repeatable.
 */
export async function runEvidence(
  host: RunHost,
  placement: Placement,
  request: RunRequest,
): Promise<RanEvidence> {
  refuseUnrecordable(host, placement, request);
  const { run, end, output } = await runCommand(host, request);
  return { drafts: [{ ...placement, run }], contents: [output], end };
}

/** Left in a record for envelope, signature and what only the run itself tells. */
const RESERVED = 16 * 1024;

function refuseUnrecordable(host: RunHost, placement: Placement, request: RunRequest): void {
  refuseUnfitVariables(host.environment.variables, request.environment);
  const run = describeRun(host, request, {
    subject: {},
    started: instantOf(host.clock.now()),
    end: WELL,
    output: { content: contentOf(new Uint8Array()), total: 0, dropped: 0 },
    tests: undefined,
    left: longestLeft(request.leaves),
  });
  const draft = { ...placement, run };
  const problems = draftProblems(draft).map(({ at, problem }) => `${at} ${problem}`);
  if (problems.length > 0) throw cannotRecord(problems);
  const size = encodeCanonical(draft).length;
  const limit = LIMITS.record - RESERVED;
  if (size > limit) throw cannotRecord([`the run takes ${size} bytes to tell, at most ${limit}`]);
}

const WELL: RunEnd = {
  exitCode: 0,
  endSignal: undefined,
  duration: 0,
  timedOut: false,
  interrupted: false,
  notStarted: undefined,
};
