import { LEDGER_REF } from '../ledger/index.ts';
import { chooseKey, meOf, signerOf } from './identity.ts';
import { beginCommand } from './begin-command.ts';
import { ledgerAt, remoteOf, tipNow, type Opened } from './opened.ts';
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
  const reading = await readingHere(opened);
  const looks = [
    () => git(opened),
    () => repository(opened),
    () => ledger(opened, reading),
    () => identity(opened, reading),
    () => sharing(opened, reading),
    () => signer(opened),
  ];
  const symptoms: Symptom[] = [];
  for (const look of looks) symptoms.push(await safely(look));
  return symptoms;
}

async function safely(look: () => Promise<Symptom>): Promise<Symptom> {
  try {
    return await look();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { what: 'trouble', standing: 'bad', said };
  }
}

async function readingHere(opened: Opened): Promise<Reading | undefined> {
  const tip = await tipNow(opened);
  return tip === undefined ? undefined : readingOf(opened, await ledgerAt(opened, tip));
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

async function ledger(opened: Opened, reading: Reading | undefined): Promise<Symptom> {
  const what = 'ledger';
  if (reading === undefined) {
    const remote = await remoteOf(opened);
    return {
      what,
      standing: 'warning',
      said: `there is no ${LEDGER_REF} here`,
      next: remote === undefined ? beginCommand(opened.host.environment) : 'sos sync',
    };
  }
  const { ruling } = reading;
  const errors = ruling.findings.filter(({ severity }) => severity === 'error').length;
  if (ruling.ledger === undefined || errors > 0) {
    return { what, standing: 'bad', said: `${errors} records do not count`, next: 'sos verify' };
  }
  const { pin } = opened;
  const pinned = pin === undefined ? 'not pinned' : `pinned (${pin.how})`;
  return { what, standing: 'good', said: `${ruling.entries.length} records, ${pinned}` };
}

async function identity(opened: Opened, reading: Reading | undefined): Promise<Symptom> {
  const what = 'identity';
  const choice = await chooseKey(opened);
  if (choice === undefined) {
    return { what, standing: 'warning', said: 'no key signs here: sos join NAME' };
  }
  const { fingerprint } = (await signerOf(choice, opened.host)).publicKey;
  if (reading === undefined)
    return { what, standing: 'warning', said: 'there is no ledger to be in' };
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

async function sharing(opened: Opened, reading: Reading | undefined): Promise<Symptom> {
  const what = 'sharing';
  const remote = await remoteOf(opened);
  if (remote === undefined)
    return { what, standing: 'warning', said: 'there is no remote to share with' };
  const unshared = (await reading?.unshared())?.size ?? 0;
  if (unshared === 0) return { what, standing: 'good', said: `with ${remote}, nothing waits` };
  return {
    what,
    standing: 'warning',
    said: `${unshared} records are not shared yet`,
    next: 'sos sync',
  };
}

async function signer(opened: Opened): Promise<Symptom> {
  const choice = await chooseKey(opened);
  if (choice === undefined) return { what: 'key', standing: 'warning', said: 'none' };
  const opening = await signerOf(choice, opened.host);
  return {
    what: 'key',
    standing: 'good',
    said: `${opening.publicKey.fingerprint} from ${opening.source}`,
  };
}
