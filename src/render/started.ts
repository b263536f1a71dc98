import type { StartedView } from '../views/index.ts';
import { columns } from './columns.ts';
import { dim, good, name, type Line, type Piece } from './text.ts';

/** Renders what `sos init` did, and everything that it added to the repository. */
export function renderStarted(view: StartedView): Line[] {
  const { outcome, ledger, remote, keyFile, fingerprint } = view;
  const what =
    outcome === 'founded'
      ? 'a new ledger begins'
      : `${remote ?? 'the remote'} has a ledger already; it is here now`;
  const facts: Piece[][] = [
    [dim('ledger'), ledger],
    [dim('branch'), view.branch],
  ];
  if (outcome === 'founded') facts.push([dim('founder'), name(view.name)]);
  if (fingerprint !== null) facts.push([dim('key'), fingerprint]);
  if (keyFile !== null) facts.push([dim('key file'), `${keyFile} (new, readable by you alone)`]);
  if (outcome === 'founded')
    facts.push([dim('others'), `join in their clones: sos join NAME --ledger ${ledger}`]);
  facts.push([
    dim('added'),
    'the branch above and the folder sos/ inside .git; sos doctor --undo removes both',
  ]);
  return [[good(what)], ...columns(facts, '  ')];
}
