import { createHash } from 'node:crypto';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceView } from '../../src/views/index.ts';
import type { Envelope } from '../support/program.ts';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let athena: Member;
let builder: Member;

beforeAll(async () => {
  ({ dev: builder, athena } = await team.standing());
}, 120_000);
afterAll(() => {
  team.remove();
});

const oneOf = (answer: Envelope) => (answer.data as { evidence: EvidenceView }).evidence;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Commits files, and a .gitignore for what runs leave. */
function commit(files: Readonly<Record<string, string>>): void {
  const all = { '.gitignore': 'out/\n', ...files };
  for (const [name, text] of Object.entries(all)) {
    writeFileSync(path.join(builder.folder, name), text);
    builder.git('add', name);
  }
  builder.git('commit', '--quiet', '-m', 'files');
  builder.git('push', '--quiet', 'origin', 'HEAD:main');
}

const ran = async (exit: number, ...words: string[]) =>
  oneOf(await builder.run(exit, 'evidence', 'run', ...words));

describe('a product', () => {
  it('is named by size and digest, shown, and compared when the run is done again', async () => {
    commit({ 'build.sh': 'mkdir -p out; echo made > out/a; echo $PWD > out/b\n' });
    const words = ['--product', 'out/a', '--product', 'out/b', '--product', 'out/none'];
    const run = await ran(0, ...words, '--', 'sh', 'build.sh');
    const made = { path: 'out/a', size: 5, sha256: sha256('made\n') };
    const none = { path: 'out/none', size: null, sha256: null };
    expect(run.run?.untrusted.products).toMatchObject([made, { path: 'out/b' }, none]);
    expect(run.notes).toEqual(['it printed nothing', 'product 3 was not made']);
    const shown = await builder.sos(['evidence', 'show', run.id]);
    expect(shown.stdout).toContain(`out/a: 5 bytes, sha256 ${made.sha256}`);
    await athena.sync();
    athena.git('fetch', '--quiet');
    const again = oneOf(await athena.ok('evidence', 'reproduce', run.id));
    expect(again.run?.untrusted.products[0]).toEqual(made);
    expect(again.notes).toContain('product 2 came out otherwise than in the first run');
    expect(again.notes.join()).not.toContain('product 1');
  });

  it('has no digest where it holds a secret, or is a link', async () => {
    const key = ['AKIA', 'QYLPMN5HHHFPZAM2'].join('');
    commit({
      'leak.sh': `mkdir -p out; printf 'AWS_KEY=%s%s\\n' AKIA QYLPMN5HHHFPZAM2 > out/env\n`,
    });
    symlinkSync('/etc/hostname', path.join(builder.folder, 'out', 'link'));
    const words = ['--product', 'out/env', '--product', 'out/link', '--', 'sh', 'leak.sh'];
    const answer = await builder.sos(['--json', 'evidence', 'run', ...words]);
    expect(answer.stdout).not.toContain(sha256(`AWS_KEY=${key}\n`));
    expect(oneOf(answer.json()).run?.untrusted.products).toEqual([
      { path: 'out/env', size: 29, sha256: null },
      { path: 'out/link', size: null, sha256: null },
    ]);
  });

  it('outside of the work tree is refused before anything runs', async () => {
    const refused = await builder.run(2, 'evidence', 'run', '--product', '../x', '--', 'false');
    expect(refused.error).toMatchObject({ code: 'evidence.outside-work-tree' });
  });
});

describe('a test report', () => {
  const REPORT = '<testsuite><testcase/><testcase><skipped/></testcase></testsuite>';

  it('gives the counts, by its own name, and disagreement with the output is said', async () => {
    commit({ 'report.xml': REPORT });
    const script = 'mkdir -p out; cp report.xml out/r.xml; echo 2 passed, 0 failed';
    const run = await ran(0, '--report', 'out/r.xml', '--', 'sh', '-c', script);
    expect(run).toMatchObject({
      tests: { passed: 1, failed: 0, skipped: 1 },
      run: { tests: { parser: 'plain', passed: 2 }, report: { parser: 'junit', skipped: 1 } },
    });
    expect(run.notes).toEqual([
      'report and output disagree: 1 passed, 0 failed, 1 skipped (junit); 2 passed, 0 failed, 0 skipped (plain)',
      '1 test was skipped',
    ]);
  });

  it('that was there before the run is not taken for the report of the run', async () => {
    const run = await ran(0, '--report', 'out/r.xml', '--', 'true');
    expect(run.run?.report).toBeNull();
    expect(run.notes).toContain(
      'its test report says nothing: it is the one that was there before the run',
    );
  });

  it('of a failed test makes a run that ended with 0 no pass', async () => {
    const script = 'echo "<testsuite><testcase><failure/></testcase></testsuite>" > out/f.xml';
    const run = await ran(0, '--report', 'out/f.xml', '--', 'sh', '-c', script);
    expect(run).toMatchObject({ passed: false, tests: { failed: 1 } });
  });
});
