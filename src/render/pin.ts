import type { PinView } from '../views/index.ts';
import { columns } from './columns.ts';
import { dim, id, type Line } from './text.ts';
import { countText } from './wording.ts';

/** Renders a pin: which moment of which ledger. */
export function renderPin(view: PinView): Line[] {
  const { path, ledger, policy, policyVersion, records, heads } = view;
  return columns([
    [dim('pin'), path],
    [dim('ledger'), ledger],
    [dim('policy'), `version ${policyVersion}, ${policy.slice(0, 12)}`],
    [dim('holds'), countText(records, 'record')],
    ...heads.map((head) => [dim('head'), id(head.slice(0, 12))]),
  ]);
}
