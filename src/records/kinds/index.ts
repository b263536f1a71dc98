import type { Shape, TypeOf } from '../shape.ts';
import * as boundaryKinds from './boundary.ts';
import * as briefKinds from './brief.ts';
import * as busKinds from './bus.ts';
import { challenge, evidence } from './evidence.ts';
import { gateRequest, verdict } from './gate.ts';
import { manifest, release } from './release.ts';
import { waiver } from './scan.ts';
import * as trustKinds from './trust.ts';

/** Every kind of record that this version knows, with the shape of its own fields. */
export const kinds = {
  genesis: trustKinds.genesis,
  join: trustKinds.join,
  enrol: trustKinds.enrol,
  grant: trustKinds.grant,
  revoke: trustKinds.revoke,
  rotate: trustKinds.rotate,
  proposal: trustKinds.proposal,
  approval: trustKinds.approval,
  adopt: trustKinds.adopt,
  withhold: trustKinds.withhold,
  brief: briefKinds.brief,
  amendment: briefKinds.amendment,
  claim: briefKinds.claim,
  unclaim: briefKinds.unclaim,
  submission: briefKinds.submission,
  close: briefKinds.close,
  cancel: briefKinds.cancel,
  reopen: briefKinds.reopen,
  message: busKinds.message,
  receipt: busKinds.receipt,
  begin: busKinds.begin,
  challenge,
  evidence,
  'gate-request': gateRequest,
  verdict,
  manifest,
  release,
  waiver,
  permit: boundaryKinds.permit,
  'permit-end': boundaryKinds.permitEnd,
  'permit-use': boundaryKinds.permitUse,
} as const satisfies Readonly<Record<string, Shape<unknown>>>;

/** A kind of record that this version knows. */
export type Kind = keyof typeof kinds;

/** The fields of one kind, without the envelope. */
export type FieldsOf<K extends Kind> = TypeOf<(typeof kinds)[K]>;

/** Tells whether this version knows a kind. */
export function isKnownKind(kind: string): kind is Kind {
  return Object.hasOwn(kinds, kind);
}
