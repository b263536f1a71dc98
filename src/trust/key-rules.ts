import { utf8 } from '../base/index.ts';
import type { KnownRecord, RecordOf } from '../records/index.ts';
import { verifySignature } from '../signing/index.ts';
import type { BoundKey } from './act.ts';
import { fingerprintOf } from './fingerprint.ts';
import { permissionsOf, type Given } from './given.ts';
import type { Node } from './graph.ts';
import { lackingToEnrol } from './may-enrol.ts';
import type { Permission } from './roster.ts';
import { changes, no, nothing, type RuleContext, type RecordRuling } from './record-ruling.ts';
import { holds, mayPassOn, mayVouchForPersons } from './office.ts';

/** Applies the rules for records that change who may do what; others change nothing. */
export function ruleOnKeys(node: Node, record: KnownRecord, context: RuleContext): RecordRuling {
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

function ruleOnEnrol(node: Node, record: RecordOf<'enrol'>, context: RuleContext): RecordRuling {
  const fingerprint = fingerprintOf(record.publicKey);
  // Threat: degenerate keys, for which anybody can sign.
  if (fingerprint === undefined) return no('trust.degenerate-key', 'its key is not acceptable');
  const refusal =
    refusalOfKey(record, fingerprint, context) ??
    refusalUnderName(record, context) ??
    refusalToGive(record, permissionsOf(record, context.policy.terms), context);
  if (refusal !== undefined) return refusal;
  const { principal, person = false } = record;
  return changes({
    id: node.id,
    principal,
    key: boundKey(record, fingerprint),
    ...(context.author.name === principal ? { letInBy: node.entry.record.key } : {}),
    given: record,
    person,
  });
}

function refusalOfKey(
  record: RecordOf<'enrol'>,
  fingerprint: string,
  context: RuleContext,
): RecordRuling | undefined {
  // Threat: enrolling a key that its alleged owner does not hold.
  if (!provesPossession(record, context)) {
    return no('trust.no-proof-of-possession', 'no join record of that key under that name');
  }
  // Threat: one key under two names.
  const owners = context.authority.ownersOf(fingerprint, context.known);
  const owner = owners.find((name) => name !== record.principal);
  if (owner === undefined) return undefined;
  return no('trust.key-bound', `its key belongs to ${owner} already`);
}

function refusalUnderName(
  { principal, person, roles }: RecordOf<'enrol'>,
  { authority, author, known }: RuleContext,
): RecordRuling | undefined {
  // Threat: a program that says of another one that it is a human being.
  if (person === true && !mayVouchForPersons(author))
    return no('trust.not-a-person', `${author.name} is no person and does not hold person`);
  const before = authority.officeOf(principal, known);
  const lacking = lackingToEnrol(author, roles, before);
  if (lacking === undefined) return undefined;
  const code = before === undefined ? 'trust.not-allowed' : 'trust.grants-too-much';
  return no(code, `to let in ${principal} takes ${lacking}, which ${author.name} lacks`);
}

function boundKey({ publicKey, maxRecords }: RecordOf<'enrol'>, fingerprint: string): BoundKey {
  return { fingerprint, publicKey, ...(maxRecords === undefined ? {} : { maxRecords }) };
}

function provesPossession(record: RecordOf<'enrol'>, { byId }: RuleContext): boolean {
  const request = byId.get(record.request)?.entry.record;
  if (request?.kind !== 'join' || !('publicKey' in request)) return false;
  return request.publicKey === record.publicKey && request.principal === record.principal;
}

function ruleOnGrant(node: Node, record: RecordOf<'grant'>, context: RuleContext): RecordRuling {
  const { authority, known } = context;
  if (authority.officeOf(record.principal, known) === undefined) {
    return no('trust.not-enrolled', `${record.principal} is not enrolled`);
  }
  const { principal, roles = [] } = record;
  const permissions = permissionsOf({ ...record, roles }, context.policy.terms);
  const refusal = refusalToGive({ ...record, roles }, permissions, context);
  if (refusal !== undefined) return refusal;
  return changes({
    id: node.id,
    principal,
    given: { ...record, roles },
    person: false,
  });
}

/**
 * Says why somebody may not give roles and capabilities. `enrol:ROLE` lets others have what the
 * role holds and never oneself: what one gives to oneself one must hold.
 */
function refusalToGive(
  given: Given & { readonly principal: string },
  permissions: readonly Permission[],
  { author, policy: { terms } }: RuleContext,
): RecordRuling | undefined {
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
  { author, authority, known }: RuleContext,
): RecordRuling {
  const foreign = record.keys.find((key) => authority.ownerOf(key, known) !== record.principal);
  if (foreign !== undefined)
    return no('trust.not-allowed', `${foreign} is no key of ${record.principal}`);
  if (author.name === record.principal || holds(author, 'revoke')) return nothing;
  return no('trust.not-allowed', `${author.name} does not hold revoke`);
}

function ruleOnRotate(node: Node, record: RecordOf<'rotate'>, context: RuleContext): RecordRuling {
  const fingerprint = fingerprintOf(record.publicKey);
  if (fingerprint === undefined) return no('trust.degenerate-key', 'its new key is not acceptable');
  if (context.authority.ownersOf(fingerprint, context.known).length > 0) {
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
  const given = { roles: [], capabilities: [] };
  const principal = context.author.name;
  return changes({
    id: node.id,
    principal,
    key,
    letInBy: old,
    given,
    person: false,
  });
}

/** Namespace of the signature by which a new key agrees to follow an old one. */
export const ROTATION_NAMESPACE = 'sos-rotate-v1';

/** The text that a new key signs to follow an old one in one ledger. */
export function rotationProof(keys: { ledger: string; old: string; fresh: string }): string {
  return `${keys.ledger} ${keys.old} ${keys.fresh}`;
}
