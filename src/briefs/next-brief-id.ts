import type { Briefs } from './brief-state.ts';

const FIRST = 'B001';

/** Letters, then a number small enough to count on. */
const NUMBERED = /^(.*?)(\d{1,9})$/;

interface Numbered {
  readonly letters: string;
  readonly digits: string;
}

/**
 * Returns the id for a new brief: the letters of the newest numbered brief and the number after the
 * highest that stands behind these letters, as wide as that one. `B001` where there is none.
 */
export function nextBriefId(briefs: Briefs): string {
  const numbered = [...briefs.all.keys()].map(split).filter((id) => id !== undefined);
  const newest = numbered.at(-1);
  if (newest === undefined) return FIRST;
  const highest = numbered
    .filter(({ letters }) => letters === newest.letters)
    .reduce((a, b) => (Number(b.digits) > Number(a.digits) ? b : a));
  const next = String(Number(highest.digits) + 1);
  return highest.letters + next.padStart(highest.digits.length, '0');
}

function split(id: string): Numbered | undefined {
  const match = NUMBERED.exec(id);
  const [, letters = '', digits = ''] = match ?? [];
  return match === null ? undefined : { letters, digits };
}
