import type { SosError } from '../base/index.ts';
import {
  keepJudge,
  refuseOther,
  saidIn,
  type Earlier,
  placeOnce,
  recordRun,
  type EvidenceWish,
  type PlacedEvidence,
  type Reading,
  type RecordedRunWish,
  type Written,
} from '../app/index.ts';
import { passThrough, variablesOfPlaces } from '../evidence/index.ts';
import { findersForOutput } from '../secrets/index.ts';
import { evidenceAnswer } from './evidence-answer.ts';
import type { Answer, WriteContext } from './verb.ts';

/** A run as a verb asks for it, once it is known where its evidence belongs. */
export type RunWish = Pick<
  RecordedRunWish,
  | 'argv'
  | 'prepared'
  | 'shownArgv'
  | 'folder'
  | 'environment'
  | 'timeout'
  | 'commit'
  | 'products'
  | 'report'
  | 'begin'
> & {
  /** Refuses what must not be run a second time; a retry that runs nothing is not asked. */
  readonly refuse?: () => void | Promise<void>;
};

/** A gate's holder may know that they will not be able to pass the gate. */
interface WorkerWish {
  readonly asWorker: boolean;
}

/**
 * Runs a command as evidence and answers with what was recorded. Whatever can be refused is refused
 * before anything runs; a retry under the same `--once` runs nothing.
 */
export async function runAsEvidence(
  context: WriteContext,
  wish: EvidenceWish & WorkerWish,
  wanted: (placed: PlacedEvidence, reading: Reading) => RunWish | Promise<RunWish>,
): Promise<Answer> {
  const { workspace, once } = context;
  const reading = await workspace.readToDecide();
  const placed = await placeOnce(workspace, reading, { wish, once });
  const { earlier, placement, nonce } = placed;
  const { refuse, ...run } = await wanted(placed, placed.on);
  if (earlier !== undefined) {
    const argv = [...(run.shownArgv ?? run.argv)];
    refuseOther(earlier, { ...saidIn(placement), argv });
    return evidenceAnswer(workspace, await foundAgain(earlier.entries, reading));
  }
  await refuse?.();
  if (!wish.asWorker) await keepJudge(workspace, placed, run);
  const { written, lost } = await runAndRecord(context, { ...run, placement, nonce });
  const answer = await evidenceAnswer(workspace, written);
  return lost === undefined ? answer : { ...answer, exitCode: undefined, failure: lost };
}

async function runAndRecord(
  context: WriteContext,
  run: Omit<RunWish, 'refuse'> & Pick<RecordedRunWish, 'placement' | 'nonce'>,
): Promise<{ written: Written; lost: SosError | undefined }> {
  const { workspace, once, offline, host, json } = context;
  const open = [...run.environment, ...(await variablesOfPlaces(host))];
  const { settle, ...watch } = passThrough(host.terminal, {
    json,
    finders: findersForOutput(host.environment.variables, open),
    clock: host.clock,
    say: (line) => context.say(line),
  });
  try {
    const written = await recordRun(workspace, { ...run, once, offline, ...watch });
    return { written, lost: await settle() };
  } finally {
    await settle();
  }
}

async function foundAgain(earlier: Earlier['entries'], reading: Reading): Promise<Written> {
  const unshared = await reading.unshared();
  const records = earlier.map(({ id, path, record }) => ({ id, path, kind: record.kind }));
  const shared = records.every(({ id }) => !unshared.has(id));
  return {
    records,
    already: true,
    durability: shared ? 'remote' : 'local',
    notShared: shared ? undefined : 'it was recorded before and is here only',
    asOf: reading.asOf,
  };
}
