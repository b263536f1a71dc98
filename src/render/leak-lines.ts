import type { LeakView } from '../views/index.ts';
import { bad, command, dim, name, type Line } from './text.ts';

/** Tells to change a secret that got into the ledger. */
export function leakLines(leaks: readonly LeakView[]): Line[] {
  return leaks.flatMap(({ id, by, untrusted: { reason } }): Line[] => [
    [bad('leaked: '), 'a secret got into the ledger; if it is yours, change it where it is used'],
    ['  ', name(by), ': ', reason.replaceAll('\n', ' ')],
    ['      ', command(`sos show ${id.slice(0, 12)}`), dim('  (this is said once)')],
  ]);
}
