import { briefsOf, findBrief, type BriefState } from '../briefs/index.ts';
import { findRecipients } from '../bus/index.ts';
import { isActive, type Ruling } from '../trust/index.ts';

/** To whom, and about which brief, as it was typed. */
export interface Addressed {
  readonly to: string;
  readonly brief: string | undefined;
}

/** Whom a message goes to, and the brief that it is about. */
export interface Recipients {
  readonly to: readonly string[];
  readonly brief: string | undefined;
}

/** Names are lower case and briefs upper case, so that one word is never both. */
const BRIEF = /^[A-Z][A-Z0-9-]*$/;

/**
 * Reads what `me` typed after `send`: names with commas, `@all`, or the other people of a brief.
 * Throws where somebody or the brief is unknown.
 */
export function recipientsOf(ruling: Ruling, typed: Addressed, me: string): Recipients {
  const briefs = briefsOf(ruling);
  const people = BRIEF.test(typed.to) ? findBrief(briefs, typed.to) : undefined;
  const about = typed.brief === undefined ? people : findBrief(briefs, typed.brief);
  const names =
    people === undefined
      ? typed.to.split(',').filter((name) => name !== '')
      : peopleOf(people).filter((name) => name !== me && signs(name, ruling));
  return { to: findRecipients(ruling, names, me), brief: about?.id };
}

function peopleOf({ people }: BriefState): string[] {
  const holders = [...people.holders.values()].flat();
  return [...new Set([people.author, ...people.assignees, ...people.claimants, ...holders])];
}

function signs(name: string, { roster }: Ruling): boolean {
  const principal = roster.get(name);
  return principal !== undefined && isActive(principal);
}
