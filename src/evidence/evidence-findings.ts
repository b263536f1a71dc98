import { shortId } from '../base/index.ts';
import { lessAskedBefore, lessAskedFinding, type Briefs } from '../briefs/index.ts';
import { ofKind, type Finding, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { isByWhoAskedLess } from './own-measure.ts';

/** Reports evidence for briefs, criteria and runs that are not there. It counts for nothing. */
export function evidenceFindings({ entries }: Ruling, briefs: Briefs): Finding[] {
  const known = new Set(entries.map(({ id }) => id));
  return ofKind(entries, 'evidence').flatMap((entry) => {
    const missing =
      missingSubject(entry, briefs) ??
      missingOriginal(entry, known) ??
      missingChallenge(entry, known);
    return [
      ...(missing === undefined ? [] : [about(entry, missing)]),
      ...ownMeasure(entry, briefs),
    ];
  });
}

function ownMeasure(entry: Evidence, { all }: Briefs): Finding[] {
  const brief = all.get(entry.record.brief ?? '');
  if (brief === undefined || !isByWhoAskedLess(entry, brief)) return [];
  const less = lessAskedBefore(entry, brief);
  return less === undefined ? [] : [lessAskedFinding(brief, entry, less)];
}

type Evidence = TrustedEntry<'evidence'>;

/** A criterion of an earlier version is there: evidence is not wrong because a brief was amended. */
function missingSubject({ record }: Evidence, briefs: Briefs): string | undefined {
  if (record.brief === undefined) return undefined;
  const brief = briefs.all.get(record.brief);
  if (brief === undefined) return `brief ${record.brief}, which nobody opened`;
  const criteria = brief.versions.flatMap(({ terms }) => terms.criteria.map(({ id }) => id));
  const { criterion } = record;
  if (criterion === undefined || criteria.includes(criterion)) return undefined;
  return `criterion ${criterion}, which ${brief.id} never had`;
}

function missingOriginal({ record }: Evidence, known: ReadonlySet<string>): string | undefined {
  const { reproduces } = record;
  if (reproduces === undefined || known.has(reproduces)) return undefined;
  return `run ${shortId(reproduces)}, which is not among the records that count`;
}

function missingChallenge({ record }: Evidence, known: ReadonlySet<string>): string | undefined {
  const { challenge } = record;
  if (challenge === undefined || known.has(challenge)) return undefined;
  return `challenge ${shortId(challenge)}, which is not among the records that count`;
}

function about({ id, path, author }: Evidence, missing: string): Finding {
  const message = `the evidence ${shortId(id)} of ${author} is about ${missing}`;
  const hint = `sos show ${shortId(id)}`;
  return { code: 'evidence.unknown-subject', severity: 'warning', message, id, path, hint };
}
