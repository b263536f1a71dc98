import { numberText } from '../base/index.ts';
import type { EvidenceLine } from '../views/index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Says how long ago something was, from milliseconds: `just now`, `4 min ago`, `3 days ago`. */
export function relativeAge(milliseconds: number): string {
  if (milliseconds < 10 * SECOND) return 'just now';
  if (milliseconds < MINUTE) return `${Math.floor(milliseconds / SECOND)} s ago`;
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min ago`;
  if (milliseconds < 2 * DAY) return `${Math.floor(milliseconds / HOUR)} h ago`;
  return `${Math.floor(milliseconds / DAY)} days ago`;
}

/** Writes a length: `3,012 bytes`, `1 byte`. */
export function bytesText(count: number): string {
  return `${numberText(count)} ${count === 1 ? 'byte' : 'bytes'}`;
}

/** Writes a count with its noun: `1 brief`, `2 briefs`, `no briefs`. */
export function countText(count: number, noun: string, plural = `${noun}s`): string {
  if (count === 0) return `no ${plural}`;
  return `${numberText(count)} ${count === 1 ? noun : plural}`;
}

const GRADES: Readonly<Record<EvidenceLine['grade'], string>> = {
  gate: 'reproduced by the gate',
  ci: 'signed by CI',
  self: 'self-run',
  claim: 'a claim',
};

/** Says in words how much evidence proves. */
export function gradeText(grade: EvidenceLine['grade']): string {
  return GRADES[grade];
}
