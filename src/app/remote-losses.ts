import type { Oid } from '../git/index.ts';
import type { Shared } from '../ledger/index.ts';
import type { Finding } from '../trust/index.ts';
import type { Opened } from './opened.ts';

/** Threat: a host that takes back what it once showed. Our copies stay and are given back. */
export function remoteLosses(remote: string, shared: Shared): Finding[] {
  const { rewritten, dropped, outcome, purged } = shared;
  const back = outcome === 'settled' ? 'they were given back' : 'they are kept here';
  const lost = dropped.map((path): Finding => {
    return {
      code: 'ledger.removed',
      severity: 'error',
      path,
      message: `${remote} had lost ${path}; ${back}`,
    };
  });
  if (!rewritten) return lost;
  // Withheld bytes leave no other way, and nothing else went with them.
  if (purged && lost.length === 0) return [];
  const said = `${remote} no longer holds the ledger's history as it was last seen`;
  return [
    { code: 'ledger.rewritten', severity: 'error', message: said, hint: 'sos verify' },
    ...lost,
  ];
}

/** A remote, where it was last seen by any clone of this user's, and where it is now. */
export interface Moved {
  readonly remote: string;
  readonly last: Oid | undefined;
  readonly tip: Oid;
}

/** Threat: the same, shown to a clone that is too new to know. A shallow one cannot tell. */
export async function rewrittenSince(
  { repository: { store, places } }: Opened,
  { remote, last, tip }: Moved,
): Promise<Finding[]> {
  if (last === undefined || last === tip || last.length !== tip.length) return [];
  const isHere = (await store.presentCommits([last])).has(last);
  if (isHere ? await store.isAncestor(last, tip) : places.shallow) return [];
  const message = `${remote} was last seen at commit ${last.slice(0, 12)}, which is not in the history that it shows now`;
  return [{ code: 'ledger.rewritten', severity: 'error', message, hint: 'sos sync --heal' }];
}
