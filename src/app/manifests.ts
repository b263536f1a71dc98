import type { RecordId } from '../base/index.ts';
import { badManifest, decodeList, releaseNames } from '../release/index.ts';
import type { ReleaseList } from '../records/index.ts';
import { isKind, ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { noManifest, notAManifest } from './errors-of-releases.ts';
import { pickEntry } from './pick-entry.ts';
import type { LedgerHere } from './reading-answer.ts';

/** A manifest of the ledger with the list that it names. */
export interface Manifest {
  readonly entry: TrustedEntry<'manifest'>;
  readonly list: ReleaseList;
}

/** Finds the manifest that somebody typed the beginning of. */
export function manifestNamed(ruling: Ruling, typed: string): TrustedEntry<'manifest'> {
  const entry = pickEntry(ruling, typed);
  if (!isKind(entry, 'manifest')) throw notAManifest(entry.id, entry.kind);
  return entry;
}

/** The same for whoever need not have typed any. */
export function manifestIdNamed(ruling: Ruling, typed: string | undefined): RecordId | undefined {
  return typed === undefined ? undefined : manifestNamed(ruling, typed).id;
}

/** Reads a manifest with its list: the one that was typed, or the newest. */
export async function manifestHere(
  ledger: LedgerHere,
  typed: string | undefined,
): Promise<Manifest> {
  const { ruling } = ledger;
  const entry =
    typed === undefined ? ofKind(ruling.entries, 'manifest').at(-1) : manifestNamed(ruling, typed);
  if (entry === undefined) throw noManifest();
  return { entry, list: await listOf(ledger, entry) };
}

/** Finds the manifest that makes a commit; undefined where there is none. */
export async function manifestMaking(
  ledger: LedgerHere,
  release: string,
): Promise<Manifest | undefined> {
  const all = ofKind(ledger.ruling.entries, 'manifest');
  const entry = all.findLast(({ record }) => record.release === release);
  return entry === undefined ? undefined : { entry, list: await listOf(ledger, entry) };
}

/**
 * Reads the list that a manifest names and holds it against the record. Threat: a record that names
 * one commit for people to compare, and a list that makes another.
 */
async function listOf(
  { content }: LedgerHere,
  { id, record }: TrustedEntry<'manifest'>,
): Promise<ReleaseList> {
  const answer = await content(record.list);
  if (!answer.ok) throw badManifest(id, `it is ${answer.problem}`);
  const list = decodeList(answer.bytes);
  if (typeof list === 'string') throw badManifest(id, list);
  const { commit } = releaseNames(list);
  if (commit !== record.release) throw badManifest(id, `it makes ${commit}, not ${record.release}`);
  if (list.commit !== record.commit || list.tree !== record.tree) {
    throw badManifest(id, 'it is of another commit than the record says');
  }
  return list;
}
