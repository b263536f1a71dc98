import { joinWords, lessAskedBy, type BriefState } from '../briefs/index.ts';
import { isActive, mayDo, type Ruling } from '../trust/index.ts';
import type { Move } from './move.ts';

/** The move at a brief that nobody holds. */
export function claimMove(brief: BriefState, ruling: Ruling): Move {
  const { assignees } = brief.terms;
  return {
    brief: brief.id,
    who: (assignees.length > 0 ? assignees : whoMay('claim', brief, ruling)).filter(
      (name) => lessAskedBy(name, brief) === undefined,
    ),
    what: `claim ${brief.id}`,
    why: 'nobody holds it',
    next: `sos brief claim ${brief.id}`,
  };
}

/**
 * Takes moves out of the hands of those who cannot sign any more: without this, everybody would
 * wait for a builder whose key was revoked. Where nobody is left, it is for others to go on.
 */
export function movesOfSigners(
  moves: readonly Move[],
  brief: BriefState,
  ruling: Ruling,
): readonly Move[] {
  const gone = (name: string): boolean => !signs(name, ruling);
  const stuck = moves.filter(({ who }) => who.length > 0 && who.every(gone));
  const going = moves
    .filter((move) => !stuck.includes(move))
    .map((move) => ({ ...move, who: move.who.filter((name) => !gone(name)) }));
  const names = [...new Set(stuck.flatMap(({ who }) => who))];
  return stuck.length === 0 ? going : [goOn(brief, names, ruling), ...going];
}

/** What has to happen before somebody else can do what `names` cannot. */
function goOn(brief: BriefState, names: readonly string[], ruling: Ruling): Move {
  const { id, claim } = brief;
  const why = `${names.join(', ')} cannot sign any more`;
  if (claim !== undefined && names.includes(claim.author)) {
    const next = joinWords(['sos', 'brief', 'unclaim', id, '--reason', why]);
    const who = [brief.opened.author].filter((name) => signs(name, ruling));
    return { brief: id, who, what: `take ${id} back from ${claim.author}`, why, next };
  }
  if (brief.standing === 'open' || names.includes(brief.opened.author)) {
    const next = 'sos help brief amend';
    const who = authorOrWhoMay(brief, ruling);
    return { brief: id, who, what: `amend who ${id} waits for`, why, next };
  }
  return { ...claimMove(brief, ruling), who: whoMay('claim', brief, ruling), why };
}

/** Who closes a brief: its author, else everybody who may and asked no less of it. */
export function whoCloses(brief: BriefState, ruling: Ruling): readonly string[] {
  return authorOrWhoMay(brief, ruling).filter((name) => lessAskedBy(name, brief) === undefined);
}

/** Who changes a brief: its author, else everybody who may. */
function authorOrWhoMay(brief: BriefState, ruling: Ruling): readonly string[] {
  const may = whoMay('brief', brief, ruling);
  const { author } = brief.people;
  return may.includes(author) ? [author] : may;
}

function whoMay(capability: string, { id }: BriefState, { roster }: Ruling): string[] {
  return [...roster.values()]
    .filter((principal) => isActive(principal) && mayDo(principal, capability, id))
    .map(({ name }) => name);
}

function signs(name: string, { roster }: Ruling): boolean {
  const principal = roster.get(name);
  return principal !== undefined && isActive(principal);
}
