import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../support/program.ts';
import { Team, type Member } from '../support/team.ts';
import type { EvidenceListView, EvidenceView } from '../../src/views/index.ts';

const BRIEF = `---
title: Publish a clean history
criteria:
  - id: one-root
    text: There is one root commit
    check: git rev-list --max-parents=0 --all
    grade: self
  - id: together
    text: It works against the real remote
    check: git ls-remote --exit-code origin main
    suite: integration
    grade: self
gates:
  - name: clean
    holder: athena
    trigger: submission
    needs: [one-root]
boundaries: []
assignees: []
---

The public copy holds one root commit.
`;

const team = new Team();
let kasra: Member;
let builder: Member;

beforeAll(async () => {
  kasra = await team.begin('kasra');
  await team.admit(kasra, 'athena', ['gatekeeper'], true);
  builder = await team.admit(kasra, 'sos-dev', ['builder']);
  const file = path.join(team.folder, 'brief.md');
  writeFileSync(file, BRIEF);
  await kasra.ok('brief', 'new', file, '--id', 'S069');
  await builder.sync();
  await builder.ok('brief', 'claim', 'S069');
}, 120_000);
afterAll(() => {
  team.remove();
});

const oneOf = (answer: Envelope) => (answer.data as { evidence: EvidenceView }).evidence;
const listOf = (answer: Envelope) => (answer.data as EvidenceListView).evidence;

describe('a run', () => {
  it('keeps both streams and the exit code, and is recorded though it failed', async () => {
    const ran = await builder.sos([
      'evidence',
      'run',
      '--',
      'sh',
      '-c',
      'echo out; echo err >&2; exit 3',
    ]);
    expect(ran).toMatchObject({ exit: 3, stdout: 'out\n' });
    expect(ran.stderr).toMatch(/^err\n/);
    expect(ran.stderr).toContain('recorded ');
    const listed = await builder.ok('evidence', 'list');
    expect(listOf(listed).at(-1)).toMatchObject({ exit: 3, passed: false, grade: 'self' });
  });

  it('prints one JSON document on stdout, and what the command prints on stderr', async () => {
    const ran = await builder.sos([
      'evidence',
      'run',
      '--json',
      '--',
      'sh',
      '-c',
      'echo out; exit 7',
    ]);
    expect(ran).toMatchObject({ exit: 7, stderr: 'out\n' });
    expect(ran.json()).toMatchObject({
      ok: false,
      error: { code: 'evidence.run-failed' },
      data: { already: false, evidence: { run: { exit: 7, output: { size: 4, total: 4 } } } },
      durability: 'remote',
    });
  });

  it('of a program that is not there is recorded and exits 127', async () => {
    const answer = await builder.run(127, 'evidence', 'run', '--', 'no-such-program');
    expect(oneOf(answer).run?.notStarted).toContain('ENOENT');
  });

  it('of the command that the criterion names needs no words and shows the criterion', async () => {
    const answer = await builder.ok(
      'evidence',
      'run',
      '--brief',
      'S069',
      '--criterion',
      'one-root',
    );
    expect(oneOf(answer)).toMatchObject({
      title: 'git rev-list --max-parents=0 --all',
      satisfies: [{ criterion: 'one-root', ok: true }],
    });
  });

  it('under the same --once is not done again', async () => {
    const words = ['evidence', 'run', '--once', 'night-1', '--', 'sh', '-c', 'exit 4'];
    const first = await builder.run(4, ...words);
    const second = await builder.run(4, ...words);
    expect(second.data).toMatchObject({ already: true, evidence: { id: oneOf(first).id } });
  });
});
