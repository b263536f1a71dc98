import type { KnownRecord, PolicyTerms, RecordOf } from '../records/index.ts';
import { parsePublicKey, verifySignature } from '../signing/index.ts';
import { utf8 } from '../base/index.ts';
import type { Act, Authority, BoundKey, KnownActs, Standing } from './authority.ts';
import { holds, mayPassOn } from './authority.ts';
import type { TrustCode } from './finding.ts';
import type { Node } from './graph.ts';
import { lackingToEnrol } from './may-enrol.ts';
import type { Permission } from './roster.ts';

/** Why a record about keys does not count, or what it changes. */
export type KeyRuling =
  | { readonly ok: true; readonly acts: readonly Act[] }
  | { readonly ok: false; readonly code: TrustCode; readonly why: string };

/** What key rules look at besides the record. */
export interface KeyContext {
  readonly authority: Authority;
  readonly known: KnownActs;
  readonly author: Standing;
  readonly terms: PolicyTerms;
  readonly ledger: string;
  readonly byId: ReadonlyMap<string, Node>;
  /** The signing key has a budget of records. */
  readonly budgeted: boolean;
}

const nothing: KeyRuling = { ok: true, acts: [] };

function no(code: TrustCode, why: string): KeyRuling {
  return { ok: false, code, why };
}

/** Applies the rules for records that change who may do what; others change nothing. */
export function ruleOnKeys(node: Node, record: KnownRecord, context: KeyContext): KeyRuling {
  // Threat: a key whose records are counted makes itself a successor whose are not.
  if (context.budgeted && bindsKeys(record))
    return no('trust.not-allowed', 'a key with a budget of records binds no other key');
  switch (record.kind) {
    case 'enrol':
      return ruleOnEnrol(node, record, context);
    case 'grant':
      return ruleOnGrant(node, record, context);
    case 'revoke':
      return ruleOnRevoke(record, context);
    case 'rotate':
      return ruleOnRotate(node, record, context);
    default:
      return nothing;
  }
}

function bindsKeys({ kind }: KnownRecord): boolean {
  return kind === 'enrol' || kind === 'rotate';
}

function ruleOnEnrol(node: Node, record: RecordOf<'enrol'>, context: KeyContext): KeyRuling {
  const { authority, author, known } = context;
  const fingerprint = fingerprintOf(record.publicKey);
  // Threat: degenerate keys, for which anybody can sign.
  if (fingerprint === undefined) return no('trust.degenerate-key', 'its key is not acceptable');
  // Threat: enrolling a key that its alleged owner does not hold.
  if (!provesPossession(record, context)) {
    return no('trust.no-proof-of-possession', 'no join record of that key under that name');
  }
  // Threat: one key under two names.
  const bound = authority.anyBindingOf(fingerprint);
  if (bound !== undefined && bound.principal !== record.principal) {
    return no('trust.key-bound', `its key belongs to ${bound.principal} already`);
  }
  const permissions = permissionsOf(record, context.terms);
  const before = authority.standingOf(record.principal, known);
  const lacking = lackingToEnrol(author, record.roles, before);
  if (lacking !== undefined) {
    const code = before === undefined ? 'trust.not-allowed' : 'trust.grants-too-much';
    return no(code, `to let in ${record.principal} takes ${lacking}, which ${author.name} lacks`);
  }
  const refusal = refusalToGive(record, permissions, context);
  if (refusal !== undefined) return refusal;
  const key = boundKey(record, fingerprint);
  const { principal, roles, person = false } = record;
  return { ok: true, acts: [{ id: node.id, principal, key, roles, permissions, person }] };
}

function boundKey({ publicKey, maxRecords }: RecordOf<'enrol'>, fingerprint: string): BoundKey {
  return { fingerprint, publicKey, ...(maxRecords === undefined ? {} : { maxRecords }) };
}

function provesPossession(record: RecordOf<'enrol'>, { byId }: KeyContext): boolean {
  const request = byId.get(record.request)?.entry.record;
  if (request?.kind !== 'join' || !('publicKey' in request)) return false;
  return request.publicKey === record.publicKey && request.principal === record.principal;
}

/** What is given: roles, capabilities, and what limits them. */
export type Given = Pick<RecordOf<'enrol'>, 'roles' | 'capabilities' | 'briefs' | 'touch' | 'pin'>;

/** What roles and extra capabilities amount to. A role's demands are added to those of the giver. */
export function permissionsOf(given: Given, terms: PolicyTerms): Permission[] {
  const roles = terms.roles.filter(({ name }) => given.roles.includes(name));
  const permissions = [...roles, given].flatMap(({ capabilities, touch, pin }) =>
    capabilities.map((capability) => ({
      capability,
      briefs: given.briefs,
      ...(touch === true || given.touch === true ? { touch: true } : {}),
      ...(pin === true || given.pin === true ? { pin: true } : {}),
    })),
  );
  return onlyOnce(permissions);
}

function onlyOnce(permissions: readonly Permission[]): Permission[] {
  const byText = new Map(permissions.map((each) => [JSON.stringify(each), each]));
  return [...byText.values()];
}

function ruleOnGrant(node: Node, record: RecordOf<'grant'>, context: KeyContext): KeyRuling {
  const { authority, known } = context;
  if (authority.standingOf(record.principal, known) === undefined) {
    return no('trust.not-enrolled', `${record.principal} is not enrolled`);
  }
  const { principal, roles = [] } = record;
  const permissions = permissionsOf({ ...record, roles }, context.terms);
  const refusal = refusalToGive({ ...record, roles }, permissions, context);
  if (refusal !== undefined) return refusal;
  return { ok: true, acts: [{ id: node.id, principal, roles, permissions, person: false }] };
}

/**
 * Says why somebody may not give roles and capabilities. `enrol:ROLE` lets others have what the
 * role holds and never oneself: what one gives to oneself one must hold.
 */
function refusalToGive(
  given: Given & { readonly principal: string },
  permissions: readonly Permission[],
  { author, terms }: KeyContext,
): KeyRuling | undefined {
  const { principal, roles } = given;
  const unknown = roles.find((role) => !terms.roles.some(({ name }) => name === role));
  if (unknown !== undefined) return no('trust.not-allowed', `there is no role ${unknown}`);
  const toHold =
    principal === author.name ? permissions : permissionsOf({ ...given, roles: [] }, terms);
  // Threat: giving away what one does not have.
  const excess = toHold.find((permission) => !mayPassOn(author, permission));
  if (excess === undefined) return undefined;
  return no('trust.grants-too-much', `${author.name} does not hold ${excess.capability}`);
}

function ruleOnRevoke(
  record: RecordOf<'revoke'>,
  { author, authority, known }: KeyContext,
): KeyRuling {
  const foreign = record.keys.find(
    (key) => authority.bindingOf(key, known)?.principal !== record.principal,
  );
  if (foreign !== undefined)
    return no('trust.not-allowed', `${foreign} is no key of ${record.principal}`);
  if (author.name === record.principal || holds(author, 'revoke')) return nothing;
  return no('trust.not-allowed', `${author.name} does not hold revoke`);
}

function ruleOnRotate(node: Node, record: RecordOf<'rotate'>, context: KeyContext): KeyRuling {
  const fingerprint = fingerprintOf(record.publicKey);
  if (fingerprint === undefined) return no('trust.degenerate-key', 'its new key is not acceptable');
  if (context.authority.anyBindingOf(fingerprint) !== undefined) {
    return no('trust.key-bound', 'its new key is bound already');
  }
  const old = node.entry.record.key;
  const proof = verifySignature({
    message: utf8(rotationProof({ ledger: context.ledger, old, fresh: fingerprint })),
    armored: record.proof,
    namespace: ROTATION_NAMESPACE,
    expectedFingerprint: fingerprint,
  });
  // Threat: rotating to a key that somebody else holds, or nobody.
  if (!proof.ok)
    return no('trust.no-proof-of-possession', 'its new key did not sign for the change');
  const key = { fingerprint, publicKey: record.publicKey };
  const act = { id: node.id, principal: context.author.name, key, roles: [], permissions: [] };
  return { ok: true, acts: [{ ...act, person: false }] };
}

/** Namespace of the signature by which a new key agrees to follow an old one. */
export const ROTATION_NAMESPACE = 'sos-rotate-v1';

/** The text that a new key signs to follow an old one in one ledger. */
export function rotationProof(keys: { ledger: string; old: string; fresh: string }): string {
  return `${keys.ledger} ${keys.old} ${keys.fresh}`;
}

/** The fingerprint of an acceptable public key, or undefined. */
export function fingerprintOf(publicKey: string): string | undefined {
  const parsed = parsePublicKey(publicKey);
  return parsed.ok ? parsed.key.fingerprint : undefined;
}
