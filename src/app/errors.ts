import { SosError } from '../base/index.ts';

/** There is a repository here, perhaps, but no ledger in it. */
export function noLedger(folder: string, wanted: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-ledger',
    message: `there is no ledger in ${folder}; nothing was changed`,
    hint: 'start one, or join the one that the remote has',
    next: ['sos init', 'sos join NAME'],
    facts: { wanted },
  });
}
