import { shellQuoted, utf8 } from '../base/index.ts';
import { refuseNotAllowed } from '../evidence/index.ts';
import { nothingToRun, refuseToAnswer, type Bench, type GateCheck } from '../gates/index.ts';
import { findOnce, refuseOther, refuseOtherCommit } from './find-once.ts';
import { recordRun, type RecordedRunWish } from './record-run.ts';
import type { Workspace } from './workspace.ts';

/** How the checks of a gate are run. */
export type CheckRun = Pick<
  RecordedRunWish,
  'timeout' | 'onOutput' | 'signal' | 'offline' | 'once'
>;

/**
 * Runs every check of a gate on a clean checkout of the commit that it is asked about, and records
 * each run, also one that fails. Refuses whoever could not answer the gate: their run would speak
 * for nothing. `sos` in a check is this very program.
 */
export async function runChecks(
  workspace: Workspace,
  { ruling, brief, gate, giver }: Bench,
  how: CheckRun,
): Promise<void> {
  const checks = dueChecks({ ruling, brief, gate, giver }, how.once);
  if (checks.length === 0) return;
  const commit = gate.subject?.commit ?? '';
  const { ledger = '' } = ruling;
  await withOwnProgram({ workspace, ledger }, async (inside) => {
    for (const check of checks) {
      const placement = placementOf(brief.id, gate.name, check);
      refuseNotAllowed(giver, placement);
      const [program = '', ...args] = check.run;
      await recordRun(inside, {
        ...how,
        once: onceOf(how.once, check),
        // What is shared, is shared once, with the last of them.
        offline: how.offline === true || check !== checks.at(-1),
        placement,
        argv: [program, ...args],
        folder: '.',
        commit,
        environment: [],
      });
    }
  });
}

/**
 * Names the checks of a gate that are still to be run: all but those that were recorded under the same
 * word. Threat: a retry after another submission that takes the runs on the old commit for its own.
 */
function dueChecks(
  { ruling, brief, gate, giver }: Bench,
  once: string | undefined,
): readonly GateCheck[] {
  return (gate.terms.checks ?? []).filter((check) => {
    const wanted = { once: onceOf(once, check), kind: 'evidence' } as const;
    const earlier = findOnce(ruling, giver.name, wanted);
    if (earlier === undefined) return true;
    refuseOther(earlier, { brief: brief.id, gate: gate.name, argv: check.run });
    refuseOtherCommit(earlier, gate.subject?.commit);
    return false;
  });
}

/** One word for each record: a retry finds the run of every check by its own. */
function onceOf(once: string | undefined, { name }: GateCheck): string | undefined {
  return once === undefined ? undefined : `${once}:${name}`;
}

/**
 * Refuses what no run could help. Throws `gates.nothing-to-run` and what a verdict would; a retry that
 * has nothing left to run is not refused.
 */
export function refuseVainChecks(bench: Bench, once: string | undefined): void {
  const { checks = [] } = bench.gate.terms;
  if (checks.length > 0 && dueChecks(bench, once).length === 0) return;
  refuseToAnswer(bench);
  if (checks.length === 0) throw nothingToRun(bench.gate);
}

function placementOf(brief: string, gate: string, check: GateCheck) {
  return { kind: 'evidence', brief, gate, check: check.name } as const;
}

/** Threat: another `sos` on PATH that finds nothing, whatever it is asked. */
async function withOwnProgram<T>(
  { workspace, ledger }: { readonly workspace: Workspace; readonly ledger: string },
  work: (inside: Workspace) => Promise<T>,
): Promise<T> {
  const { host } = workspace;
  const { files, environment } = host;
  const folder = await files.makeTemporaryFolder('sos-program-');
  try {
    const launcher = files.join(environment.packageFolder, 'bin', 'sos.cjs');
    const words = [environment.nodeProgram, launcher].map(shellQuoted).join(' ');
    const script = utf8(`#!/bin/sh\nexec ${words} "$@"\n`);
    await files.replace(files.join(folder, 'sos'), script, { mode: 0o755 });
    const PATH = `${folder}:${environment.variables['PATH'] ?? ''}`;
    // In the checkout nothing says which ledger is believed here.
    const believed = { SOS_LEDGER: ledger };
    const variables = { ...environment.variables, ...believed, PATH };
    return await work({
      ...workspace,
      host: { ...host, environment: { ...environment, variables } },
    });
  } finally {
    await files.removeFolder(folder);
  }
}
