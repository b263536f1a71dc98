import type { Entry } from '../../src/ledger/index.ts';
import { Forge } from '../support/forge.ts';
import { BranchHistory, type PlantedFile } from './history.ts';

/** What verification must report, as the person who wrote the case says. */
export interface Told {
  /** `error` unless told. */
  readonly severity?: 'error' | 'warning' | 'notice';
  readonly code: string;
  /** The record, or the path of a file that is none. */
  readonly at: Entry | string;
}

/** What any implementation must make of a case. */
export interface Expectation {
  /** What `.sos/pin` of the code branch held, for `sos verify --pin`. */
  readonly vouched?: Uint8Array;
  readonly findings: readonly Told[];
  /** Records that count. */
  readonly counting: number;
  /** Why `templates/verify.sh` cannot see what is wrong; absent where it must agree. */
  readonly beyondScript?: string;
}

/** One ledger of the corpus. */
export interface CorpusCase {
  readonly name: string;
  /** One paragraph: what happened, and what must come of it. */
  readonly about: string;
  /** The reader was told the ledger's id; else the only genesis is believed. */
  readonly pinned?: true;
  /** The bundle is of a repository whose object names are SHA-256. */
  readonly sha256?: true;
  make(hand: Hand): Promise<Expectation>;
}

/** Writes a ledger: signs records with the forge and commits them to the branch, one by one. */
export class Hand {
  readonly forge = new Forge();
  readonly history = new BranchHistory();
  readonly #published = new Set<Entry>();

  /** Begins a ledger of kasra, with a builder `sos-dev` and, as a person, a gatekeeper `athena`. */
  async team(): Promise<void> {
    await this.begin();
    await this.forge.admit('sos-dev', { roles: ['builder'] });
    await this.forge.admit('athena', { roles: ['gatekeeper'], person: true });
  }

  /** Begins a ledger of kasra alone. */
  async begin(): Promise<Entry> {
    return this.forge.begin('kasra', {
      builder: ['message', 'brief', 'claim', 'evidence:*'],
      gatekeeper: ['message', 'gate:*', 'evidence:*'],
    });
  }

  /** Commits every record that was signed since the last time. */
  publish(): void {
    for (const entry of this.forge.entries) {
      if (this.#published.has(entry)) continue;
      this.#published.add(entry);
      this.history.commit(entry.record.by, [this.fileOf(entry)]);
    }
  }

  /** Puts files on the branch that no honest program would put there. */
  plant(...files: readonly (PlantedFile | Entry)[]): void {
    this.publish();
    const planted = files.map((file) => ('record' in file ? this.fileOf(file) : file));
    this.history.commit('mallory', planted);
  }

  /** Takes records off the branch. */
  drop(...entries: readonly Entry[]): void {
    this.publish();
    const paths = entries.map(({ path }) => path);
    this.history.commit('mallory', [], paths);
  }

  /** The file of a record. */
  fileOf(entry: Entry): PlantedFile {
    return { path: entry.path, bytes: this.forge.fileOf(entry) };
  }
}
