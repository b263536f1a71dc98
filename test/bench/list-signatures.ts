import { writeFileSync } from 'node:fs';
import { openRepository } from '../../src/git/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { readEntries, type Entry } from '../../src/ledger/index.ts';
import { dearmor } from '../../src/signing/armor.ts';
import { readSshsig, signedBytes } from '../../src/signing/sshsig.ts';

const LEDGER = 'refs/heads/sos/ledger';

/** Writes key, signed bytes and raw Ed25519 signature of every record, for checking nothing else. */
async function list(folder: string, file: string): Promise<void> {
  const host = createNodeHost();
  const opened = await openRepository(host, folder, { alsoResolve: [LEDGER] });
  const tip = await opened?.repository.store.commitOf(LEDGER);
  if (opened === undefined || tip === undefined) throw new Error(`no ledger in ${folder}`);
  const { entries } = await readEntries(opened.repository.store, tip);
  writeFileSync(file, `${entries.map(lineOf).join('\n')}\n`);
}

function lineOf({ proof }: Entry): string {
  const sshsig = proof && readSshsig(dearmor(proof.signature) ?? new Uint8Array());
  if (proof === undefined || sshsig === undefined) throw new Error('a record without signature');
  const bytes = signedBytes(proof.payload, sshsig.namespace, 'sha512');
  const parts = [sshsig.publicKey.subarray(-32), bytes, sshsig.signature.subarray(-64)];
  return parts.map((part) => Buffer.from(part).toString('base64url')).join(' ');
}

const [, , folder = '.', file = ''] = process.argv;
await list(folder, file);
