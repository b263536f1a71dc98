import { shortId } from '../base/index.ts';
import type { Briefs } from '../briefs/index.ts';
import { ofKind, type Finding, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { permitsOf, type Permit } from './permits.ts';

/** Reports permits that cover nothing, and what was pushed on one permit twice. */
export function boundaryFindings(ruling: Ruling, briefs: Briefs): Finding[] {
  const all = permitsOf(ruling, briefs);
  const known = new Map(all.map(({ entry }) => [entry.id, entry.record.ref]));
  const others = [...ofKind(ruling.entries, 'permit-end'), ...ofKind(ruling.entries, 'permit-use')];
  return [
    ...all.flatMap(ownWork),
    ...all.flatMap(usedTwice),
    ...others.filter(({ record }) => known.get(record.permit) !== record.ref).map(unknownPermit),
  ];
}

/** Threat: a builder with permission for a ref waves the own work through. */
function ownWork({ entry, ownWork: own }: Permit): Finding[] {
  if (!own) return [];
  const message = `the permit ${shortId(entry.id)} of ${entry.author} covers nothing: they did the work of ${entry.record.brief}`;
  return [{ code: 'boundary.own-work', severity: 'error', message, ...placeOf(entry) }];
}

/** Threat: two clones that do not know of each other each use up the same permit. */
function usedTwice({ entry, uses }: Permit): Finding[] {
  const [first, ...more] = uses;
  const other = more.find(({ record }) => record.commit !== first?.record.commit);
  if (entry.record.single !== true || other === undefined) return [];
  const message = `permit ${shortId(entry.id)} held once and was used for two commits; ${shortId(other.record.commit)} is not covered`;
  return [{ code: 'boundary.used-twice', severity: 'warning', message, ...placeOf(other) }];
}

function unknownPermit(entry: TrustedEntry<'permit-end' | 'permit-use'>): Finding {
  const { permit, ref } = entry.record;
  const message = `${entry.kind} ${shortId(entry.id)} of ${entry.author} is about ${shortId(permit)}, which is no permit for ${ref}`;
  return { code: 'boundary.unknown-permit', severity: 'warning', message, ...placeOf(entry) };
}

function placeOf({ id, path }: TrustedEntry): Pick<Finding, 'id' | 'path' | 'hint'> {
  return { id, path, hint: `sos show ${shortId(id)}` };
}
