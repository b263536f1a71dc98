import type { WaiversView } from '../views/index.ts';
import { bad, dim, good, id, name, type Line, type Piece } from './text.ts';

const MARKS: Readonly<Record<WaiversView['waivers'][number]['standing'], Piece>> = {
  'in force': good('in force'),
  ended: bad('ended'),
  'taken back': dim('taken back'),
};

/** Renders what is let be. */
export function renderWaivers({ waivers }: WaiversView): Line[] {
  if (waivers.length === 0) return [[dim('nothing is waived')]];
  return waivers.flatMap(({ id: record, fingerprint, by, standing, until, release, untrusted }) => [
    [
      MARKS[standing],
      '  ',
      fingerprint,
      dim('  by '),
      name(by),
      dim(' in '),
      id(record.slice(0, 12)),
    ],
    [
      dim(until === null ? '  ' : `  until ${until.slice(0, 10)}, `),
      dim(release ? 'also for a release: ' : 'not for a release: '),
      untrusted.reason,
    ],
  ]);
}
