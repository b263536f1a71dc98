import { textOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import type { RecordOf } from '../records/index.ts';
import { parsePublicKey } from '../signing/index.ts';
import { noPublicKey, tooFewFounders } from './errors-of-policy.ts';
import { refuseBadName } from './refuse-bad-name.ts';

/** Somebody who founds a ledger together with whoever begins it. */
export interface CoFounder {
  readonly name: string;
  /** The path of a public key. */
  readonly keyFile: string;
}

const LARGEST = 16 * 1024;

/** A founder as genesis names them. */
type Founder = RecordOf<'genesis'>['founders'][number];

/**
 * Reads the keys of all who found a ledger beside whoever begins it, before anything is made.
 * Throws `app.too-few-founders`, `app.no-public-key`.
 */
export async function coFounders(
  host: Host,
  { founders = [], threshold = 1 }: Founding,
): Promise<readonly Founder[]> {
  const count = founders.length + 1;
  if (threshold > count) throw tooFewFounders(threshold, count);
  return Promise.all(founders.map((other) => coFounder(host, other)));
}

interface Founding {
  readonly founders?: readonly CoFounder[] | undefined;
  readonly threshold?: number | undefined;
}

/** Founders are taken for human beings. */
async function coFounder(
  { files, environment }: Host,
  { name, keyFile }: CoFounder,
): Promise<Founder> {
  refuseBadName(name);
  const path = files.absolute(keyFile, environment.folder);
  const text = textOf((await files.read(path, { maxBytes: LARGEST })) ?? new Uint8Array()) ?? '';
  const parsed = parsePublicKey(text.trim());
  if (!parsed.ok) throw noPublicKey(name, path);
  return { name, publicKey: parsed.key.text, person: true };
}
