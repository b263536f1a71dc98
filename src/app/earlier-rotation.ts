import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { fingerprintOfKey, heldKey } from './key-to-join.ts';
import { ledgerNow, type Opened } from './opened.ts';
import { readingOf } from './reading.ts';
import type { RotationWish } from './rotation-wish.ts';

/** A rotation that is in the ledger already, and the key that signs since. */
export interface EarlierRotation {
  readonly entry: TrustedEntry<'rotate'>;
  readonly fingerprint: string;
  /** What names the new key; undefined where this work tree signs with it already. */
  readonly key: string | undefined;
}

/**
 * Finds the rotation that a repeated wish is about: the present key was ended by it, and its
 * successor is held here; or the present key came of it, and it bears the same word, names the same
 * key or was never shared. Threat: a rotation that was interrupted after its append leaves a work
 * tree that signs with an ended key, or is made twice.
 */
export async function earlierRotation(
  opened: Opened,
  present: string,
  wish: RotationWish,
): Promise<EarlierRotation | undefined> {
  const reading = await readingOf(opened, await ledgerNow(opened));
  const rotations = rotationsIn(reading.ruling);
  const ending = rotations.find(({ entry }) => entry.record.key === present);
  if (ending !== undefined) return held(opened, ending, wish);
  const origin = rotations.find(({ fingerprint }) => fingerprint === present);
  if (origin === undefined) return undefined;
  const isSame =
    wish.once === undefined
      ? (await isNamed(opened, present, wish)) || (await reading.unshared()).has(origin.entry.id)
      : origin.entry.record.once === wish.once;
  return isSame ? { ...origin, key: undefined } : undefined;
}

type Rotation = Pick<EarlierRotation, 'entry' | 'fingerprint'>;

function rotationsIn({ entries, roster }: Ruling): readonly Rotation[] {
  const keys = [...roster.values()].flatMap((principal) => principal.keys);
  return entries.flatMap((entry) => {
    if (!isRotation(entry)) return [];
    const bound = keys.find(({ boundBy }) => boundBy === entry.id);
    return bound === undefined ? [] : [{ entry, fingerprint: bound.fingerprint }];
  });
}

function isRotation(entry: TrustedEntry): entry is TrustedEntry<'rotate'> {
  return entry.kind === 'rotate';
}

/** The named key, or one in the user's folder, where it is the one that the ledger waits for. */
async function held(
  opened: Opened,
  rotation: Rotation,
  wish: RotationWish,
): Promise<EarlierRotation | undefined> {
  const { fingerprint, entry } = rotation;
  if (await isNamed(opened, fingerprint, wish)) return { ...rotation, key: wish.key };
  const kept = await opened.state.identity();
  if (kept?.fingerprint === fingerprint) return { ...rotation, key: undefined };
  const key = await heldKey(opened.host, entry.author, new Set([fingerprint]));
  return key === undefined ? undefined : { ...rotation, key };
}

async function isNamed({ host }: Opened, wanted: string, { key }: RotationWish): Promise<boolean> {
  return key !== undefined && (await fingerprintOfKey(host, key)) === wanted;
}
