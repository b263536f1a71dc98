import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crypto, dsse } from '@sigstore/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope as Dsse, Statement } from '../../src/statements/index.ts';
import type { EvidenceView, StatementView } from '../../src/views/index.ts';
import { Team, type Member } from '../support/team.ts';

const BRIEF = `---
title: Tell it to others
criteria:
  - id: works
    text: The tests pass
    check: sh tests.sh
    grade: self
gates:
  - name: clean
    holder: athena
    trigger: submission
    needs: [works]
boundaries: []
assignees: []
---

Whoever has no ledger has to be able to check it too.
`;

const team = new Team();
let kasra: Member;
let athena: Member;
let builder: Member;
let commit: string;
let ran: EvidenceView;

beforeAll(async () => {
  ({ kasra, dev: builder, athena } = await team.standing());
  const file = path.join(team.folder, 'brief.md');
  writeFileSync(file, BRIEF);
  await kasra.ok('brief', 'new', file, '--id', 'S069');
  await builder.sync();
  await builder.ok('brief', 'claim', 'S069');
  writeFileSync(path.join(builder.folder, 'tests.sh'), 'echo 4 passed, 0 failed, 1 skipped\n');
  builder.git('add', 'tests.sh');
  commit = builder.commit('tests');
  builder.git('push', '--quiet', 'origin', 'HEAD:main');
  ran = await run('--brief', 'S069', '--criterion', 'works');
}, 120_000);
afterAll(() => {
  team.remove();
});

async function run(...words: string[]): Promise<EvidenceView> {
  const answer = await builder.ok('evidence', 'run', ...words);
  return (answer.data as { evidence: EvidenceView }).evidence;
}

const exportedBy = async (member: Member, ...words: string[]) =>
  (await member.ok(...words)).data as StatementView;

const payloadOf = ({ payload }: Dsse) => Buffer.from(payload, 'base64');
const statementIn = (envelope: Dsse) =>
  JSON.parse(payloadOf(envelope).toString()) as Statement & { predicate: never };

/** What is signed, as somebody else's program encodes it. */
const encodedBy = (envelope: Dsse) =>
  dsse.preAuthEncoding(envelope.payloadType, payloadOf(envelope));

function inFile(name: string, bytes: Uint8Array | string): string {
  const file = path.join(team.folder, name);
  writeFileSync(file, bytes);
  return file;
}

describe('a run for others', () => {
  it('is a test result about commit and tree, with who ran it and what that is worth', async () => {
    const { envelope } = await exportedBy(builder, 'evidence', 'export', ran.id);
    const statement = statementIn(envelope);
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        { name: 'commit', digest: { gitCommit: commit } },
        { name: 'tree', digest: { gitTree: builder.git('rev-parse', 'HEAD^{tree}') } },
      ],
      predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
      predicate: {
        result: 'WARNED',
        configuration: [
          { name: 'command', content: Buffer.from('["sh","tests.sh"]').toString('base64') },
          {
            digest: { sha256: ran.id },
            annotations: {
              by: 'sos-dev',
              grade: 'self',
              tests: { parser: 'plain', passed: 4, failed: 0, skipped: 1 },
            },
          },
        ],
      },
    });
  });

  it('is the link of a supply chain, where that is asked for', async () => {
    const { envelope } = await exportedBy(builder, 'evidence', 'export', ran.id, '--as', 'link');
    expect(statementIn(envelope)).toMatchObject({
      predicateType: 'https://in-toto.io/attestation/link/v0.3',
      predicate: {
        name: 'works',
        command: ['sh', 'tests.sh'],
        materials: [{ name: 'commit', digest: { gitCommit: commit } }, { name: 'tree' }],
        byproducts: { 'return-value': 0 },
      },
    });
  });

  it('that made something is the link from the commit to that', async () => {
    writeFileSync(path.join(builder.folder, '.git', 'info', 'exclude'), 'made\n');
    const script = 'printf made > made';
    const { id } = await run('--product', 'made', '--product', 'none', '--', 'sh', '-c', script);
    const { envelope } = await exportedBy(builder, 'evidence', 'export', id, '--as', 'link');
    const sha256 = createHash('sha256').update('made').digest('hex');
    expect(statementIn(envelope).subject).toEqual([{ name: 'made', digest: { sha256 } }]);
  });

  it('that failed says so', async () => {
    const answer = await builder.run(1, 'evidence', 'run', '--', 'false');
    const { id } = (answer.data as { evidence: EvidenceView }).evidence;
    const { envelope } = await exportedBy(builder, 'evidence', 'export', id);
    expect(statementIn(envelope)).toMatchObject({ predicate: { result: 'FAILED' } });
  });

  it('is the same bytes on stdout, each time', async () => {
    const first = await builder.sos(['evidence', 'export', ran.id]);
    const second = await builder.sos(['evidence', 'export', ran.id]);
    expect(first.exit).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    expect(JSON.parse(first.stdout)).toHaveProperty('signatures');
  });
});

describe('the signature', () => {
  it('is raw Ed25519 over the encoding, as another DSSE implementation and openssl find', async () => {
    const { envelope, key } = await exportedBy(builder, 'evidence', 'export', ran.id);
    const sig = Buffer.from(envelope.signatures[0]!.sig, 'base64');
    expect(sig).toHaveLength(64);
    expect(key).toMatchObject({ principal: 'sos-dev', form: 'ed25519' });
    const encoded = encodedBy(envelope);
    expect(crypto.verify(encoded, createPublicKey(key.pem!), sig)).toBe(true);
    const files = ['-inkey', inFile('key.pem', key.pem!), '-in', inFile('pae', encoded)];
    const check = (...rest: string[]) =>
      spawnSync('openssl', ['pkeyutl', '-verify', '-pubin', '-rawin', ...rest]).status;
    expect(check(...files, '-sigfile', inFile('sig', sig))).toBe(0);
    sig[0]! ^= 1;
    expect(check(...files, '-sigfile', inFile('sig', sig))).toBe(1);
  });

  it('is an SSH signature of its own purpose where that is asked for, as ssh-keygen finds', async () => {
    const { envelope, key } = await exportedBy(builder, 'evidence', 'export', ran.id, '--ssh');
    expect(key).toMatchObject({ form: 'sshsig', pem: null });
    const signers = (await builder.sos(['identity', 'export'])).bytes;
    const sig = Buffer.from(envelope.signatures[0]!.sig, 'base64');
    const check = (namespace: string, who: string) =>
      spawnSync(
        'ssh-keygen',
        [
          ...['-Y', 'verify', '-n', namespace, '-I', who],
          ...['-f', inFile('signers', signers), '-s', inFile('sig.ssh', sig)],
        ],
        { input: encodedBy(envelope) },
      ).status;
    expect(check('sos-statement-v1', 'sos-dev')).toBe(0);
    expect(check('sos-statement-v1', 'athena')).not.toBe(0);
    expect(check('sos-record-v1', 'sos-dev')).not.toBe(0);
  });

  it('is of no key that is not enrolled', async () => {
    const stranger = team.clone('stranger');
    await stranger.ok('join', 'stranger', '--role', 'observer');
    const refused = await stranger.run(3, 'evidence', 'export', ran.id);
    expect(refused.error).toMatchObject({ code: 'app.not-enrolled' });
  });
});

describe('what is not told to others', () => {
  const whyNot = async (...words: string[]) => (await builder.run(3, ...words)).error?.code;

  it('is a claim, a file, and a run on a tree that differs from its commit', async () => {
    const claim = await builder.ok('evidence', 'add', '--claim', 'it works');
    const { id } = (claim.data as { evidence: EvidenceView }).evidence;
    expect(await whyNot('evidence', 'export', id)).toBe('statements.not-a-run');
    writeFileSync(path.join(builder.folder, 'stray.txt'), 'not committed\n');
    const dirty = await run('--', 'true');
    builder.git('clean', '--quiet', '--force');
    expect(await whyNot('evidence', 'export', dirty.id)).toBe('statements.not-on-a-commit');
  });

  it('is a gate that has not passed, and one that was passed for something else', async () => {
    expect(await whyNot('gate', 'export', 'S069', 'clean')).toBe('statements.gate-not-passed');
    await builder.ok('brief', 'submit', 'S069');
    expect(await whyNot('gate', 'export', 'S069', 'clean')).toBe('statements.gate-not-passed');
    await athena.sync();
    athena.git('fetch', '--quiet');
    await athena.ok('gate', 'pass', 'S069', 'clean');
    const { envelope } = await exportedBy(athena, 'gate', 'export', 'S069', 'clean');
    expect(statementIn(envelope)).toMatchObject({
      subject: [{ digest: { gitCommit: commit } }, { name: 'tree' }],
      predicateType: 'https://in-toto.io/attestation/svr/v0.1',
      predicate: {
        verifier: { record: { annotations: { by: 'athena' } } },
        properties: ['SOS_GATE_PASSED:S069/clean', 'SOS_CRITERION_SHOWN:S069/works:self'],
      },
    });
    await builder.sync();
    builder.commit('more');
    await builder.ok('brief', 'submit', 'S069');
    expect(await whyNot('gate', 'export', 'S069', 'clean')).toBe('statements.gate-not-passed');
  });
});
