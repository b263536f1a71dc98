import { utf8 } from '../base/index.ts';
import { refuseNotAllowed } from '../evidence/index.ts';
import { nothingToRun, refuseToAnswer, type Bench, type GateCheck } from '../gates/index.ts';
import { recordRun, type RecordedRunWish } from './record-run.ts';
import type { Workspace } from './workspace.ts';
import { shellWord } from './shell-word.ts';

/** How the checks of a gate are run. */
export type CheckRun = Pick<RecordedRunWish, 'timeout' | 'onOutput' | 'signal' | 'offline'>;

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
  const { checks = [] } = gate.terms;
  const commit = gate.subject?.commit ?? '';
  const { ledger = '' } = ruling;
  await withOwnProgram({ workspace, ledger }, async (inside) => {
    for (const check of checks) {
      const placement = placementOf(brief.id, gate.name, check);
      refuseNotAllowed(giver, placement);
      const [program = '', ...args] = check.run;
      await recordRun(inside, {
        ...how,
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

/** Refuses what no run could help. Throws `gates.nothing-to-run` and what a verdict would. */
export function refuseVainChecks(bench: Bench): void {
  refuseToAnswer(bench);
  if ((bench.gate.terms.checks ?? []).length === 0) throw nothingToRun(bench.gate);
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
    const words = [environment.nodeProgram, launcher].map(shellWord).join(' ');
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
