import { numberText } from '../base/index.ts';
import type { FurtherKeyView, HeldUpView, OpenMoveView, StatusView } from '../views/index.ts';
import { leakLines } from './leak-lines.ts';
import { STANDINGS } from './standing-lines.ts';
import { bad, command, dim, good, name, strong, warn, type Line } from './text.ts';
import { countText } from './wording.ts';

/** Renders what is to be done: mine first, then whom I wait for; what is in order is not said. */
export function renderStatus(view: StatusView): Line[] {
  const { mine, waitingFor, nobody, elsewhere } = view;
  return [
    ...leakLines(view.leaks),
    ...standingLines(view),
    ...section('your move', mine, false),
    ...heldUpLines(view.heldUp),
    ...section('waiting for others', waitingFor, true),
    ...section('nobody can', nobody, false),
    ...(elsewhere.length === 0
      ? []
      : [[dim(`${countText(elsewhere.length, 'move')} of others elsewhere (--json lists them)`)]]),
    ...troubleLines(view),
  ];
}

function standingLines({ me, standing, mine, heldUp, nobody }: StatusView): Line[] {
  if (standing !== 'enrolled') return [[warn(STANDINGS[standing])]];
  if (mine.length + heldUp.length + nobody.length > 0) return [];
  return [[good('nothing waits for you'), dim(` (${me ?? ''})`)]];
}

/** As many moves as somebody looks through; the others are counted. */
const MOST = 20;

function section(title: string, moves: readonly OpenMoveView[], named: boolean): Line[] {
  if (moves.length === 0) return [];
  return [
    [strong(title)],
    ...moves
      .slice(0, MOST)
      .flatMap(({ who, what, why, next }): Line[] => [
        ['  ', ...(named ? [name(who.join(', ')), ': '] : []), what, dim(`  (${why})`)],
        ...(named ? [] : [['      ', command(next)]]),
      ]),
    ...(moves.length > MOST
      ? [[dim(`  and ${countText(moves.length - MOST, 'more move')} (--json lists them)`)]]
      : []),
  ];
}

function heldUpLines(heldUp: readonly HeldUpView[]): Line[] {
  if (heldUp.length === 0) return [];
  return [
    [strong('asked of you, and waiting for evidence')],
    ...heldUp.flatMap(({ brief, gate, from, criteria, next }): Line[] => [
      [
        `  gate ${gate} of ${brief} waits for `,
        name(from.join(', ') || 'whoever claims it'),
        ` to show ${criteria.join(', ')}`,
      ],
      ['      ', command(next)],
    ]),
  ];
}

/** So many keys are shown one by one, each to be compared by voice. */
const MOST_KEYS = 3;

function furtherKeyLines(keys: readonly FurtherKeyView[]): Line[] {
  if (keys.length > MOST_KEYS) {
    return [
      [
        warn('careful: '),
        `${numberText(keys.length)} keys ask for names that are enrolled already`,
      ],
      ['      ', command('sos identity list')],
    ];
  }
  return keys.flatMap(({ name: owner, fingerprint, command: typed }): Line[] => [
    [warn('careful: '), 'somebody asks for a further key for ', name(owner), `: ${fingerprint}`],
    [`  compare it with ${owner}, by voice, before typing`],
    ['      ', command(typed)],
  ]);
}

function troubleLines(view: StatusView): Line[] {
  const { furtherKeys, withoutDoor, affected, unshared, problems } = view;
  return [
    ...furtherKeyLines(furtherKeys),
    ...withoutDoor.map(({ brief, gate, holder }): Line => [
      bad('no door: '),
      `nobody can answer gate ${gate} of ${brief} (${holder})`,
    ]),
    ...affected.map(({ brief, gate }): Line => [
      bad('undone: '),
      `${brief} was closed on a pass of gate ${gate} that does not stand any more`,
    ]),
    ...(unshared.length === 0
      ? []
      : [[warn(`${countText(unshared.length, 'record')} not shared yet`), dim('  sos sync')]]),
    ...(problems === 0 ? [] : [[bad(countText(problems, 'problem')), dim('  sos verify')]]),
  ];
}
