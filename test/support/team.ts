import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWorkspace, type Workspace } from '../../src/app/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import type { Draft } from '../../src/records/index.ts';
import { unpastable } from './pastable.ts';
import { prepare } from './prepared.ts';
import { runSos, type Envelope, type Ran, type RunSettings } from './program.ts';

/** Several people and agents with a clone each, around one bare remote. */
export class Team {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'sos-team-'));
  readonly remote = path.join(this.folder, 'remote.git');

  /** Begins a repository with one commit and a ledger that `founder` founded. */
  async begin(founder: string): Promise<Member> {
    this.#git(this.folder, 'init', '--quiet', '--bare', '-b', 'main', this.remote);
    const first = this.clone(founder);
    first.commit('first');
    first.git('push', '--quiet', 'origin', 'HEAD:main');
    await first.ok('init', founder);
    return first;
  }

  /**
   * The team that most stories have: kasra who founded, sos-dev who builds, and athena, a person who
   * judges; all of them know of each other.
   */
  async standing(): Promise<Record<'kasra' | 'dev' | 'athena', Member>> {
    await prepare(this.folder, 'three', async () => {
      const kasra = await this.begin('kasra');
      const dev = await this.admit(kasra, 'sos-dev', ['builder']);
      await this.admit(kasra, 'athena', ['gatekeeper'], true);
      await dev.sync();
    });
    return {
      kasra: this.member('kasra'),
      dev: this.member('sos-dev'),
      athena: this.member('athena'),
    };
  }

  /** Begins as `begin` does, with a copy of what that makes: a copied clone begins a chain of its own. */
  async founded(founder: string): Promise<Member> {
    await prepare(this.folder, `founded-${founder}`, () => this.begin(founder));
    return this.member(founder);
  }

  /** Clones the repository for somebody, who signs with a key of their own in it. */
  clone(name: string): Member {
    const member = this.member(name);
    this.#git(this.folder, 'clone', '--quiet', this.remote, member.folder);
    return member;
  }

  /** Somebody who has a clone. */
  member(name: string): Member {
    const home = path.join(this.folder, `home-${name}`);
    return new Member(name, path.join(this.folder, name), home);
  }

  /** Somebody arrives: clones, asks, and is admitted by `host` with these roles. */
  async admit(host: Member, name: string, roles: readonly string[], person = false) {
    const member = this.clone(name);
    await member.ok('join', name, ...roles.flatMap((role) => ['--role', role]));
    await host.sync();
    await host.ok('identity', 'admit', name, ...(person ? ['--person'] : []));
    await member.sync();
    return member;
  }

  /** Removes somebody's clone, for another first one in its place. */
  forget(name: string): void {
    rmSync(path.join(this.folder, name), { recursive: true, force: true });
    rmSync(path.join(this.folder, `home-${name}`), { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #git(folder: string, ...args: string[]): void {
    git(folder, args);
  }
}

/** Somebody with a clone. */
export class Member {
  readonly name: string;
  readonly folder: string;
  readonly #home: string;

  constructor(name: string, folder: string, home: string) {
    this.name = name;
    this.folder = folder;
    this.#home = home;
  }

  /** Runs the program here. */
  sos(args: readonly string[], settings: RunSettings = {}): Promise<Ran> {
    const env = { HOME: this.#home, ...settings.env };
    return runSos(args, { folder: this.folder, ...settings, env });
  }

  /** Runs the program here for its JSON; fails the test unless it exits as expected. */
  async run(exit: number, ...args: string[]) {
    const ran = await this.sos(['--json', ...args]);
    if (ran.exit !== exit) {
      throw new Error(
        `sos ${args.join(' ')} exits ${ran.exit ?? 'never'}: ${ran.stdout}${ran.stderr}`,
      );
    }
    return withPastableNext(ran.json());
  }

  /** Runs the program here, which must be done. */
  ok(...args: string[]) {
    return this.run(0, ...args);
  }

  /** Writes a file of the work tree and commits it; gives the commit. */
  commit(text: string): string {
    writeFileSync(path.join(this.folder, 'work.txt'), `${text}\n`);
    this.git('add', 'work.txt');
    this.git('commit', '--quiet', '-m', text);
    return this.git('rev-parse', 'HEAD');
  }

  git(...args: string[]): string {
    return git(this.folder, args);
  }

  /** Gets what others shared. */
  async sync(): Promise<void> {
    await this.ok('sync');
  }

  /** Appends a draft as this member, beside the verbs: what the verbs would refuse too. */
  append(draft: Draft, offline?: 'offline'): Promise<void> {
    return this.within(async (workspace) => {
      const plan = () => ({ drafts: [draft] });
      await workspace.write({ kind: draft.kind, plan, offline: offline !== undefined });
    });
  }

  /** Does something in this member's workspace, in process. */
  async within<T>(act: (workspace: Workspace) => Promise<T>): Promise<T> {
    const host = createNodeHost();
    const environment = { ...host.environment, folder: this.folder, home: this.#home };
    const workspace = await openWorkspace({ ...host, environment });
    try {
      return await act(workspace);
    } finally {
      await workspace.close();
    }
  }
}

/** Holds for every answer of every story, so every story looks for it. */
async function withPastableNext(answer: Envelope): Promise<Envelope> {
  const bad = await unpastable(answer.next);
  if (bad.length > 0) throw new Error(`nobody can paste: ${bad.join('; ')}`);
  return answer;
}

function git(folder: string, args: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid'];
  const ran = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout.trim();
}
