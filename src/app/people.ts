import { looksLikeIdPrefix, type RecordId } from '../base/index.ts';
import type { DraftOf } from '../records/index.ts';
import { isActive, mayDo, type Finding, type Principal, type Ruling } from '../trust/index.ts';
import { noRole } from './errors-of-admission.ts';
import { refuseUnknownPermission, rolesOf } from './permissions.ts';
import {
  mendsNothing,
  noSuchKey,
  noSuchPrincipal,
  notLate,
  wouldLeaveNobody,
} from './errors-of-people.ts';

/** Drafts further roles and capabilities for a principal. */
export function draftGrant(
  ruling: Ruling,
  grant: {
    name: string;
    roles: readonly string[];
    capabilities: readonly string[];
    briefs: readonly string[];
    touch: boolean;
    pin: boolean;
    reason?: string | undefined;
  },
): DraftOf<'grant'> {
  const { name, roles, capabilities, briefs, reason, touch, pin } = grant;
  principalNamed(ruling, name);
  refuseUnknownPermission(ruling, grant, `sos identity grant ${name}`);
  if (roles.length + capabilities.length === 0) {
    throw noRole(`sos identity grant ${name}`, rolesOf(ruling));
  }
  return {
    kind: 'grant',
    principal: name,
    ...(roles.length === 0 ? {} : { roles }),
    capabilities,
    ...(briefs.length === 0 ? {} : { briefs }),
    ...(reason === undefined ? {} : { reason }),
    ...(touch ? { touch } : {}),
    ...(pin ? { pin } : {}),
  };
}

/** Which keys end, and up to which record what they signed still counts. */
export interface Revocation {
  readonly name: string;
  /** One key of the principal's; all active ones without it. */
  readonly key: string | undefined;
  /** The last record that counts; everything seen so far without it. */
  readonly backTo: string | undefined;
  readonly reason: string;
  /** Even where nobody is left who could let anybody in. */
  readonly leaveNobody: boolean;
}

/** Drafts the end of a principal's keys. It pins heads, not a time: nothing can be dated back. */
export function draftRevocation(
  ruling: Ruling,
  revocation: Revocation,
  who?: string,
): DraftOf<'revoke'> {
  const { name, key, backTo, reason } = revocation;
  const principal = principalNamed(ruling, name);
  // An end can be moved further back, for the key that is named: what it had left was not its word.
  const endsEnded = key !== undefined && backTo !== undefined;
  const keys = principal.keys
    .filter(({ standing }) => standing === 'active' || endsEnded)
    .filter(({ fingerprint }) => key === undefined || fingerprint.startsWith(key))
    .map(({ fingerprint }) => fingerprint);
  if (keys.length === 0) throw noSuchKey(name, key);
  if (!revocation.leaveNobody && leavesNobody(ruling, keys)) throw wouldLeaveNobody(name, keys);
  const heads = backTo === undefined ? ruling.heads : [backTo];
  if (who === name && endsNothing({ keys, backTo }, principal, ruling)) {
    const open = ruling.findings.flatMap(({ settling }) => settling ?? []);
    throw mendsNothing(
      name,
      open.filter(({ author }) => author === name),
    );
  }
  return { kind: 'revoke', principal: name, keys, heads, reason };
}

/**
 * Tells an end of keys that ended before and of which nothing more falls. From whom the keys are it
 * settles nothing either: what they took back only somebody else leaves out for good.
 */
function endsNothing(
  { keys, backTo }: { readonly keys: readonly string[]; readonly backTo: RecordId | undefined },
  principal: Principal,
  { entries, history }: Ruling,
): boolean {
  if (backTo === undefined) return false;
  const active = principal.keys.filter(({ standing }) => standing === 'active');
  if (active.some(({ fingerprint }) => keys.includes(fingerprint))) return false;
  const stays = (id: RecordId): boolean => id === backTo || history.precedes(id, backTo);
  return entries.filter(({ record }) => keys.includes(record.key)).every(({ id }) => stays(id));
}

/** What somebody who may revoke can say of a record that verification sets aside: that it counts. */
const ADOPTABLE: ReadonlySet<string> = new Set<Finding['code']>(['trust.late', 'trust.taken-back']);

/** Drafts that records count after all which are late, or which their author took back. */
export function draftAdoption(
  { findings }: Ruling,
  { ids, reason }: { readonly ids: readonly string[]; readonly reason: string },
): DraftOf<'adopt'> {
  const late = findings.flatMap(({ code, id }) =>
    id !== undefined && ADOPTABLE.has(code) ? [id] : [],
  );
  const records = ids.map((typed) => {
    const fitting = looksLikeIdPrefix(typed) ? late.filter((id) => id.startsWith(typed)) : [];
    const [id] = fitting;
    if (id === undefined || fitting.length > 1) throw notLate(typed, late);
    return id;
  });
  return { kind: 'adopt', records, reason };
}

/** Tells an end of keys after which nobody can let in or give anything, for ever. */
function leavesNobody({ roster }: Ruling, ended: readonly string[]): boolean {
  const governing = [...roster.values()].filter(
    (each) => isActive(each) && mayDo(each, 'enrol:*') && mayDo(each, 'grant'),
  );
  const stays = governing.some(({ keys }) =>
    keys.some(({ standing, fingerprint }) => standing === 'active' && !ended.includes(fingerprint)),
  );
  return governing.length > 0 && !stays;
}

/** Finds a principal by name. */
export function principalNamed({ roster }: Ruling, name: string): Principal {
  const principal = roster.get(name);
  if (principal === undefined) throw noSuchPrincipal(name, [...roster.keys()]);
  return principal;
}
