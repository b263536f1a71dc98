import type { Host } from '../host/index.ts';
import { LEDGER_REF } from '../ledger/index.ts';
import { chooseKey, meOf, signerOf } from './identity.ts';
import { joinLedger } from './join-ledger.ts';
import { ledgerAt, ledgerNow, open, tipNow, type Opened } from './opened.ts';
import { readingOf } from './reading.ts';
import { startLedger } from './start-ledger.ts';
import { examine } from './examine.ts';
import { fileOf } from './file-of.ts';
import { rotateKey } from './rotate-key.ts';
import { undo } from './undo.ts';
import { sync } from './sync.ts';
import type { Reading } from './reading-answer.ts';
import type { Workspace } from './workspace.ts';
import { write } from './write.ts';

/** Opens the repository of the working folder. Throws `app.no-repository`; a ledger need not be there. */
export async function openWorkspace(host: Host): Promise<Workspace> {
  const opened = await open(host, host.environment.folder);
  const { repository, firstLook } = opened;
  return {
    host,
    repository,
    read: async () => readingOf(opened, await ledgerNow(opened, firstLook.get(LEDGER_REF))),
    readNow: async () => readingOf(opened, await ledgerNow(opened)),
    me: async (reading) => {
      const choice = await chooseKey(opened);
      if (choice === undefined) return undefined;
      const fingerprint =
        choice.fingerprint ?? (await signerOf(choice, host)).publicKey.fingerprint;
      return meOf(fingerprint, choice, reading.ruling);
    },
    write: (request) => write(opened, request),
    sync: () => sync(opened),
    start: (request) => startLedger(opened, request),
    join: (wish) => joinLedger(opened, wish),
    rotate: (wish) => rotateKey(opened, wish),
    pin: opened.pin,
    fileOf: (entry) => fileOf(opened, entry),
    undo: async (discard) => undo(opened, await readingIfAny(opened), discard),
    examine: () => examine(opened),
    close: () => repository.store.close(),
  };
}

async function readingIfAny(opened: Opened): Promise<Reading | undefined> {
  const tip = await tipNow(opened);
  if (tip === undefined) return undefined;
  return readingOf(opened, await ledgerAt(opened, tip));
}
