import type { RecordId } from '../base/index.ts';
import type { Kind, KnownRecord } from '../records/index.ts';

/** What a record that was taken back keeps from being decided. */
export interface Doubt {
  /** The brief on which nothing is decided; undefined: every one. */
  readonly brief?: string;
  /** The record that could forbid something. */
  readonly id: RecordId;
  readonly kind: Kind;
  /** What the terms that it stated forbid. */
  readonly boundaries?: readonly string[];
}

/**
 * What a kind of record can forbid. `nothing`: it takes nothing from any answer; whoever may only
 * speak must not be able to stop anything by taking back what they said. `work`: who did what, which
 * a pass or a permit is judged by as far as its giver knew. `course`: it moves what is offered,
 * until a brief has ended. `answer`: it undoes what it knows. `authority`: who may what.
 */
type Weight = 'nothing' | 'work' | 'course' | 'answer' | 'authority';

/** One for each kind, so that a kind nobody thought about does not compile. */
const WEIGHTS: { readonly [K in Kind]: Weight } = {
  message: 'nothing',
  receipt: 'nothing',
  begin: 'nothing',
  'gate-request': 'nothing',
  manifest: 'nothing',
  release: 'nothing',
  permit: 'nothing',
  claim: 'work',
  unclaim: 'work',
  evidence: 'work',
  challenge: 'work',
  brief: 'course',
  amendment: 'course',
  submission: 'course',
  close: 'course',
  cancel: 'course',
  reopen: 'answer',
  verdict: 'answer',
  'permit-end': 'answer',
  'permit-use': 'answer',
  genesis: 'authority',
  enrol: 'authority',
  grant: 'authority',
  proposal: 'authority',
  approval: 'authority',
  adopt: 'authority',
  // What ended a key stays ended. A join and a rotation take away what rests on them, and no more.
  revoke: 'nothing',
  join: 'nothing',
  rotate: 'nothing',
  // These go on: see `goesOn`.
  withhold: 'nothing',
  waiver: 'nothing',
};

/** Says what a kind of record can forbid. */
export function weightOf(kind: Kind): Weight {
  return WEIGHTS[kind];
}

/** Says what a record puts in doubt when its author takes it back. */
export function doubtsCast(id: RecordId, record: KnownRecord): Doubt[] {
  const { kind } = record;
  const weight = WEIGHTS[kind];
  if (weight === 'nothing') return [];
  if (weight === 'authority') return [{ id, kind }];
  const brief = 'brief' in record ? record.brief : undefined;
  if (brief === undefined) return [];
  const boundaries = 'boundaries' in record ? record.boundaries : [];
  return [{ brief, id, kind, ...(boundaries.length === 0 ? {} : { boundaries }) }];
}

/**
 * Tells a record that its author cannot take back at all: it only forbids, and nothing rests on it.
 * Threat: bytes that hold a secret are shown again, or a leak is waved through once more.
 */
export function goesOn(record: KnownRecord): boolean {
  return record.kind === 'withhold' || (record.kind === 'waiver' && record.until === undefined);
}
