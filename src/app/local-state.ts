import { SosError, utf8 } from '../base/index.ts';
import type { Files } from '../host/index.ts';
import type { ChosenPolicy, Finding } from '../trust/index.ts';
import { readMemory, refuseDamaged, unlessDamaged, type Fields } from './memory-files.ts';

/** Which ledger this clone believes in, and where it shares it. */
export interface Pin {
  readonly ledger: string;
  /** How the id came here: given by a person, or believed at first sight. */
  readonly how: 'founded' | 'given' | 'pin-file' | 'first-use';
  readonly remote?: string;
  /** Which policy is followed where two that follow one froze it. */
  readonly policy?: ChosenPolicy;
}

/** Whose key signs here. */
export interface IdentityFile {
  readonly name: string;
  /** What names the key: a path, or a public key that an agent holds. */
  readonly key: string;
  readonly fingerprint: string;
}

/** Where a key's chain from this workspace stands. */
export interface ChainFile {
  readonly chain: string;
  /** The place on disk that the chain belongs to: a copied clone starts its own. */
  readonly place: string;
  /** The last record; absent before the first. */
  readonly last?: { readonly seq: number; readonly id: string };
}

/** A command that was begun or run here, of which the record was undone. */
export interface LostRun {
  readonly command: string;
  readonly by: string;
}

/** What a clone remembers between commands, in `sos/` of its common Git folder. */
export interface LocalState {
  readonly folder: string;
  pin(): Promise<Pin | undefined>;
  setPin(pin: Pin): Promise<void>;
  /** The identity of this work tree, or else of the clone. */
  identity(): Promise<IdentityFile | undefined>;
  /** The identity of this work tree alone: another work tree's is somebody else. */
  ownIdentity(): Promise<IdentityFile | undefined>;
  setIdentity(identity: IdentityFile): Promise<void>;
  chain(fingerprint: string): Promise<ChainFile | undefined>;
  setChain(fingerprint: string, chain: ChainFile): Promise<void>;
  /** What writes noticed of the remote and no sync has told yet. */
  alarms(): Promise<readonly Finding[]>;
  setAlarms(alarms: readonly Finding[]): Promise<void>;
  /** Commands that ran here, or may have, of which no record is left. */
  lostRuns(): Promise<readonly LostRun[]>;
  setLostRuns(runs: readonly LostRun[]): Promise<void>;
  /** When the remote last answered, in milliseconds since 1970. */
  syncedAt(): Promise<number | undefined>;
  setSyncedAt(at: number): Promise<void>;
  /** Ids of the records that named a leaked secret, and that somebody here was told of. */
  toldLeaks(): Promise<readonly string[]>;
  setToldLeaks(ids: readonly string[]): Promise<void>;
}

/** Opens the memory of a clone. The work tree's own Git folder may hold another identity. */
export function openLocalState(
  files: Files,
  places: { commonFolder: string; gitFolder: string },
): LocalState {
  const folder = files.join(places.commonFolder, 'sos');
  const ownFolder = files.join(places.gitFolder, 'sos');
  const at = (name: string): string => files.join(folder, name);
  const chainName = (fingerprint: string): string =>
    `chain-${fingerprint.slice('SHA256:'.length).replaceAll('/', '_').replaceAll('+', '-')}.json`;
  const write = async (path: string, value: object, durable = true): Promise<void> => {
    const bytes = utf8(`${JSON.stringify(value, null, 2)}\n`);
    await files.makeFolder(files.join(path, '..'), { mode: 0o700 });
    await files.replace(path, bytes, { mode: 0o600, durable });
  };
  const read = <T>(path: string, isRight: (value: Fields) => boolean) =>
    readMemory<T>(files, path, isRight);
  /** What can be found again counts as none also where it cannot be read. */
  const readIfThere = async <T extends object>(
    name: string,
    isRight: (value: Fields) => boolean,
  ): Promise<T | undefined> => {
    try {
      return unlessDamaged(await read<T>(at(name), isRight));
    } catch (error) {
      if (error instanceof SosError) return undefined;
      throw error;
    }
  };
  const identityAt = async (path: string): Promise<IdentityFile | undefined> =>
    refuseDamaged(path, await read<IdentityFile>(path, isIdentity));
  return {
    folder,
    pin: async () => refuseDamaged(at('ledger.json'), await read<Pin>(at('ledger.json'), isPin)),
    setPin: (pin) => write(at('ledger.json'), pin),
    identity: async () =>
      (await identityAt(files.join(ownFolder, 'identity.json'))) ??
      (await identityAt(at('identity.json'))),
    ownIdentity: () => identityAt(files.join(ownFolder, 'identity.json')),
    setIdentity: (identity) => write(files.join(ownFolder, 'identity.json'), identity),
    chain: (fingerprint) => readIfThere<ChainFile>(chainName(fingerprint), isChain),
    setChain: (fingerprint, chain) => write(at(chainName(fingerprint)), chain, false),
    alarms: async () =>
      (await readIfThere<{ alarms: Finding[] }>('alarms.json', hasAlarms))?.alarms ?? [],
    setAlarms: (alarms) => write(at('alarms.json'), { alarms }),
    syncedAt: async () => (await readIfThere<{ at: number }>('synced.json', isMoment))?.at,
    toldLeaks: async () =>
      (await readIfThere<{ told: string[] }>('leaks.json', isTold))?.told ?? [],
    setToldLeaks: (told) => write(at('leaks.json'), { told }, false),
    lostRuns: async () =>
      (await readIfThere<{ runs: LostRun[] }>('lost-runs.json', hasRuns))?.runs ?? [],
    setLostRuns: (runs) => write(at('lost-runs.json'), { runs }),
    setSyncedAt: (time) => write(at('synced.json'), { at: time }, false),
  };
}

const HOW: ReadonlySet<unknown> = new Set<Pin['how']>([
  'founded',
  'given',
  'pin-file',
  'first-use',
]);

function isPin({ ledger, how, remote, policy }: Fields): boolean {
  const known = HOW.has(how) && (remote === undefined || typeof remote === 'string');
  return known && isId(ledger) && (policy === undefined || isPolicy(policy as Fields));
}

function isPolicy({ id, version }: Fields): boolean {
  return isId(id) && Number.isSafeInteger(version);
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isIdentity({ name, key, fingerprint }: Fields): boolean {
  return [name, key, fingerprint].every((each) => typeof each === 'string');
}

function isChain({ chain, place, last }: Fields): boolean {
  if (typeof chain !== 'string' || typeof place !== 'string') return false;
  if (last === undefined) return true;
  const { seq, id } = (last ?? {}) as Fields;
  return typeof seq === 'number' && typeof id === 'string';
}

function isTold({ told }: Fields): boolean {
  return Array.isArray(told) && told.every((id) => typeof id === 'string');
}

function hasRuns({ runs }: Fields): boolean {
  if (!Array.isArray(runs)) return false;
  return runs.every(
    (run: Fields) => typeof run['command'] === 'string' && typeof run['by'] === 'string',
  );
}

function isMoment({ at }: Fields): boolean {
  return typeof at === 'number';
}

function hasAlarms({ alarms }: Fields): boolean {
  return Array.isArray(alarms);
}
