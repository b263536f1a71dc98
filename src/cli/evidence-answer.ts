import { pickEvidence, withOffer, type Workspace, type Written } from '../app/index.ts';
import type { Run } from '../records/index.ts';
import { evidenceView } from '../views/index.ts';
import { ranBadly } from '../evidence/index.ts';
import { exitCodeOfRun } from './run-exit.ts';
import type { Answer } from './verb.ts';

/** Says what was recorded, what it is worth and whether it shows its criterion. */
export async function evidenceAnswer(workspace: Workspace, written: Written): Promise<Answer> {
  const { already, durability, notShared, asOf, records } = written;
  const reading = await workspace.readNow();
  const picked = pickEvidence(reading.ruling, records[0]?.id ?? '');
  const judged = withOffer(reading.ruling, picked);
  const unshared = await reading.unshared();
  const evidence = evidenceView(judged, { shared: !unshared.has(judged.entry.id) });
  const { id, record } = judged.entry;
  const { run } = record;
  return {
    view: { name: 'evidence-recorded', content: { already, evidence } },
    beside: run !== undefined,
    asOf,
    durability,
    notShared,
    next: [...(run?.changed === undefined ? [] : LEFT_BEHIND), ...nextAfter(record.brief)],
    ...(run === undefined ? {} : endOf(run, id)),
  };
}

/** Shows what a run left, one path a line, so that it can be ignored or committed. */
const LEFT_BEHIND = ['git status --short --untracked-files=all'];

function endOf(run: Run, id: string): Pick<Answer, 'exitCode' | 'failure'> {
  const exitCode = exitCodeOfRun(run);
  return exitCode === 0 ? { exitCode } : { exitCode, failure: ranBadly(run, id) };
}

function nextAfter(brief: string | undefined): string[] {
  return [brief === undefined ? 'sos evidence list' : `sos brief show ${brief}`];
}
