import { standingOf, type Standing, type WriteRequest } from '../app/index.ts';
import { findBrief } from '../briefs/index.ts';
import { gateNamed, type AskedGate, type Bench } from '../gates/index.ts';
import type { Draft, Kind } from '../records/index.ts';
import { gateChangedView, type GateAct } from '../views/index.ts';
import { nextOf } from './next-moves.ts';
import type { Answer, WriteContext } from './verb.ts';

/** A gate as it was typed. */
export interface TypedGate {
  readonly brief: string;
  readonly gate: string;
}

/** A write at one gate. */
export interface GateChange {
  readonly act: GateAct;
  readonly kind: Kind;
  readonly at: TypedGate;
  /** Drafts what is to be appended; throws the refusal where it must not be. */
  plan(bench: Bench): readonly Draft[] | Promise<readonly Draft[]>;
}

/** Appends something at a gate and says where the gate stands then, and whose move it is. */
export async function changeGate(context: WriteContext, change: GateChange): Promise<Answer> {
  const { workspace, offline, once } = context;
  const { act, kind, at } = change;
  let author = '';
  const plan: WriteRequest['plan'] = async (reading, { name, principal }) => {
    author = name;
    const standing = await standingOf(workspace.repository, reading);
    const bench = { ...gateIn(standing, at), giver: principal };
    return { drafts: await change.plan(bench) };
  };
  const written = await workspace.write({ kind, plan, conditional: true, once, offline });
  const after = await standingOf(workspace.repository, await workspace.readNow());
  const { brief, gate } = gateIn(after, at);
  const moves = after.moves().filter((move) => move.brief === brief.id);
  const affected = after.gates.affected.filter((each) => each.brief === brief.id);
  const { records, already, asOf, durability, notShared } = written;
  const content = gateChangedView({ act, already, records }, { gate, moves, affected });
  return {
    view: { name: 'gate-changed', content },
    asOf,
    durability,
    notShared,
    next: nextOf(moves, author, `sos gate status ${brief.id}`),
  };
}

/** Finds a gate that somebody typed. */
export function gateIn(standing: Standing, at: TypedGate): AskedGate {
  const { ruling, briefs, gates, present } = standing;
  const brief = findBrief(briefs, at.brief);
  return { ruling, brief, gate: gateNamed(gates, brief, at.gate), present };
}
