import type { ExportedRun } from './exported-run.ts';
import { statement, type Statement } from './statement.ts';
import { gitSubjects, recordDescriptor } from './subjects.ts';

const LINK = 'https://in-toto.io/attestation/link/v0.3';

/**
 * Says which command was carried out on which commit and how it ended, as one step of a supply
 * chain. The subject is the commit itself. Source: in-toto predicate link v0.3.
 */
export function link({ ledger, judged, run, commit }: ExportedRun): Statement {
  const { entry, grade } = judged;
  const { criterion, suite, by, key } = entry.record;
  const materials = gitSubjects(commit, run.tree);
  return statement(materials, LINK, {
    name: criterion ?? suite ?? 'run',
    command: run.argv,
    materials,
    byproducts: {
      ...(run.exit === undefined ? {} : { 'return-value': run.exit }),
      output: { sha256: run.output.content.sha256, size: run.output.content.size },
      record: recordDescriptor(ledger, entry.id, { by, key, grade }),
    },
    environment: { platform: run.runner.platform },
  });
}
