import { shortId } from '../base/index.ts';
import type { BriefState } from '../briefs/index.ts';
import {
  doubtsAbout,
  isActive,
  mayDo,
  type Finding,
  type Ruling,
  type Settling,
} from '../trust/index.ts';
import type { Missing } from './criteria.ts';
import type { Move } from './move.ts';

/** Threat: thousands of records that are taken back, so that nothing else is read. */
const MOST_NAMED = 3;

/** Lists what keeps the next word on a brief from being given, though nobody else is asked for it. */
export function missingCertainty(ruling: Ruling, brief: BriefState): Missing[] {
  const doubts = doubtsAbout(brief.id, ruling, { end: endOf(brief) });
  const named = doubts.slice(0, MOST_NAMED).map(missingWord);
  const more = doubts.length - named.length;
  if (more === 0) return named;
  return [...named, { what: `${more} more are in doubt`, command: 'sos verify' }];
}

function missingWord({ id = '', settling, message }: Finding): Missing {
  if (settling === undefined)
    return { what: `a record is withheld: ${message}`, command: 'sos sync' };
  const what = `${settling.author} took back ${shortId(id)}, and nobody said yet whether it counts`;
  return { what, command: 'sos verify' };
}

/**
 * Says who can settle what was taken back of a brief, and how: nothing else goes on before.
 * Threat: everybody waits, and the only one who can end that is told that nothing waits for them.
 */
export function settlingMoves(ruling: Ruling, brief: BriefState): Move[] {
  return doubtsAbout(brief.id, ruling, { end: endOf(brief) })
    .filter(({ doubts = [] }) => doubts.every(({ brief: about }) => about !== undefined))
    .slice(0, MOST_NAMED)
    .flatMap((doubt) => waysOut(doubt, ruling).map((way) => ({ brief: brief.id, ...way })));
}

/** Both ways out of a doubt, each with those who can go it. */
export function waysOut(
  { id = '', settling }: Finding,
  ruling: Ruling,
): Pick<Move, 'who' | 'what' | 'why' | 'next'>[] {
  if (settling === undefined) return [];
  const { author, adopt } = settling;
  const able = whoMayRevoke(ruling);
  const why = `${author} took it back, and nothing is decided meanwhile: ask them`;
  const what = `say whether ${shortId(id)} of ${author} counts: here, that it does`;
  const counts = { who: able, what, why, next: adopt };
  return [counts, ...leavingOut(id, settling, able).map((way) => ({ ...way, why }))];
}

function leavingOut(
  id: string,
  { author, leaveOut }: Settling,
  able: readonly string[],
): Pick<Move, 'who' | 'what' | 'next'>[] {
  const others = able.filter((name) => name !== author);
  if (leaveOut === undefined || others.length === 0) return [];
  return [{ who: others, what: `or that ${shortId(id)} of ${author} does not`, next: leaveOut }];
}

function whoMayRevoke({ roster }: Ruling): string[] {
  return [...roster.values()]
    .filter((each) => isActive(each) && mayDo(each, 'revoke'))
    .map(({ name }) => name);
}

function endOf({ closing, cancellation }: BriefState): string | undefined {
  return (closing ?? cancellation)?.id;
}
