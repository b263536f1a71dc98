import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LEDGER = 'refs/heads/sos/ledger';

/** A host that serves a bare repository as it likes: it owns the refs, and no key. */
export class EvilHost {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What it shows as the ledger's tip. */
  get tip(): string {
    return this.#git('rev-parse', LEDGER);
  }

  /** Shows an older, or another, tip from now on. */
  rollBack(tip: string): void {
    this.#git('update-ref', LEDGER, tip);
  }

  /** Adds a commit upon what it shows whose tree lacks some files: a fast-forward like any other. */
  drop(isDropped: (path: string) => boolean): string[] {
    const listed = this.#git('ls-tree', '-r', '--name-only', LEDGER).split('\n');
    const dropped = listed.filter(isDropped);
    const index = path.join(this.#folder, 'evil-index');
    const env = { GIT_INDEX_FILE: index };
    this.#run(['read-tree', LEDGER], env);
    this.#run(['rm', '--cached', '--quiet', '--', ...dropped], env);
    const tree = this.#run(['write-tree'], env);
    rmSync(index);
    this.rollBack(this.#git('commit-tree', tree, '-p', LEDGER, '-m', 'note: housekeeping'));
    return dropped;
  }

  /** Takes no push any more. */
  refuse(): void {
    this.#hook('echo "no more room" >&2\nexit 1');
  }

  /** Says of every push that it took it, and shows from now on what it shows today. */
  freeze(): void {
    this.#hook(`git update-ref ${LEDGER} ${this.tip}`, 'post-receive');
  }

  /** Takes every push and never says so, until it accepts again. */
  stall(): void {
    const file = path.join(this.#folder, 'stalled');
    writeFileSync(file, '');
    this.#hook(`while [ -e '${file}' ]; do sleep 0.1; done\nexit 1`);
  }

  /** Is an honest host again. */
  accept(): void {
    rmSync(path.join(this.#folder, 'stalled'), { force: true });
    for (const hook of ['pre-receive', 'post-receive'])
      rmSync(path.join(this.#folder, 'hooks', hook), { force: true });
  }

  #hook(script: string, name = 'pre-receive'): void {
    const file = path.join(this.#folder, 'hooks', name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  #git(...args: string[]): string {
    return this.#run(args, {});
  }

  #run(args: readonly string[], env: Readonly<Record<string, string>>): string {
    const identity = ['-c', 'user.name=host', '-c', 'user.email=host@example.invalid'];
    const ran = spawnSync('git', [...identity, '--git-dir', this.#folder, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      cwd: this.#folder,
    });
    if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
    return ran.stdout.trim();
  }
}
