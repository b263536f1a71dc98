import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './prepared.ts';
import { Team, type Member } from './team.ts';

const BRIEF = `---
title: Release
criteria:
  - {id: c1, text: It works, grade: claim}
gates:
  - {name: clean, holder: athena, trigger: submission}
---
Release what may leave.
`;

const ALLOWLIST = `paths: ["src/**", README.md, LICENSE, "*.json"]
except: ["**/private/**"]
mustHave: [LICENSE]
mustNotHave: ["**/*.key"]
message: The first release
`;

/** What the source holds: some of it may leave, some never. */
export const SOURCE: Readonly<Record<string, string>> = {
  'src/main.js': 'export const answer = 42;\n',
  'src/private/notes.txt': 'our notes\n',
  'README.md':
    '# Inkwell\n\nSee the [source](src/main.js).\n\n## Test\n\n```sh\nnode src/main.js\n```\n',
  LICENSE: 'MIT\n',
  'package.json':
    '{"name": "inkwell", "version": "1.0.0", "main": "src/main.js", "type": "module", "files": ["src"]}\n',
  'customers.txt': 'nobody you know\n',
  '.sos/release.yaml': ALLOWLIST,
};

/** A team whose work is submitted under brief S1 and whose policy says whose name releases bear. */
export class ReleaseStage {
  readonly team = new Team();
  kasra!: Member;
  dev!: Member;
  athena!: Member;
  commit = '';

  async begin(): Promise<this> {
    await prepare(this.team.folder, 'release', () => this.#build());
    this.kasra = this.team.member('kasra');
    this.dev = this.team.member('sos-dev');
    this.athena = this.team.member('athena');
    this.commit = this.dev.git('rev-parse', 'HEAD');
    return this;
  }

  async #build(): Promise<void> {
    Object.assign(this, await this.team.standing());
    const policy = this.write('policy.yaml', 'release: {name: Inkwell, email: it@example.org}\n');
    await this.kasra.ok('policy', 'propose', policy, '--reason', 'whose releases');
    await this.kasra.ok('brief', 'new', this.write('brief.md', BRIEF), '--id', 'S1');
    this.source(SOURCE);
    await this.dev.sync();
    await this.dev.ok('brief', 'claim', 'S1');
    await this.dev.ok('evidence', 'add', '--claim', 'works', '--brief', 'S1', '--criterion', 'c1');
    await this.dev.ok('brief', 'submit', 'S1');
    await this.everybodySyncs();
  }

  end(): void {
    this.team.remove();
  }

  /** Plans and has athena pass the gate with the manifest; gives its id. */
  async signed(): Promise<string> {
    const manifest = await this.planned();
    await this.athena.sync();
    await this.athena.ok('gate', 'pass', 'S1', 'clean', '--manifest', manifest);
    await this.kasra.sync();
    await this.dev.sync();
    return manifest;
  }

  async planned(): Promise<string> {
    const planned = await this.dev.ok('release', 'plan', 'S1');
    return (planned.data as { manifest: string }).manifest;
  }

  /** A path beside the clones. */
  at(name: string): string {
    return path.join(this.team.folder, name);
  }

  async everybodySyncs(): Promise<void> {
    for (const member of [this.kasra, this.dev, this.athena]) {
      member.git('fetch', '--quiet', 'origin');
      await member.sync();
    }
  }

  /** Commits files in the builder's clone and shares them. */
  source(files: Readonly<Record<string, string>>): string {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.dev.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    this.dev.git('add', '--all', '--force', '.');
    this.dev.git('commit', '--quiet', '-m', 'what may leave and what may not');
    this.dev.git('push', '--quiet', 'origin', 'HEAD:main');
    return this.dev.git('rev-parse', 'HEAD');
  }

  write(name: string, text: string): string {
    const file = this.at(name);
    writeFileSync(file, text);
    return file;
  }
}

/** Runs git anywhere; fails the test unless it succeeds. */
export function gitIn(folder: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid'];
  const ran = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout.trim();
}
