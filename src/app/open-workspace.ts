import type { CatalogState } from '../catalog/index.ts';
import type { Host } from '../host/index.ts';
import { LEDGER_REF } from '../ledger/index.ts';
import { chooseKey, meOf, signerOf } from './identity.ts';
import { leaksToTell } from './leaks-to-tell.ts';
import { ledgerNow, open, tipNow, type Opened, type OpeningWish } from './opened.ts';
import { readingOf } from './reading.ts';
import type { Workspace } from './workspace.ts';

/**
 * Opens the repository of the working folder. Throws `app.no-repository`; a ledger need not be
 * there. Only what reads need is loaded at once: whoever looks at an inbox waits for nothing else.
 */
export async function openWorkspace(
  host: Host,
  how: OpeningWish = { ailing: false },
): Promise<Workspace> {
  const opened = await open(host, host.environment.folder, how);
  const { repository, firstLook } = opened;
  const now = whatIsNow(opened);
  return {
    host,
    repository,
    read: async () => readingOf(opened, await ledgerNow(opened, firstLook.get(LEDGER_REF))),
    readToDecide: async () => readingOf(opened, await ledgerNow(opened, undefined, 'sealed')),
    readUnder: async (policy) => (await import('./choose-policy.ts')).readUnder(opened, policy),
    readNow: async () => readingOf(opened, await now()),
    me: async (reading) => {
      const choice = await chooseKey(opened);
      if (choice === undefined) return undefined;
      const fingerprint =
        choice.fingerprint ?? (await signerOf(choice, host)).publicKey.fingerprint;
      return meOf(fingerprint, choice, reading.ruling);
    },
    leaksToTell: ({ ruling }) => leaksToTell(ruling, opened.state),
    withoutSecrets: async (told) => {
      const { screeningOf, screenTold } = await import('./screen-plan.ts');
      return screenTold(told, screeningOf(opened, { ledger: opened.pin?.ledger }));
    },
    lostRun: async (run) => (await import('./lost-runs.ts')).wasLost(opened.state, run),
    alone: async (name, work) => (await import('./alone.ts')).alone(opened, name, work),
    write: async (request) => (await import('./write.ts')).write(opened, request),
    signStatement: async (reading, statement, wish) => {
      const { signStatement } = await import('./sign-statement.ts');
      return signStatement(opened, reading, { statement, ...wish });
    },
    sync: async (wish) => {
      const synced = await (await import('./sync.ts')).sync(opened, wish);
      return synced;
    },
    compare: async (reading) => (await import('./compare.ts')).compare(opened, reading),
    start: async (request) => (await import('./start-ledger.ts')).startLedger(opened, request),
    join: async (wish) => (await import('./join-ledger.ts')).joinLedger(opened, wish),
    rotate: async (wish) => (await import('./rotate-key.ts')).rotateKey(opened, wish),
    choosePolicy: async (policy) =>
      (await import('./choose-policy.ts')).choosePolicy(opened, policy),
    pin: opened.pin,
    fileOf: async (entry) => (await import('./file-of.ts')).fileOf(opened, entry),
    undo: async (discard) => (await import('./undo.ts')).undo(opened, discard),
    examine: async () => (await import('./examine.ts')).examine(opened),
    recover: async (error) => (await import('./recover.ts')).recover(opened, error),
    noticed: opened.noticed,
    alarms: () => opened.state.alarms(),
    close: () => repository.store.close(),
  };
}

/** Whoever waits asks twice a second: the ledger is read again only when its tip moved. */
function whatIsNow(opened: Opened): () => Promise<CatalogState> {
  let last: CatalogState | undefined;
  return async () => {
    const tip = await tipNow(opened);
    if (last === undefined || last.tip !== tip) last = await ledgerNow(opened, tip);
    return last;
  };
}
