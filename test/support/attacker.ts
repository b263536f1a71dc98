import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createNodeHost } from '../../src/host/node/index.ts';
import { placeOf } from '../../src/ledger/index.ts';
import { sha256Hex } from '../../src/base/index.ts';
import {
  encodeCanonical,
  encodeRecordFile,
  orderedRecord,
  type Draft,
  type Envelope,
  type KnownRecord,
  type ValueMap,
} from '../../src/records/index.ts';
import { openSigner, type Signer } from '../../src/signing/index.ts';
import { RECORD_NAMESPACE, type Ruling } from '../../src/trust/index.ts';
import type { RecordLine } from '../../src/views/index.ts';
import { Team, type Member } from './team.ts';

/** A file as an attacker plants it. */
export interface Planted {
  readonly path: string;
  readonly bytes: Uint8Array | string;
  /** `100644` unless told. */
  readonly mode?: string;
}

/** What a forged record says otherwise than an honest one would. */
export interface Otherwise {
  readonly signer?: Signer;
  readonly namespace?: string;
  readonly envelope?: Partial<Envelope>;
  readonly payload?: (payload: string) => string;
}

const LEDGER = 'refs/heads/sos/ledger';

/** A team with a founder, a builder and a gatekeeper, and the means to attack its ledger. */
export class Attack {
  readonly team = new Team();
  kasra!: Member;
  dev!: Member;
  athena!: Member;

  async begin(): Promise<this> {
    Object.assign(this, await this.team.standing());
    return this;
  }

  end(): void {
    this.team.remove();
  }

  async everybodySyncs(): Promise<void> {
    for (const member of [this.kasra, this.dev, this.athena]) await member.sync();
  }

  /**
   * Opens brief S1 with gate `review` of athena's, which needs what is told; sos-dev claims it, shows
   * its criterion and submits a commit, which everybody who judges has. Returns the commit.
   */
  async offerWork(needs: readonly string[] = []): Promise<string> {
    const { kasra, dev, athena } = this;
    const file = path.join(this.team.folder, 'brief.md');
    writeFileSync(file, briefText(needs));
    await kasra.ok('brief', 'new', file, '--id', 'S1');
    await dev.sync();
    await dev.ok('brief', 'claim', 'S1');
    const commit = dev.commit('work');
    dev.git('push', '--quiet', 'origin', 'HEAD:work');
    await dev.ok('evidence', 'add', '--claim', 'it works', '--brief', 'S1', '--criterion', 'c1');
    await dev.ok('brief', 'submit', 'S1');
    for (const member of [kasra, athena]) member.git('fetch', '--quiet', 'origin', 'work');
    await athena.sync();
    return commit;
  }

  /** The key that a member signs with. */
  async signerOf(member: Member): Promise<Signer> {
    const file = member.git('rev-parse', '--git-path', 'sos/identity.json');
    const { key } = JSON.parse(readText(member, file)) as { key: string };
    return openSigner(key, createNodeHost());
  }

  /** What a member's clone makes of the ledger now. */
  ruling(member: Member): Promise<Ruling> {
    return member.within(async (workspace) => (await workspace.read()).ruling);
  }

  /** Makes a record file by a member's key, as an honest program would but for what is told. */
  async forge(member: Member, draft: Draft, otherwise: Otherwise = {}): Promise<Planted> {
    const ruling = await this.ruling(member);
    const signer = otherwise.signer ?? (await this.signerOf(member));
    const { fingerprint } = signer.publicKey;
    const head = ruling.chains.find(({ key }) => key === fingerprint);
    const { kind, ...fields } = draft;
    const envelope: Envelope = {
      sos: 1,
      ledger: ruling.ledger ?? '',
      kind,
      by: member.name,
      key: fingerprint,
      chain: head?.chain ?? 'a'.repeat(16),
      seq: head === undefined ? 0 : head.seq + 1,
      ...(head === undefined ? {} : { prev: head.id }),
      seen: ruling.heads,
      policy: ruling.policy?.id ?? '',
      at: '2026-11-23T01:00:00.000Z',
      ...otherwise.envelope,
    };
    const record = orderedRecord({ ...envelope, ...fields } as unknown as KnownRecord);
    const honest = Buffer.from(encodeCanonical(record as unknown as ValueMap)).toString('utf8');
    const payload = Buffer.from(otherwise.payload?.(honest) ?? honest);
    const signature = await signer.sign(payload, otherwise.namespace ?? RECORD_NAMESPACE);
    const bytes = encodeRecordFile(payload, signature);
    const place = {
      record: record as unknown as KnownRecord,
      id: sha256Hex(payload),
      fileDigest: sha256Hex(bytes),
    };
    return { path: placeOf(place), bytes };
  }

  /** Commits files to the branch by plain git, as whoever may push can, and pushes it. */
  plant(member: Member, files: readonly Planted[], removed: readonly string[] = []): void {
    fastImport(member, files, removed);
    member.git('push', '--quiet', 'origin', LEDGER);
  }

  /** Syncs a victim, whatever that says, and returns the report of its `sos verify`. */
  async verifiedBy(victim: Member) {
    await victim.sos(['sync']);
    const ran = await victim.sos(['verify', '--json']);
    const { data } = ran.json();
    const errors = (
      data.findings as { code: string; severity: string; id: string | null }[]
    ).filter(({ severity }) => severity === 'error');
    return { exit: ran.exit, codes: errors.map(({ code }) => code).sort(), errors, data };
  }

  /** Previews of every message that counts for a victim. */
  async messagesOf(victim: Member): Promise<string[]> {
    const { data } = await victim.ok('log', '--all', '--kind', 'message');
    return (data.records as RecordLine[]).map(({ untrusted }) => untrusted.preview);
  }
}

function briefText(needs: readonly string[]): string {
  return [
    '---',
    'title: Work',
    'criteria:',
    '  - {id: c1, text: It works, grade: claim}',
    'gates:',
    `  - {name: review, holder: athena, trigger: submission, needs: [${needs.join(', ')}]}`,
    '---',
    'Do it.',
    '',
  ].join('\n');
}

/** A note from one principal to another. */
export function noteTo(to: string, body = 'a note'): Draft {
  return { kind: 'message', type: 'note', to: [to], body };
}

/** Every path of the ledger's tree in a clone. */
export function pathsIn(member: Member): string[] {
  return member.git('ls-tree', '-r', '--name-only', LEDGER).split('\n');
}

/** A file of the ledger's tree in a clone. */
export function fileIn(member: Member, path: string): string {
  return spawnSync('git', ['cat-file', 'blob', `${LEDGER}:${path}`], {
    cwd: member.folder,
  }).stdout.toString();
}

function readText(member: Member, file: string): string {
  return spawnSync('cat', [file], { cwd: member.folder }).stdout.toString();
}

function fastImport(member: Member, files: readonly Planted[], removed: readonly string[]): void {
  const pieces: Buffer[] = [];
  const say = (text: string): number => pieces.push(Buffer.from(text));
  say(
    `commit ${LEDGER}\ncommitter evil <evil@example.invalid> 1 +0000\ndata 4\nevil\nfrom ${LEDGER}^0\n`,
  );
  for (const path of removed) say(`D ${path}\n`);
  for (const { path, bytes, mode = '100644' } of files) {
    const content = Buffer.from(bytes);
    if (mode === '160000') say(`M ${mode} ${content.toString()} ${JSON.stringify(path)}\n`);
    else {
      say(`M ${mode} inline ${JSON.stringify(path)}\ndata ${content.length}\n`);
      pieces.push(content);
      say('\n');
    }
  }
  const ran = spawnSync('git', ['fast-import', '--quiet', '--force'], {
    cwd: member.folder,
    input: Buffer.concat(pieces),
  });
  if (ran.status !== 0) throw new Error(ran.stderr.toString());
}
