import type { Kind } from '../records/index.ts';

/** The families that somebody asks for by name, so that nobody has to know every kind of record. */
export const FAMILIES = [
  'message',
  'brief',
  'evidence',
  'gate',
  'permit',
  'release',
  'scan',
  'trust',
] as const;

/** Which family a kind of record is of; each is of one, or it would not be found by family. */
export const FAMILY_OF: Readonly<Record<Kind, (typeof FAMILIES)[number]>> = {
  message: 'message',
  receipt: 'message',
  begin: 'message',
  brief: 'brief',
  amendment: 'brief',
  claim: 'brief',
  unclaim: 'brief',
  submission: 'brief',
  close: 'brief',
  cancel: 'brief',
  reopen: 'brief',
  evidence: 'evidence',
  challenge: 'evidence',
  'gate-request': 'gate',
  verdict: 'gate',
  permit: 'permit',
  'permit-end': 'permit',
  'permit-use': 'permit',
  manifest: 'release',
  release: 'release',
  waiver: 'scan',
  genesis: 'trust',
  join: 'trust',
  enrol: 'trust',
  grant: 'trust',
  revoke: 'trust',
  rotate: 'trust',
  proposal: 'trust',
  approval: 'trust',
  adopt: 'trust',
  withhold: 'trust',
};
