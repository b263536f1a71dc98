import type { SyncedView } from '../views/index.ts';
import { bad, dim, good, warn, type Line, type Piece } from './text.ts';
import { countText } from './wording.ts';

/** Renders what a sync did and what the remote had lost. */
export function renderSynced(view: SyncedView): Line[] {
  const counts = `${countText(view.received, 'file')} received, ${countText(view.sent, 'file')} sent`;
  const lines: Line[] = [[outcome(view), dim(`  ${counts}`)]];
  if (view.detail !== null) lines.push([dim('  '), view.detail]);
  const alarms = view.alarms.map(({ message, code }): Line => {
    return [bad('alarm: '), message, dim(`  ${code}`)];
  });
  const healed = view.healed.map(({ message }): Line => [good('in order again: '), message]);
  return [...lines, ...alarms, ...healed];
}

function outcome({ outcome: what, remote }: SyncedView): Piece {
  const where = remote ?? 'the remote';
  switch (what) {
    case 'settled':
      return good(`in step with ${where}`);
    case 'no-remote':
      return warn('this repository has no remote: nothing to share with');
    case 'not-there':
      return warn(`${where} has no ledger`);
    case 'refused':
      return bad(`${where} refuses the ledger; everything is safe here`);
    case 'unreachable':
      return warn(`${where} did not answer; everything is safe here`);
    case 'contended':
      return warn(`others kept being faster on ${where}; everything is safe here`);
  }
}
