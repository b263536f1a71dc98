import type { DraftOf } from '../records/index.ts';
import {
  findEntry,
  isActive,
  lackingToEnrol,
  type JoinRequest,
  type Principal,
  type Ruling,
} from '../trust/index.ts';
import { refuseUnknownPermission, rolesOf } from './permissions.ts';
import { admitCommand, asksForTakenName } from './admit-command.ts';
import {
  askedForEverything,
  noRole,
  noRequest,
  noSuchRequestKey,
  severalRequests,
  takenName,
} from './errors-of-admission.ts';

/** How somebody who asked is to be enrolled. */
export interface Admission {
  readonly name: string;
  /** Which of several asking keys: its fingerprint or the beginning of it. */
  readonly key: string | undefined;
  /** The whole fingerprint of a key that is to be one more of a name that is enrolled already. */
  readonly furtherKey: string | undefined;
  /** Empty: the roles that were asked for; of a further key: none, it has those of its name. */
  readonly roles: readonly string[];
  readonly capabilities: readonly string[];
  readonly briefs: readonly string[];
  readonly person: boolean;
  /** So many records of the key count and no more. */
  readonly maxRecords: number | undefined;
  /** What is given here takes a touch, or the PIN, of a security key. */
  readonly touch: boolean;
  readonly pin: boolean;
}

/** Drafts the enrolment of a key that asks for it. What may be given is judged on appending. */
export function draftAdmission(ruling: Ruling, admission: Admission): DraftOf<'enrol'> {
  const request = requestOf(ruling, admission);
  const { name, capabilities, briefs, person, maxRecords, touch, pin } = admission;
  refuseUnknownPermission(ruling, admission, `sos identity admit ${name}`);
  return {
    kind: 'enrol',
    principal: request.principal,
    publicKey: request.publicKey,
    request: request.id,
    roles: rolesFor(ruling, request, admission),
    capabilities,
    ...(person ? { person } : {}),
    ...(briefs.length === 0 ? {} : { briefs }),
    ...(maxRecords === undefined ? {} : { maxRecords }),
    ...(touch ? { touch } : {}),
    ...(pin ? { pin } : {}),
  };
}

function rolesFor(ruling: Ruling, request: JoinRequest, admission: Admission): readonly string[] {
  const { name, roles, furtherKey } = admission;
  if (asksForTakenName(ruling, request)) {
    // Threat: a stranger asks under a name that everybody trusts, and somebody admits by habit.
    if (furtherKey === undefined) throw takenName(ownerOf(ruling, name), request.fingerprint);
    return roles;
  }
  // Threat: a newcomer who asks for everything and an admitter who does not look.
  if (roles.length === 0 && asksForEverything(ruling, request)) {
    throw askedForEverything(name, request.roles);
  }
  const given = roles.length === 0 ? request.roles : roles;
  if (given.length + admission.capabilities.length === 0) {
    throw noRole(`sos identity admit ${name}`, rolesOf(ruling));
  }
  return given;
}

/** Tells whether somebody asks for the role of founders, or for another one that may do everything. */
export function asksForEverything(ruling: Ruling, { roles }: JoinRequest): boolean {
  const all = rolesOf(ruling).filter(({ capabilities }) => capabilities.includes('*'));
  return roles.some((role) => role === 'founder' || all.some(({ name }) => name === role));
}

/** The key that a name was bound to first, of those that sign, or else of all; and since when. */
function ownerOf(ruling: Ruling, name: string): { name: string; key: string; since: string } {
  const keys = ruling.roster.get(name)?.keys ?? [];
  const key = keys.find(({ standing }) => standing === 'active') ?? keys[0];
  const bound = key === undefined ? undefined : findEntry(ruling, key.boundBy);
  const since = bound?.found === 'one' ? bound.entry.record.at : 'unknown';
  return { name, key: key?.fingerprint ?? 'unknown', since };
}

function requestOf({ requests }: Ruling, admission: Admission): JoinRequest {
  const { name, key, furtherKey } = admission;
  const asking = requests.filter(({ principal }) => principal === name);
  if (asking.length === 0)
    throw noRequest(
      name,
      requests.map(({ principal }) => principal),
    );
  const fitting = asking.filter(
    ({ fingerprint }) =>
      (key === undefined || fingerprint.startsWith(key)) &&
      (furtherKey === undefined || fingerprint === furtherKey),
  );
  const fingerprints = (fitting.length === 0 ? asking : fitting).map(
    ({ fingerprint }) => fingerprint,
  );
  const [request] = fitting;
  if (request === undefined) throw noSuchRequestKey(name, furtherKey ?? key ?? '', fingerprints);
  if (fitting.length > 1) throw severalRequests(name, fingerprints);
  return request;
}

/** Tells whether somebody may let in what a request asks for. */
export function mayAdmit(admitter: Principal, request: JoinRequest, ruling: Ruling): boolean {
  const taken = asksForTakenName(ruling, request);
  const owner = taken ? ruling.roster.get(request.principal) : undefined;
  const roles = taken ? [] : request.roles;
  return isActive(admitter) && lackingToEnrol(admitter, roles, owner) === undefined;
}

/** A key that asks for a name which is enrolled already. */
export interface FurtherKey {
  readonly name: string;
  readonly fingerprint: string;
  /** To be typed after the fingerprint was compared with the person, and not before. */
  readonly command: string;
}

/** Names the keys that ask for a taken name, as far as somebody could let them in. */
export function furtherKeys(ruling: Ruling, admitter: Principal | undefined): FurtherKey[] {
  return ruling.requests
    .filter((request) => asksForTakenName(ruling, request))
    .filter((request) => admitter !== undefined && mayAdmit(admitter, request, ruling))
    .map((request) => ({
      name: request.principal,
      fingerprint: request.fingerprint,
      command: admitCommand(ruling, request),
    }));
}
