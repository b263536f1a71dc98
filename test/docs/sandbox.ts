import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a command wrote, both streams as they came, and how it ended. */
export interface Outcome {
  readonly output: string;
  readonly exit: number | null;
}

/** A place to type what a guide shows: a bare remote, and people with a home and a clone each. */
export class Sandbox {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'sos-guide-'));
  readonly #folders = new Map<string, string>();

  constructor() {
    this.#installSos();
    this.#git(this.folder, 'init', '--quiet', '--bare', '-b', 'main', 'inkwell.git');
    this.enter('kasra');
    this.run('kasra', 'echo "# Inkwell" > README.md && git add . && git commit -qm first');
    this.run('kasra', 'git push -q origin HEAD:main');
  }

  /** Gives somebody a home and a clone in it, where their commands are typed from now on. */
  enter(who: string): void {
    const home = path.join(this.folder, who);
    mkdirSync(home);
    writeFileSync(
      path.join(home, '.gitconfig'),
      `[user]\n\tname = ${who}\n\temail = ${who}@example.org\n[init]\n\tdefaultBranch = main\n[gc]\n\tauto = 0\n`,
    );
    this.#git(home, 'clone', '--quiet', path.join(this.folder, 'inkwell.git'), 'inkwell');
    this.#folders.set(who, path.join(home, 'inkwell'));
  }

  /** Types a line into somebody's shell; where it goes to another folder, the next one is there. */
  run(who: string, line: string, env: Record<string, string> = {}): Outcome {
    const after = path.join(this.folder, 'folder-after');
    const script = `{ ${line}\n} 2>&1; code=$?; pwd > '${after}'; exit $code`;
    const ran = spawnSync('sh', ['-c', script], {
      cwd: this.#folders.get(who),
      env: { ...this.#environment(who), ...env },
      encoding: 'utf8',
      timeout: 60_000,
    });
    this.#folders.set(who, readFileSync(after, 'utf8').trim());
    return { output: ran.stdout, exit: ran.status };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Puts `sos` and `git-sos` on the path, as an installed package does. */
  #installSos(): void {
    const bin = path.join(this.folder, 'bin');
    mkdirSync(bin);
    const script = `#!/bin/sh\nexec '${process.execPath}' '${path.resolve('bin/sos.cjs')}' "$@"\n`;
    for (const name of ['sos', 'git-sos'])
      writeFileSync(path.join(bin, name), script, { mode: 0o755 });
  }

  #environment(who: string): Record<string, string> {
    return {
      PATH: `${path.join(this.folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      HOME: path.join(this.folder, who),
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
      GIT_CONFIG_NOSYSTEM: '1',
    };
  }

  #git(folder: string, ...args: string[]): void {
    const ran = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
  }
}
