import { notARef } from '../boundaries/index.ts';
import { shapes, type ShapeProblem } from '../records/index.ts';

/** Makes a whole ref of what somebody calls a branch. Throws `boundaries.not-a-ref`. */
export function wholeRef(typed: string): string {
  const whole = typed.startsWith('refs/') ? typed : `refs/heads/${typed}`;
  const problems: ShapeProblem[] = [];
  shapes.ref.find(whole, '', problems);
  if (problems.length > 0) throw notARef(typed);
  return whole;
}
