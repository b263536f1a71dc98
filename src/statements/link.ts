import type { Run } from '../records/index.ts';
import type { ExportedRun } from './exported-run.ts';
import { statement, type ResourceDescriptor, type Statement } from './statement.ts';
import { gitSubjects, recordDescriptor } from './subjects.ts';

const LINK = 'https://in-toto.io/attestation/link/v0.3';

/**
 * Says which command was carried out on which commit, how it ended and what it made, as one step of
 * a supply chain. The subject is what was made, else the commit itself. Source: in-toto predicate
 * link v0.3.
 */
export function link({ ledger, judged, run, commit }: ExportedRun): Statement {
  const { entry, grade } = judged;
  const { criterion, suite, by, key } = entry.record;
  const materials = gitSubjects(commit, run.tree);
  const made = productsIn(run);
  return statement(made.length === 0 ? materials : made, LINK, {
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

/** A product without a digest cannot be recognised by anybody. */
function productsIn({ products = [] }: Run): ResourceDescriptor[] {
  return products.flatMap(({ path, sha256 }) =>
    sha256 === undefined ? [] : [{ name: path, digest: { sha256 } }],
  );
}
