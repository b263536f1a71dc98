import { LIMITS } from '../base/index.ts';
import { integer, list, optional, type MapOf } from './shape.ts';
import { fingerprint, instant, line, name, pattern, sha256 } from './texts.ts';

/** `ledger` and `policy` are empty in genesis alone. */
const idOrEmpty = pattern(/^(?:[0-9a-f]{64})?$/, '64 lower-case hexadecimal digits');

/** What every record begins with, in the order in which it is written. */
export const envelopeFields = {
  sos: integer(1, 1),
  /** SHA-256 of the genesis payload: stops replay from another ledger. Empty in genesis. */
  ledger: idOrEmpty,
  kind: pattern(/^[a-z](?:[a-z]|-(?=[a-z])){0,30}$/, 'a kind of record'),
  /** A label; the authority is the key. */
  by: name,
  key: fingerprint,
  /** One key's records from one workspace: random, so that two workspaces never share one. */
  chain: pattern(/^[0-9a-f]{16}$/, '16 lower-case hexadecimal digits'),
  seq: integer(0, 2 ** 40),
  /** The record of the same chain with the seq before; absent at seq 0. */
  prev: optional(sha256),
  /** Heads of the record graph that the author had. */
  seen: list(sha256, LIMITS.seen),
  /** The policy in force for the author: the id of the record that holds it. Empty in genesis. */
  policy: idOrEmpty,
  /** A claim: shown, never trusted. */
  at: instant,
  /** What the author calls this append, so that a retry finds it instead of doubling it. */
  once: optional(line(100)),
} as const;

/** What every record begins with. */
export type Envelope = MapOf<typeof envelopeFields>;
