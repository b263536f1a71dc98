import type { KnownRecord } from '../records/index.ts';

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

function capabilitiesFor(record: KnownRecord): string[] {
  switch (record.kind) {
    case 'message':
      return record.type === 'command' ? record.to.map((to) => `command:${to}`) : ['message'];
    case 'receipt':
      return ['message'];
    case 'brief':
    case 'amendment':
    case 'close':
    case 'cancel':
    case 'reopen':
      return ['brief'];
    case 'claim':
    case 'unclaim':
    case 'submission':
      return ['claim'];
    case 'evidence':
      return [`evidence:${record.suite ?? 'any'}`];
    case 'verdict':
      return [`gate:${record.gate}`];
    case 'gate-request':
      return ['message'];
    case 'enrol':
      return record.roles.map((role) => `enrol:${role}`);
    case 'grant':
      return ['grant'];
    case 'genesis':
    case 'join':
    case 'revoke':
    case 'rotate':
      return [];
  }
}
