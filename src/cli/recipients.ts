import { briefsOf, findBrief, type BriefState } from '../briefs/index.ts';
import { isActive, type Ruling } from '../trust/index.ts';

/** Whom a message goes to, and the brief that was named for them. */
export interface Recipients {
  readonly to: readonly string[];
  readonly brief: string | undefined;
}

/** Names are lower case and briefs upper case, so that one word is never both. */
const BRIEF = /^[A-Z][A-Z0-9-]*$/;

/** Reads what `me` typed after `send`: names with commas, `@all`, or the other people of a brief. */
export function recipientsOf(ruling: Ruling, typed: string, me: string): Recipients {
  if (!BRIEF.test(typed))
    return { to: typed.split(',').filter((name) => name !== ''), brief: undefined };
  const brief = findBrief(briefsOf(ruling), typed);
  const others = peopleOf(brief).filter((name) => name !== me && signs(name, ruling));
  return { to: others, brief: brief.id };
}

function peopleOf({ people }: BriefState): string[] {
  const holders = [...people.holders.values()].flat();
  return [...new Set([people.author, ...people.assignees, ...people.claimants, ...holders])];
}

function signs(name: string, { roster }: Ruling): boolean {
  const principal = roster.get(name);
  return principal !== undefined && isActive(principal);
}
