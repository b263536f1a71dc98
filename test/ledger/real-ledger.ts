import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRepository, type Repository } from '../../src/git/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import {
  append,
  inscriptionOf,
  LEDGER_REF,
  readEntries,
  type Appended,
  type LedgerPlace,
} from '../../src/ledger/index.ts';
import type { KnownRecord } from '../../src/records/index.ts';
import { sha256Hex } from '../../src/base/index.ts';
import { fileOf, payloadOf } from './sample-records.ts';

/** The machine, once for all tests of a file. */
export const machine = createNodeHost();

/** A repository on disk, opened, with its place for the ledger. */
export interface RealClone {
  readonly folder: string;
  readonly repository: Repository;
  readonly place: LedgerPlace;
}

/** A temporary folder with repositories in it. */
export class Workbench {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'sos-ledger-')));

  git(folder: string, ...args: string[]): string {
    return execFileSync('git', args, { cwd: join(this.folder, folder), encoding: 'utf8' });
  }

  bare(name = 'hub.git', ...options: string[]): string {
    this.git('.', 'init', '-q', '--bare', ...options, name);
    return join(this.folder, name);
  }

  /** A work tree with one commit, and the hub as its remote where there is one. */
  async clone(name: string, hub?: string, ...options: string[]): Promise<RealClone> {
    this.git('.', 'init', '-q', '-b', 'main', ...options, name);
    this.git(name, 'config', 'user.name', name);
    this.git(name, 'config', 'user.email', `${name}@example.org`);
    this.git(name, 'commit', '-q', '--allow-empty', '-m', 'start');
    if (hub !== undefined) this.git(name, 'remote', 'add', 'origin', hub);
    return this.open(name);
  }

  async open(name: string): Promise<RealClone> {
    const folder = join(this.folder, name);
    const { repository } = (await openRepository(machine, folder))!;
    const { store, places } = repository;
    const place = { host: machine, store, commonFolder: places.commonFolder };
    return { folder, repository, place };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Appends records, each as a commit of its own. */
export async function write(at: RealClone, ...records: KnownRecord[]): Promise<Appended> {
  return append(
    at.place,
    records.map((record) => ({
      ...inscriptionOf(record, sha256Hex(payloadOf(record))),
      records: [fileOf(record)],
      author: { name: record.by, email: `${record.by}@example.org` },
      at: 1_795_395_600_000,
    })),
  );
}

/** What the local ledger holds; fails where anything in it is a misfit. */
export async function recordsOf({ repository }: RealClone): Promise<KnownRecord[]> {
  const tip = await repository.store.commitOf(LEDGER_REF);
  const { entries, misfits } = await readEntries(repository.store, tip!);
  if (misfits.length > 0) throw new Error(`misfits: ${JSON.stringify(misfits)}`);
  return entries.map((entry) => entry.record as KnownRecord);
}
