import type { BriefState } from '../briefs/index.ts';
import { noSuchGate } from './errors.ts';
import type { Gates, GateState } from './gate-state.ts';

/** Finds a gate of a brief by name. Throws `gates.not-found`, which lists the gates there are. */
export function gateNamed(gates: Gates, brief: BriefState, name: string): GateState {
  const gate = standingsFor(gates, brief).find((each) => each.name === name);
  if (gate === undefined) throw noSuchGate(brief, name);
  return gate;
}

/** Returns where each gate of a brief stands, in the order of its terms. */
export function standingsFor(gates: Gates, brief: BriefState): readonly GateState[] {
  return gates.all.get(brief.id) ?? [];
}
