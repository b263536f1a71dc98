import { textOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import type { RecordOf } from '../records/index.ts';
import { parsePublicKey } from '../signing/index.ts';
import { noPublicKey } from './errors-of-policy.ts';
import { refuseBadName } from './refuse-bad-name.ts';

/** Somebody who founds a ledger together with whoever begins it. */
export interface CoFounder {
  readonly name: string;
  /** The path of a public key. */
  readonly keyFile: string;
}

const LARGEST = 16 * 1024;

/** Reads a founder's public key. Founders are taken for human beings. Throws `app.no-public-key`. */
export async function coFounder(
  { files, environment }: Host,
  { name, keyFile }: CoFounder,
): Promise<RecordOf<'genesis'>['founders'][number]> {
  refuseBadName(name);
  const path = files.absolute(keyFile, environment.folder);
  const text = textOf((await files.read(path, { maxBytes: LARGEST })) ?? new Uint8Array()) ?? '';
  const parsed = parsePublicKey(text.trim());
  if (!parsed.ok) throw noPublicKey(name, path);
  return { name, publicKey: parsed.key.text, person: true };
}
