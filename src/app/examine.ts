import { shellQuoted, SosError } from '../base/index.ts';
import { LEDGER_REF } from '../ledger/index.ts';
import { chooseKey, meOf, signerOf } from './identity.ts';
import { commandToBegin } from './command-to-begin.ts';
import { catalogSources, ledgerAt, remoteOf, tipNow, type Opened } from './opened.ts';
import { readingOf } from './reading.ts';
import type { Me, Reading } from './reading-answer.ts';

/** One thing that was looked at. */
export interface Symptom {
  readonly what: string;
  readonly standing: 'good' | 'warning' | 'bad';
  readonly said: string;
  /** The command that mends it. */
  readonly next?: string;
}

/** Looks at everything that sos needs here. Each look stands alone: one trouble hides no other. */
export async function examine(opened: Opened): Promise<readonly Symptom[]> {
  const here = await readingHere(opened);
  const looks: readonly Look[] = [
    ['git', () => git(opened)],
    ['repository', () => repository(opened)],
    ['ledger', () => ledger(opened, here)],
    ['catalog', () => catalog(opened)],
    ['identity', () => identity(opened, here)],
    ['sharing', () => sharing(opened, here)],
    ['remote', () => remote(opened)],
    ['key', () => signer(opened)],
  ];
  const { pinTrouble } = opened;
  const symptoms: Symptom[] = pinTrouble === undefined ? [] : [troubleWith('pin', pinTrouble)];
  for (const [what, look] of looks) {
    const found = await safely(what, look);
    if (found !== undefined) symptoms.push(found);
  }
  return symptoms;
}

/** What is looked at, by the name that is said where the look itself fails. */
type Look = readonly [what: string, look: () => Promise<Symptom | undefined>];

async function safely(what: string, look: Look[1]): Promise<Symptom | undefined> {
  try {
    return await look();
  } catch (error) {
    return troubleWith(what, error);
  }
}

/** Where doctor looks most is where something is broken: that is an answer too. */
function troubleWith(what: string, error: unknown): Symptom {
  if (!(error instanceof SosError)) return { what, standing: 'bad', said: String(error) };
  const { message, hint, next } = error;
  const said = hint === undefined ? message : `${message}; ${hint}`;
  const [command] = next.filter((each) => each !== 'sos doctor');
  return { what, standing: 'bad', said, ...(command === undefined ? {} : { next: command }) };
}

/** The ledger here, why it cannot be read, or undefined where there is none. */
type Here = Reading | SosError | undefined;

async function readingHere(opened: Opened): Promise<Here> {
  try {
    const tip = await tipNow(opened);
    return tip === undefined ? undefined : await readingOf(opened, await ledgerAt(opened, tip));
  } catch (error) {
    if (error instanceof SosError) return error;
    throw error;
  }
}

async function git({ host }: Opened): Promise<Symptom> {
  const run = await host.processes.run({
    program: 'git',
    args: ['--version'],
    environment: host.environment.variables,
  });
  const said = new TextDecoder().decode(run.stdout).trim();
  return { what: 'git', standing: 'good', said: `${said}, node ${host.environment.nodeVersion}` };
}

function repository({ repository: { places } }: Opened): Promise<Symptom> {
  const kind = places.workTree === undefined ? 'bare' : 'with a work tree';
  const shallow = places.shallow ? ', shallow' : '';
  return Promise.resolve({
    what: 'repository',
    standing: 'good',
    said: `${kind}${shallow}, ${places.hash}, ${places.commonFolder}`,
  });
}

async function ledger(opened: Opened, reading: Here): Promise<Symptom> {
  const what = 'ledger';
  if (reading instanceof SosError) return troubleWith(what, reading);
  if (reading === undefined) {
    const remote = await remoteOf(opened);
    return {
      what,
      standing: 'warning',
      said: `there is no ${LEDGER_REF} here`,
      next: remote === undefined ? commandToBegin(opened.host.environment) : 'sos sync',
    };
  }
  const { ruling } = reading;
  const errors = ruling.findings.filter(({ severity }) => severity === 'error').length;
  if (ruling.ledger === undefined || errors > 0) {
    return { what, standing: 'bad', said: doNotCount(errors), next: 'sos verify' };
  }
  const { pin } = opened;
  const pinned = pin === undefined ? 'not pinned' : `pinned (${pin.how})`;
  return { what, standing: 'good', said: `${ruling.entries.length} records, ${pinned}` };
}

/** Says where something stands in the place of what is kept, so that all is verified anew each time. */
async function catalog(opened: Opened): Promise<Symptom | undefined> {
  const { files, path } = catalogSources(opened);
  const facts = await files.facts(path);
  if (facts === undefined || facts.type === 'file') return undefined;
  const kind = facts.type === 'other' ? 'pipe or device' : facts.type;
  const said = `${path} is a ${kind} where sos keeps a file, so that every command verifies all anew: see what is in it and take it away`;
  return { what: 'catalog', standing: 'warning', said };
}

function doNotCount(errors: number): string {
  return errors === 1 ? '1 record does not count' : `${errors} records do not count`;
}

async function identity(opened: Opened, reading: Here): Promise<Symptom> {
  const what = 'identity';
  const choice = await chooseKey(opened);
  if (choice === undefined) {
    return { what, standing: 'warning', said: 'no key signs here: sos join NAME' };
  }
  const { fingerprint } = (await signerOf(choice, opened.host)).publicKey;
  if (reading === undefined || reading instanceof SosError)
    return { what, standing: 'warning', said: 'there is no ledger to be in that can be read' };
  return { what, ...standingOf(meOf(fingerprint, choice, reading.ruling)) };
}

function standingOf({ name, fingerprint, source, principal }: Me): Omit<Symptom, 'what'> {
  if (principal === undefined) {
    const said = `${name} waits to be enrolled by somebody who may`;
    return { standing: 'warning', said, next: 'sos sync' };
  }
  const key = principal.keys.find((each) => each.fingerprint === fingerprint);
  if (key?.standing === 'active') return { standing: 'good', said: `${name}, key from ${source}` };
  const said = `the key of ${name} was ${key?.standing ?? 'ended'}`;
  return { standing: 'bad', said, next: `sos join ${name} --new-key` };
}

async function sharing(opened: Opened, reading: Here): Promise<Symptom> {
  const what = 'sharing';
  const remote = await remoteOf(opened);
  if (remote === undefined)
    return { what, standing: 'warning', said: 'there is no remote to share with' };
  if (reading instanceof SosError)
    return {
      what,
      standing: 'warning',
      said: 'what waits is not known: the ledger cannot be read',
    };
  const unshared = (await reading?.unshared())?.size ?? 0;
  if (unshared === 0) return { what, standing: 'good', said: `with ${remote}, nothing waits` };
  return {
    what,
    standing: 'warning',
    said: `${unshared} ${unshared === 1 ? 'record is' : 'records are'} not shared yet`,
    next: 'sos sync',
  };
}

/** What was noticed of the remote, and no sync has told yet. */
async function remote({ state }: Opened): Promise<Symptom> {
  const what = 'remote';
  const [alarm] = await state.alarms();
  if (alarm === undefined) return { what, standing: 'good', said: 'it took nothing back' };
  return { what, standing: 'bad', said: alarm.message, next: 'sos sync' };
}

/** What a file lets anybody do but its owner. */
const OTHERS = 0o077;

/** Threat: a private key that everybody on the machine may read, and sign with. */
async function signer(opened: Opened): Promise<Symptom> {
  const choice = await chooseKey(opened);
  if (choice === undefined) return { what: 'key', standing: 'warning', said: 'none' };
  const { publicKey, source } = await signerOf(choice, opened.host);
  const said = `${publicKey.fingerprint} from ${source}`;
  const file = source.startsWith('/') ? await opened.host.files.facts(source) : undefined;
  if (file?.type !== 'file' || (file.mode & OTHERS) === 0) {
    return { what: 'key', standing: 'good', said };
  }
  const mend = `chmod 600 ${shellQuoted(source)}`;
  return { what: 'key', standing: 'warning', said: `${said}, which others may read: ${mend}` };
}
