import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openRepository, type OpenedRepository } from '../../src/git/index.ts';
import type { Host } from '../../src/host/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '1795395600 +0000',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_COMMITTER_DATE: '1795395600 +0000',
};

/** A temporary folder with a home of its own and as many real repositories as a test needs. */
export class Sandbox {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sos-sandbox-')));
  readonly home = path.join(this.folder, 'home');

  constructor() {
    mkdirSync(this.home);
  }

  /** The absolute path of something in it. */
  at(...parts: string[]): string {
    return path.resolve(this.folder, ...parts);
  }

  /** Writes a file and the folders above it; gives its path. */
  write(file: string, content: string | Uint8Array, mode = 0o644): string {
    const whole = this.at(file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, content, { mode });
    return whole;
  }

  /** Runs the real git as the user would, with a fixed identity; gives its output. */
  git(folder: string, ...args: string[]): string {
    const env = { ...this.variables(), ...IDENTITY };
    const ran = spawnSync('git', args, { cwd: this.at(folder), encoding: 'utf8', env });
    if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
    return ran.stdout.trim();
  }

  /** Makes a repository with a work tree and one commit. */
  repo(name = 'work', ...options: string[]): string {
    this.git('.', 'init', '--quiet', '-b', 'main', ...options, name);
    this.write(`${name}/first.txt`, 'first\n');
    this.git(name, 'add', '.');
    this.git(name, 'commit', '--quiet', '-m', 'first');
    return this.at(name);
  }

  /** Makes an empty bare repository. */
  bare(name = 'hub.git', ...options: string[]): string {
    this.git('.', 'init', '--quiet', '--bare', '-b', 'main', ...options, name);
    return this.at(name);
  }

  /** Clones; options are git's own. */
  clone(from: string, name: string, ...options: string[]): string {
    this.git('.', 'clone', '--quiet', ...options, from, name);
    return this.at(name);
  }

  /** The variables of a clean environment, with more or others. */
  variables(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: this.home,
      LC_ALL: 'C',
      TZ: 'UTC',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      ...more,
    };
  }

  /** The real machine, seen from a clean environment. */
  host(more: Readonly<Record<string, string>> = {}): Host {
    const host = createNodeHost();
    const environment = { ...host.environment, home: this.home, variables: this.variables(more) };
    return { ...host, environment };
  }

  /** Opens the repository that a folder is in; fails where there is none. */
  async open(folder: string, more: Readonly<Record<string, string>> = {}) {
    return (await this.look(folder, [], more))!.repository;
  }

  /** Opens the repository that a folder is in and resolves refs. */
  look(
    folder: string,
    alsoResolve: readonly string[] = [],
    more: Readonly<Record<string, string>> = {},
  ): Promise<OpenedRepository | undefined> {
    return openRepository(this.host(more), this.at(folder), { alsoResolve });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
