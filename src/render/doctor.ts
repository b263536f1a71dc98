import type { DoctorView, SymptomView } from '../views/index.ts';
import { columns } from './columns.ts';
import { bad, command, dim, good, warn, type Line, type Piece } from './text.ts';

const MARKS: Readonly<Record<SymptomView['standing'], Piece>> = {
  good: good('ok'),
  warning: warn('look'),
  bad: bad('bad'),
};

/** Renders what is in order and what is not, each with the command that mends it. */
export function renderDoctor({ symptoms, removed, stays }: DoctorView): Line[] {
  const looks = symptoms.map(({ what, standing, said, next }): Piece[] => [
    MARKS[standing],
    dim(what),
    said,
    next === null ? '' : command(next),
  ]);
  if (looks.length > 0) return columns(looks);
  const undone = removed.map((each): Line => [dim('removed '), each]);
  return [
    ...(undone.length > 0 ? undone : [[good('nothing of sos is in this clone')]]),
    ...stays.map((each): Line => [dim('stays   '), each, dim(' (yours, for every clone)')]),
  ];
}
