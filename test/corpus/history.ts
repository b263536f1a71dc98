import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LEDGER_REF } from '../../src/ledger/index.ts';
import { ROOT_DRAFT } from '../../src/ledger/root-commit.ts';

/** A file of the branch, as anybody who may push can put it there. */
export interface PlantedFile {
  readonly path: string;
  /** The content; for a submodule the name of the commit. */
  readonly bytes: Uint8Array | string;
  /** `100644` unless told. */
  readonly mode?: string;
}

interface Commit {
  readonly parents: readonly number[];
  readonly author: string;
  readonly message: string;
  readonly files: readonly PlantedFile[];
  readonly removed: readonly string[];
  /** Every path that is there afterwards. */
  readonly tree: ReadonlyMap<string, PlantedFile>;
}

/** 2026-11-23T01:00:00Z in seconds: the first commit that carries a record. */
const START = 1_795_395_600;

const IDENTITY = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  LC_ALL: 'C',
};

/** Draws the history of a ledger's branch: honest commits, evil ones, and merges of both. */
export class BranchHistory {
  readonly #commits: Commit[] = [];
  #tip = -1;

  /** What a commit can be named by later. */
  get tip(): number {
    return this.#tip;
  }

  /** Every path of the tip. */
  get paths(): ReadonlySet<string> {
    return new Set(this.#commits[this.#tip]?.tree.keys());
  }

  /** Goes back to a commit: what follows is another line of the history. */
  goBackTo(commit: number): void {
    this.#tip = commit;
  }

  commit(author: string, files: readonly PlantedFile[], removed: readonly string[] = []): void {
    const tree = new Map(this.#commits[this.#tip]?.tree);
    for (const gone of removed) tree.delete(gone);
    for (const file of files) tree.set(file.path, file);
    const parents = this.#tip < 0 ? [] : [this.#tip];
    this.#add({ parents, author, message: `records of ${author}`, files, removed, tree });
  }

  /** Commits the union of the tip and another commit, as every honest merge does. */
  merge(other: number): void {
    const tree = new Map(this.#commits[this.#tip]?.tree);
    const theirs = this.#commits[other]?.tree ?? new Map<string, PlantedFile>();
    const files = [...theirs.values()].filter((file) => !tree.has(file.path));
    for (const file of files) tree.set(file.path, file);
    const message = 'sos: union of two ledger tips';
    this.#add({
      parents: [this.#tip, other],
      author: 'sos',
      message,
      files,
      removed: [],
      tree,
    });
  }

  /** Packs the branch into a bundle; gives its bytes and the tip's name. */
  bundle(objectFormat: 'sha1' | 'sha256' = 'sha1'): { bytes: Uint8Array; tip: string } {
    const folder = mkdtempSync(path.join(tmpdir(), 'sos-corpus-'));
    try {
      git(folder, ['init', '--quiet', '--bare', `--object-format=${objectFormat}`, '.']);
      git(folder, ['fast-import', '--quiet'], this.#stream());
      const tip = git(folder, ['rev-parse', LEDGER_REF]).toString().trim();
      git(folder, ['-c', 'pack.threads=1', 'bundle', 'create', '-q', 'ledger.bundle', LEDGER_REF]);
      return { bytes: readFileSync(path.join(folder, 'ledger.bundle')), tip };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #add(commit: Commit): void {
    this.#commits.push(commit);
    this.#tip = this.#commits.length - 1;
  }

  #stream(): Buffer {
    const { author, at, message } = ROOT_DRAFT;
    const root = commitHead({
      mark: 1,
      author: `${author.name} <${author.email}>`,
      seconds: at / 1000,
      message,
    });
    const commits = this.#commits.map((commit, index) => commitPieces(commit, index));
    const last = `reset ${LEDGER_REF}\nfrom :${this.#tip + 2}\n`;
    return Buffer.concat([Buffer.from(root), ...commits, Buffer.from(last)]);
  }
}

function commitPieces(commit: Commit, index: number): Buffer {
  const author = `${commit.author} <${commit.author}@example.invalid>`;
  const head = commitHead({
    mark: index + 2,
    author,
    seconds: START + index,
    message: `${commit.message}\n`,
  });
  const [first = -1, second] = commit.parents;
  const merged = second === undefined ? '' : `merge :${second + 2}\n`;
  const removed = commit.removed.map((gone) => `D ${quoted(gone)}\n`).join('');
  const pieces = commit.files.map(filePiece);
  return Buffer.concat([Buffer.from(`${head}from :${first + 2}\n${merged}${removed}`), ...pieces]);
}

function commitHead(commit: {
  mark: number;
  author: string;
  seconds: number;
  message: string;
}): string {
  const { mark, author, seconds, message } = commit;
  const who = `${author} ${seconds} +0000`;
  const size = Buffer.byteLength(message);
  // A line of its own for each commit: only the last one is given to the branch.
  return `commit refs/heads/drawn\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata ${size}\n${message}\n`;
}

function filePiece({ path: place, bytes, mode = '100644' }: PlantedFile): Buffer {
  const content = Buffer.from(bytes);
  if (mode === '160000') return Buffer.from(`M ${mode} ${content.toString()} ${quoted(place)}\n`);
  const head = `M ${mode} inline ${quoted(place)}\ndata ${content.length}\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\n')]);
}

/** Quotes a path as C does, which is what Git reads. */
function quoted(place: string): string {
  const escaped = place.replace(/[\\"]/g, '\\$&').replace(/[\0-\x1f\x7f]/g, (character) => {
    return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
  return `"${escaped}"`;
}

function git(folder: string, args: readonly string[], input?: Buffer): Buffer {
  const env = { PATH: process.env['PATH'], HOME: folder, ...IDENTITY };
  const ran = spawnSync('git', args, { cwd: folder, input, env });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr.toString()}`);
  return ran.stdout;
}
