import { shortId } from '../base/index.ts';
import { blobsAt, findBadBlobs } from '../ledger/index.ts';
import { contentsOf, type Content } from '../records/index.ts';
import type { Finding, TrustedEntry } from '../trust/index.ts';
import type { ContentProblem, Reading } from './reading-answer.ts';
import type { Workspace } from './workspace.ts';

/**
 * Looks inside everything that is kept beside records. Threats: a payload that was altered after it
 * was signed, parts in another order, and one that a host withholds.
 */
export async function contentFindings(
  { repository: { store } }: Pick<Workspace, 'repository'>,
  reading: Reading,
): Promise<Finding[]> {
  const named = reading.ruling.entries.flatMap((entry) =>
    contentsOf(entry.record).map((content) => ({ entry, content })),
  );
  const findings: Finding[] = [];
  // One at a time: together they may be larger than memory.
  for (const { entry, content } of named) {
    const answer = await reading.content(content);
    if (!answer.ok) findings.push(contentFinding(entry, answer.problem));
  }
  const looked = new Set(named.flatMap(({ content }: { content: Content }) => content.parts));
  const others = [...(await blobsAt(store, reading.asOf.tip))].filter(
    ([name]) => !looked.has(name),
  );
  for (const { code, path, problem } of await findBadBlobs(store, new Map(others))) {
    findings.push({ code, severity: 'error', path, message: `${path} ${problem}` });
  }
  return findings;
}

/** What was withheld is not missed. */
function withheldFinding({ id, path, author, kind }: TrustedEntry): Finding {
  return {
    code: 'ledger.withheld',
    severity: 'notice',
    id,
    path,
    message: `the bytes that ${kind} ${shortId(id)} of ${author} names held a secret and are withheld`,
    hint: 'sos help withhold',
  };
}

function contentFinding(entry: TrustedEntry, problem: ContentProblem): Finding {
  if (problem === 'withheld') return withheldFinding(entry);
  const { id, path, author, record } = entry;
  return {
    code: problem === 'missing' ? 'ledger.missing-object' : 'ledger.bad-blob',
    severity: 'error',
    id,
    path,
    message: `the bytes that ${record.kind} ${shortId(id)} of ${author} names are ${problem}`,
    hint: problem === 'missing' ? 'sos sync' : `sos show ${shortId(id)}`,
  };
}
