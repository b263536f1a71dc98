import type { DraftOf } from '../records/index.ts';
import type { JoinRequest, Principal, Ruling } from '../trust/index.ts';
import {
  askedForFounder,
  noRequest,
  noSuchKey,
  noSuchPrincipal,
  severalRequests,
} from './errors-of-people.ts';

/** How somebody who asked is to be enrolled. */
export interface Admission {
  readonly name: string;
  /** Which of several asking keys: its fingerprint or the beginning of it. */
  readonly key: string | undefined;
  /** Empty: the roles that were asked for. */
  readonly roles: readonly string[];
  readonly capabilities: readonly string[];
  readonly briefs: readonly string[];
  readonly person: boolean;
}

/** Drafts the enrolment of a key that asks for it. What may be given is judged on appending. */
export function draftAdmission(ruling: Ruling, admission: Admission): DraftOf<'enrol'> {
  const request = requestOf(ruling, admission);
  const { roles, capabilities, briefs, person } = admission;
  // Threat: a newcomer who asks for everything and an admitter who does not look.
  if (roles.length === 0 && request.roles.includes('founder'))
    throw askedForFounder(admission.name);
  return {
    kind: 'enrol',
    principal: request.principal,
    publicKey: request.publicKey,
    request: request.id,
    roles: roles.length === 0 ? request.roles : roles,
    capabilities,
    ...(person ? { person } : {}),
    ...(briefs.length === 0 ? {} : { briefs }),
  };
}

function requestOf({ requests }: Ruling, { name, key }: Admission): JoinRequest {
  const fitting = requests.filter(
    (request) =>
      request.principal === name && (key === undefined || request.fingerprint.startsWith(key)),
  );
  const [request] = fitting;
  if (request === undefined)
    throw noRequest(
      name,
      requests.map((each) => each.principal),
    );
  if (fitting.length > 1)
    throw severalRequests(
      name,
      fitting.map((each) => each.fingerprint),
    );
  return request;
}

/** Drafts further capabilities for a principal. */
export function draftGrant(
  ruling: Ruling,
  grant: {
    name: string;
    capabilities: readonly string[];
    briefs: readonly string[];
    reason?: string | undefined;
  },
): DraftOf<'grant'> {
  const { name, capabilities, briefs, reason } = grant;
  principalNamed(ruling, name);
  return {
    kind: 'grant',
    principal: name,
    capabilities,
    ...(briefs.length === 0 ? {} : { briefs }),
    ...(reason === undefined ? {} : { reason }),
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
}

/** Drafts the end of a principal's keys. It pins heads, not a time: nothing can be dated back. */
export function draftRevocation(ruling: Ruling, revocation: Revocation): DraftOf<'revoke'> {
  const { name, key, backTo, reason } = revocation;
  const principal = principalNamed(ruling, name);
  const keys = principal.keys
    .filter(
      (each) =>
        each.standing === 'active' && (key === undefined || each.fingerprint.startsWith(key)),
    )
    .map(({ fingerprint }) => fingerprint);
  if (keys.length === 0) throw noSuchKey(name, key);
  const heads = backTo === undefined ? ruling.heads : [backTo];
  return { kind: 'revoke', principal: name, keys, heads, reason };
}

/** Finds a principal by name. */
export function principalNamed({ roster }: Ruling, name: string): Principal {
  const principal = roster.get(name);
  if (principal === undefined) throw noSuchPrincipal(name, [...roster.keys()]);
  return principal;
}
