import { standingOf, type Standing, type WriteRequest } from '../app/index.ts';
import {
  findBrief,
  idTaken,
  nextBriefId,
  type BriefState,
  type LintFinding,
} from '../briefs/index.ts';
import { standingsFor } from '../gates/index.ts';
import type { Draft, Kind } from '../records/index.ts';
import type { Finding } from '../trust/index.ts';
import { briefLine, moveView, type BriefAct } from '../views/index.ts';
import { nextOf } from './next-moves.ts';
import type { Answer, WriteContext } from './verb.ts';

/** Whoever writes: enrolled, with the key that signs here. */
export type Author = Parameters<WriteRequest['plan']>[1];

/** A write that changes one brief. */
export interface BriefChange {
  readonly act: BriefAct;
  readonly kind: Kind;
  /** What is refused must also be refused beside what others shared meanwhile. */
  readonly conditional?: boolean;
  /** The brief as it was typed; undefined for a new one, whose record names it. */
  readonly typed: string | undefined;
  readonly commit?: string;
  /** Drafts what is to be appended; throws the refusal where it must not be. */
  plan(standing: Standing, author: Author): BriefPlan;
}

/** What a change appends, and what is worth saying about it. */
export interface BriefPlan {
  readonly drafts: readonly Draft[];
  readonly warnings?: readonly LintFinding[];
  /** Alarms that do not forbid it. */
  readonly noticed?: readonly Finding[];
}

/** Appends a change to a brief and says where the brief stands then, and whose move it is. */
export async function changeBrief(context: WriteContext, change: BriefChange): Promise<Answer> {
  const { workspace, offline, once } = context;
  let warnings: readonly LintFinding[] = [];
  let noticed: readonly Finding[] = [];
  let author = '';
  const written = await workspace.write({
    kind: change.kind,
    conditional: change.conditional ?? false,
    once,
    offline,
    plan: async (reading, me) => {
      const plan = change.plan(await standingOf(workspace.repository, reading), me);
      ({ warnings = [], noticed = [] } = plan);
      author = me.name;
      return { drafts: plan.drafts };
    },
  });
  const { records, already, asOf, durability, notShared } = written;
  const after = await standingOf(workspace.repository, await workspace.readNow());
  const brief = briefIn(after, records[0]?.id, change.typed);
  const moves = after.moves().filter((move) => move.brief === brief.id);
  return {
    view: {
      name: 'brief-changed',
      content: {
        act: change.act,
        already,
        brief: briefLine(brief, standingsFor(after.gates, brief)),
        commit: change.commit ?? null,
        records,
        warnings,
        moves: moves.map(moveView),
      },
    },
    asOf,
    durability,
    notShared,
    noticed,
    next: nextOf(moves, author, `sos brief show ${brief.id}`),
  };
}

function briefIn(
  { briefs, ruling }: Standing,
  record: string | undefined,
  typed: string | undefined,
): BriefState {
  if (typed !== undefined) return findBrief(briefs, typed);
  const entry = ruling.entries.find(({ id }) => id === record);
  const brief = findBrief(briefs, entry?.record.kind === 'brief' ? entry.record.brief : '');
  // Threat: saying that somebody's brief was opened where another one has its id.
  if (brief.opened.id !== record) throw idTaken(brief, nextBriefId(briefs));
  return brief;
}
