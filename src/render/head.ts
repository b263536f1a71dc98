import type { HeadView } from '../views/index.ts';
import { dim, strong, type Line } from './text.ts';
import { countText } from './wording.ts';

/** Renders a state of the ledger as words to be compared by voice. */
export function renderHead({ phrase, records, ledger }: HeadView): Line[] {
  return [
    [strong(phrase.join(' '))],
    [dim(`${countText(records, 'record')} of ledger ${ledger.slice(0, 12)}`)],
  ];
}
