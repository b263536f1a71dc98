import { boolean, integer, list, map, optional, type TypeOf } from '../shape.ts';
import { scanTerms } from './scan.ts';
import {
  authorName,
  briefId,
  capability,
  email,
  fingerprint,
  line,
  name,
  pattern,
  publicKey,
  refPattern,
  sha256,
  text,
} from '../texts.ts';

/** What a security key must have asked for: a touch, and its PIN or a fingerprint. */
const demands = { touch: optional(boolean), pin: optional(boolean) };

const role = map({ name, capabilities: list(capability, 64), ...demands });

/** Whose name the one commit of every release bears. */
const releaseIdentity = map({ name: authorName, email });

/** Refs to which nobody pushes without a permit, or a pass of such a gate for the commit. */
const protectedRef = map({ ref: refPattern, gate: optional(name) });

/** Who may what: the roles and how many founders must agree on a change. */
export const policyFields = map({
  version: integer(1, 1_000_000),
  threshold: integer(1, 32),
  roles: list(role, 64, 1),
  release: optional(releaseIdentity),
  scan: optional(scanTerms),
  protected: optional(list(protectedRef, 32, 1)),
});

/** Who may what, from some point on. */
export type PolicyTerms = TypeOf<typeof policyFields>;

/** A policy as a person drafts it: what is left out stays as it is. */
export const policyDraft = map({
  threshold: optional(integer(1, 32)),
  founders: optional(list(name, 32, 1)),
  roles: optional(list(role, 64, 1)),
  release: optional(releaseIdentity),
  scan: optional(scanTerms),
  protected: optional(list(protectedRef, 32)),
});

/** The first record: founders, threshold, first policy. Its id is the ledger's id. */
export const genesis = map({
  nonce: pattern(/^[0-9a-f]{32}$/, '32 lower-case hexadecimal digits'),
  project: optional(line(200)),
  founders: list(map({ name, publicKey, person: optional(boolean) }), 32, 1),
  terms: policyFields,
});

/** A key asks to be enrolled; its signature is the proof that the asker holds it. */
export const join = map({
  principal: name,
  publicKey,
  roles: list(name, 16),
  note: optional(text(2000)),
});

/** Binds a key to a principal and gives it roles. */
export const enrol = map({
  principal: name,
  publicKey,
  /** The `join` record of this key: its proof of possession. */
  request: sha256,
  roles: list(name, 16),
  capabilities: list(capability, 64),
  /** The principal is a human being, which gates marked `person` ask for. */
  person: optional(boolean),
  /** Limits every capability given here to these briefs. */
  briefs: optional(list(briefId, 64, 1)),
  /** So many records of this key count and no more: the end of a short-lived key, without a clock. */
  maxRecords: optional(integer(1, 100_000)),
  ...demands,
});

/** Gives a principal further roles or capabilities. */
export const grant = map({
  principal: name,
  /** Roles of the policy, for whoever was enrolled without them. */
  roles: optional(list(name, 16, 1)),
  capabilities: list(capability, 64),
  briefs: optional(list(briefId, 64, 1)),
  reason: optional(text(2000)),
  ...demands,
});

/** Takes keys out of use: of each, only records that are these heads or their ancestors count. */
export const revoke = map({
  principal: name,
  keys: list(fingerprint, 32, 1),
  heads: list(sha256, 32),
  reason: text(2000),
});

/** Vouches for records that arrived when their key had ended, written before that was known. */
export const adopt = map({
  records: list(sha256, 64, 1),
  reason: text(2000),
});

/** Names blobs that hold a secret: nobody shows them or gives them to anybody any more. */
export const withhold = map({
  digests: list(sha256, 64, 1),
  reason: text(2000),
});

/**
 * Proposes the policy that follows the one named by the envelope. It comes into force when enough
 * founders approve, of the old policy and of the new one; a founder who proposes approves.
 */
export const proposal = map({
  /** Who decides from then on, and with which keys: those, and whatever they let in by them. */
  founders: list(map({ name, keys: list(fingerprint, 16, 1) }), 32, 1),
  terms: policyFields,
  reason: optional(text(2000)),
});

/** Approves a proposal. */
export const approval = map({
  proposal: sha256,
  reason: optional(text(2000)),
});

/** The last record of a key: names its successor, which signed `proof`. */
export const rotate = map({
  publicKey,
  /** Armored signature of the new key in namespace `sos-rotate-v1` over `<ledger> <old> <new>`. */
  proof: text(16_384),
});
