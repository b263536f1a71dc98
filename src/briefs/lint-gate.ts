import type { BriefTerms, GateTerms } from '../records/index.ts';
import { isActive, mayDo, type Principal, type Ruling } from '../trust/index.ts';
import { holdersOf, namedHolders } from './holders.ts';
import type { LintFinding } from './lint-finding.ts';

/** What a check is recorded under: it belongs to no suite. */
const RECORDS_RUNS = 'evidence:any';

/** What a gate is linted on. */
export interface LintGround {
  readonly terms: BriefTerms;
  readonly roster: Ruling['roster'];
  readonly brief: string | undefined;
}

/** Says why a gate could never be asked, answered or passed. */
export function lintGate(gate: GateTerms, ground: LintGround): LintFinding[] {
  const problems = [
    ...lintTrigger(gate),
    ...lintHolder(gate, ground),
    ...lintSelfGate(gate, ground),
    ...lintNeeds(gate, ground.terms),
    ...lintChecks(gate, ground),
  ];
  return problems.map((problem) => ({ severity: 'error', at: `gates.${gate.name}`, ...problem }));
}

type Problem = Pick<LintFinding, 'message' | 'fix'>;

/** Stops a gate that waits for somebody to ask while everybody waits for the gate. */
function lintTrigger({ trigger }: GateTerms): Problem[] {
  if (trigger !== undefined) return [];
  return [
    {
      message: 'has no trigger, so nothing ever asks it',
      fix: 'add trigger: submission, or trigger: request',
    },
  ];
}

/** Stops a gate without a door. */
function lintHolder(gate: GateTerms, { roster, brief }: LintGround): Problem[] {
  if (holdersOf(gate, roster, brief).length > 0) return [];
  const named = namedHolders(gate, roster);
  const [first] = named;
  if (first === undefined) return [nobodyThere(gate)];
  const active = named.filter(isActive);
  if (active.length === 0) {
    return [{ message: `${gate.holder} has no key that still signs`, fix: 'name another holder' }];
  }
  return [cannotAnswer(gate, active, brief)];
}

function nobodyThere({ holder }: GateTerms): Problem {
  const role = holder.startsWith('role:') ? holder.slice('role:'.length) : undefined;
  if (role === undefined) {
    return {
      message: `its holder ${holder} is not in the roster`,
      fix: `have ${holder} join, or name a holder that sos identity list shows`,
    };
  }
  return { message: `nobody holds ${holder}`, fix: `admit somebody with --role ${role}` };
}

function cannotAnswer(
  gate: GateTerms,
  active: readonly Principal[],
  brief: string | undefined,
): Problem {
  const capability = `gate:${gate.name}`;
  const names = active.map(({ name }) => name).join(', ');
  const able = active.filter((principal) => mayDo(principal, capability, brief));
  if (able.length > 0) {
    return {
      message: `asks for a person, and ${names} is not enrolled as one`,
      fix: 'name a person, or drop person: true',
    };
  }
  return {
    message: `${names} lacks the capability ${capability}`,
    fix: `sos identity grant ${active[0]?.name ?? 'NAME'} ${capability}`,
  };
}

/** Stops a gate whose every holder is meant to do the work, and so could never pass it. */
function lintSelfGate(gate: GateTerms, { terms, roster, brief }: LintGround): Problem[] {
  const holders = holdersOf(gate, roster, brief);
  if (holders.length === 0 || holders.some((name) => !terms.assignees.includes(name))) return [];
  return [
    {
      message: `${holders.join(', ')} would both do the work and judge it`,
      fix: 'name a holder who is not an assignee',
    },
  ];
}

function lintNeeds({ needs }: GateTerms, { criteria }: BriefTerms): Problem[] {
  const known = new Set(criteria.map(({ id }) => id));
  const unknown = needs.filter((id) => !known.has(id));
  if (unknown.length === 0) return [];
  return [
    {
      message: `needs ${unknown.join(', ')}, which is no criterion of this brief`,
      fix: `criteria are: ${[...known].join(', ') || 'none'}`,
    },
  ];
}

/** Stops a gate that wants runs which none of its holders may record. */
function lintChecks(gate: GateTerms, { roster, brief }: LintGround): Problem[] {
  const holders = holdersOf(gate, roster, brief);
  const [first] = holders;
  if (gate.checks === undefined || first === undefined) return [];
  if (holders.some((name) => mayRecordRuns(roster.get(name), brief))) return [];
  return [
    {
      message: `has checks, and ${holders.join(', ')} may not record that they were run`,
      fix: `sos identity grant ${first} ${RECORDS_RUNS}`,
    },
  ];
}

function mayRecordRuns(principal: Principal | undefined, brief: string | undefined): boolean {
  return principal !== undefined && mayDo(principal, RECORDS_RUNS, brief);
}
