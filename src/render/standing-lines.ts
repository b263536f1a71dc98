import type { DeskView, WhoamiView } from '../views/index.ts';
import { dim, name, warn, type Line } from './text.ts';

/** What is said of a key by how it stands; nothing of one that is enrolled. */
export const STANDINGS: Readonly<Record<WhoamiView['standing'], string>> = {
  enrolled: '',
  asking: 'not enrolled yet: somebody who may enrol has to admit you',
  ended: 'the key here was ended: what it signs does not count any more',
  none: 'no key signs here: sos join NAME',
};

/** Says above a desk that the key here is not enrolled: the name, and its mail, may be another's. */
export function deskLines({ me, standing }: DeskView): Line[] {
  if (standing === 'enrolled') return [];
  return [[warn(STANDINGS[standing])], [dim('this is about the name '), name(me)]];
}
