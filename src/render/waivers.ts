import type { WaiversView } from '../views/index.ts';
import { bad, dim, good, id, name, type Line, type Piece } from './text.ts';

const MARKS: Readonly<Record<WaiversView['waivers'][number]['standing'], Piece>> = {
  'in force': good('in force'),
  ended: bad('ended'),
  withdrawn: dim('withdrawn'),
};

type Waiver = WaiversView['waivers'][number];

const SHORT = 12;

/** Renders what is let be. */
export function renderWaivers({ waivers }: WaiversView): Line[] {
  if (waivers.length === 0) return [[dim('nothing is waived')]];
  return waivers.flatMap((waiver) => [
    [
      MARKS[waiver.standing],
      '  ',
      waiver.fingerprint,
      dim('  by '),
      name(waiver.by),
      dim(' in '),
      id(waiver.id.slice(0, SHORT)),
    ],
    [dim(`  ${until(waiver)}${leaves(waiver)}: `), waiver.untrusted.reason],
  ]);
}

function until({ until: end }: Waiver): string {
  return end === null ? '' : `until ${end.slice(0, 10)}, `;
}

function leaves({ release, object }: Waiver): string {
  if (!release) return 'not for a release';
  return object === null
    ? 'also for a release'
    : `also for a release with ${object.slice(0, SHORT)}`;
}
