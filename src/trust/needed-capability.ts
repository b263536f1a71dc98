import type { Kind, KnownRecord, RecordOf } from '../records/index.ts';

/** What an author must hold for a record to count. */
export interface Need {
  /** Each of these, or one that covers it. */
  readonly all: readonly string[];
  /** The brief that a limited permission must name. */
  readonly brief: string | undefined;
}

/** Says which capabilities a record needs. Records about keys have rules of their own besides. */
export function neededFor(record: KnownRecord): Need {
  const brief = 'brief' in record ? record.brief : undefined;
  return { all: capabilitiesFor(record), brief };
}

/** One rule for each kind, so that a kind without a rule does not compile. */
const capabilities: { readonly [K in Kind]: (record: RecordOf<K>) => readonly string[] } = {
  message: ({ type, to }) =>
    type === 'command' ? to.map((name) => `command:${name}`) : ['message'],
  receipt: () => ['message'],
  begin: () => ['message'],
  brief: () => ['brief'],
  amendment: () => ['brief'],
  close: () => ['brief'],
  cancel: () => ['brief'],
  reopen: () => ['brief'],
  claim: () => ['claim'],
  unclaim: () => ['claim'],
  submission: () => ['claim'],
  evidence: ({ suite }) => [`evidence:${suite ?? 'any'}`],
  challenge: ({ gate }) => [`gate:${gate}`],
  'gate-request': () => ['message'],
  verdict: ({ gate }) => [`gate:${gate}`],
  enrol: ({ roles }) => enrolling(roles),
  grant: ({ roles = [], capabilities }) => [
    ...enrolling(roles),
    ...(capabilities.length > 0 || roles.length === 0 ? ['grant'] : []),
  ],
  genesis: () => [],
  join: () => [],
  revoke: () => [],
  rotate: () => [],
  proposal: () => ['policy'],
  approval: () => [],
  adopt: () => ['revoke'],
  withhold: () => ['withhold'],
  waiver: () => ['waive'],
  manifest: () => ['message'],
  release: () => ['release'],
  permit: ({ ref }) => [`push:${ref}`],
  'permit-end': ({ ref }) => [`push:${ref}`],
  'permit-use': () => ['claim'],
};

function enrolling(roles: readonly string[]): readonly string[] {
  return roles.map((role) => `enrol:${role}`);
}

function capabilitiesFor(record: KnownRecord): readonly string[] {
  return (capabilities[record.kind] as (record: KnownRecord) => readonly string[])(record);
}
