import type { StatementView } from '../views/index.ts';
import type { Line } from './text.ts';

/** Renders a signed statement: the envelope on one line, to be kept in a file. */
export function renderStatement({ envelope }: StatementView): Line[] {
  return [[JSON.stringify(envelope)]];
}
