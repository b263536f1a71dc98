import type { GuardCheckView, GuardView, PermitListView, PermitView } from '../views/index.ts';
import { columns } from './columns.ts';
import { bad, dim, good, id, name, strong, warn, type Line, type Piece } from './text.ts';

const STANDINGS: Readonly<Record<GuardView['standing'], Piece>> = {
  installed: good('installed'),
  removed: good('removed'),
  absent: warn('not there'),
};

/** Renders where a guard is and what it left in place. */
export function renderGuard({ hook, path, standing, earlier }: GuardView): Line[] {
  return [
    [strong(`guard ${hook} `), STANDINGS[standing], `  ${path}`],
    ...(earlier === null
      ? []
      : [[dim(standing === 'absent' ? 'left of before  ' : 'asked after it  '), earlier]]),
  ];
}

/** Renders, for each ref, whether it may be pushed and what says so. */
export function renderGuardCheck({ pushes }: GuardCheckView): Line[] {
  if (pushes.length === 0) return [[good('nothing is to be pushed')]];
  return pushes.flatMap(({ ref, commit, allowed, boundaries }): Line[] => [
    [
      allowed ? good('may be pushed  ') : bad('must not be pushed  '),
      ref,
      dim(commit === null ? '  deleted' : `  ${commit.slice(0, 12)}`),
    ],
    ...boundaries.map((each): Line => ['  ', ...boundaryPieces(each)]),
  ]);
}

function boundaryPieces({
  brief,
  gate,
  permit,
  passed,
  doubt,
}: GuardCheckView['pushes'][number]['boundaries'][number]): Piece[] {
  if (doubt !== null)
    return [bad('closed '), 'in doubt: ', id(doubt.slice(0, 12)), ' was taken back'];
  const by = (brief === null ? 'policy' : brief) + (gate === null ? '' : `, gate ${gate}`);
  if (permit !== null) return [good('open '), `${by}: permit `, id(permit.slice(0, 12))];
  if (passed !== null) return [good('open '), `${by}: the gates of ${passed} passed`];
  return [bad('closed '), by];
}

/** Renders permits as a table. */
export function renderPermitList({ permits }: PermitListView): Line[] {
  if (permits.length === 0) return [['no permits']];
  return columns(permits.map(permitCells));
}

const MARKS: Readonly<Record<PermitView['standing'], Piece>> = {
  open: good('open'),
  used: dim('used'),
  withdrawn: dim('withdrawn'),
  'own-work': bad('own work'),
};

function permitCells(permit: PermitView): Piece[] {
  const { ref, commit, single, untrusted } = permit;
  const what = ref + (commit === null ? '' : ` ${commit.slice(0, 12)}`) + (single ? ', once' : '');
  return [
    id(permit.id.slice(0, 12)),
    MARKS[permit.standing],
    permit.brief,
    what,
    name(permit.by),
    dim(untrusted.reason ?? ''),
  ];
}
