import type { DoctorView, SymptomView } from '../views/index.ts';
import { columns } from './columns.ts';
import { bad, command, dim, good, warn, type Line, type Piece } from './text.ts';

const MARKS: Readonly<Record<SymptomView['standing'], Piece>> = {
  good: good('ok'),
  warning: warn('look'),
  bad: bad('bad'),
};

/** Renders what is in order and what is not, each with the command that mends it. */
export function renderDoctor({ symptoms, removed }: DoctorView): Line[] {
  const looks = symptoms.map(({ what, standing, said, next }): Piece[] => [
    MARKS[standing],
    dim(what),
    said,
    next === null ? '' : command(next),
  ]);
  return [...columns(looks), ...removed.map((each): Line => [dim('removed '), each])];
}
