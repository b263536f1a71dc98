import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../src/records/index.ts';
import type { EvidenceListView, EvidenceView } from '../../src/views/index.ts';
import type { Envelope } from '../support/program.ts';
import { runOf } from '../support/run-of.ts';
import { snapshot } from '../support/snapshot.ts';
import { Team, type Member } from '../support/team.ts';

const BRIEF = `---
title: It works on a clean checkout
criteria:
  - id: works
    text: The check passes
    check: sh check.sh
    grade: gate
gates:
  - name: clean
    holder: athena
    trigger: submission
    needs: [works]
boundaries: []
assignees: []
---

What works here has to work there.
`;

const team = new Team();
let athena: Member;
let builder: Member;

beforeAll(async () => {
  const { kasra, ...members } = await team.standing();
  ({ dev: builder, athena } = members);
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

/** The builder commits a check, runs it and shares both; gives the run. */
async function ranBy(script: string, exit = 0): Promise<EvidenceView> {
  writeFileSync(path.join(builder.folder, 'check.sh'), script);
  builder.git('add', 'check.sh');
  builder.git('commit', '--quiet', '--allow-empty', '-m', 'check');
  builder.git('push', '--quiet', 'origin', 'HEAD:main');
  const answer = await builder.run(
    exit,
    'evidence',
    'run',
    '--brief',
    'S069',
    '--criterion',
    'works',
  );
  await athena.sync();
  return oneOf(answer);
}

/** What Git says of work trees, and everything of the user's. */
function everythingOf(member: Member) {
  return { ...snapshot(member.folder), worktrees: member.git('worktree', 'list', '--porcelain') };
}

/** Temporary files of a run go into a folder of their own, so that it is seen what is left. */
function temporary(): { folder: string; env: { TMPDIR: string } } {
  const folder = path.join(team.folder, 'temporary');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return { folder, env: { TMPDIR: folder } };
}

describe('a run that is done again', () => {
  it('stands on a clean checkout of the recorded commit, and the user’s repository stays as it was', async () => {
    const run = await ranBy(
      'cat work.txt; git rev-list --max-parents=0 main\ngit ls-remote -q origin main\n',
    );
    athena.git('fetch', '--quiet');
    writeFileSync(path.join(athena.folder, 'work.txt'), 'not committed\n');
    writeFileSync(path.join(athena.folder, 'check.sh'), 'exit 9\n');
    const before = everythingOf(athena);
    const { folder, env } = temporary();
    const words = ['--json', 'evidence', 'reproduce', run.id];
    const again = await athena.sos(words, {
      env: { ...env, GIT_DIR: '.git', GIT_INDEX_FILE: 'x' },
    });
    expect(again.json()).toMatchObject({ ok: true });
    expect(oneOf(again.json())).toMatchObject({
      grade: 'gate',
      commit: run.commit,
      reproduces: run.id,
      run: { dirty: null, untrusted: { folder: '.' } },
      satisfies: [{ criterion: 'works', ok: true }],
      notes: [],
    });
    expect(again.stderr).toMatch(/^first\n/);
    expect(everythingOf(athena)).toEqual(before);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cannot change refs, settings or hooks of the user’s repository', async () => {
    const evil = 'git tag stray\ngit branch -f main HEAD\ngit config core.hooksPath x\n';
    const run = await ranBy(`case $PWD in *checkout*) ${evil};; esac\n`);
    athena.git('fetch', '--quiet');
    const before = everythingOf(athena);
    await athena.ok('evidence', 'reproduce', run.id);
    expect(everythingOf(athena)).toEqual(before);
  });

  it('leaves nothing in the repository where sos is killed, and nothing at all where it is told', async () => {
    const run = await ranBy('case $PWD in *checkout*) echo up; sleep 5;; esac\n');
    athena.git('fetch', '--quiet');
    const before = everythingOf(athena);
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const { folder, env } = temporary();
      await endedBy(signal, ['evidence', 'reproduce', run.id], env);
      expect(everythingOf(athena)).toEqual(before);
      if (signal === 'SIGTERM') expect(readdirSync(folder)).toEqual([]);
    }
  });
});

async function endedBy(signal: NodeJS.Signals, words: string[], env: { TMPDIR: string }) {
  const child = spawn(process.execPath, [path.resolve('bin/sos.cjs'), ...words], {
    cwd: athena.folder,
    env: { PATH: process.env['PATH'], HOME: path.join(team.folder, 'home-athena'), ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.stdout.once('data', () => child.kill(signal));
  await new Promise((resolve) => child.once('exit', resolve));
}

describe('a checkout that lacks something', () => {
  it('is prepared by a command of the holder’s, which is recorded', async () => {
    writeFileSync(path.join(builder.folder, '.gitignore'), 'installed\n');
    builder.git('add', '.gitignore');
    writeFileSync(path.join(builder.folder, 'installed'), 'by hand\n');
    const run = await ranBy('cat installed\n');
    athena.git('fetch', '--quiet');
    const lacking = oneOf(await athena.run(1, 'evidence', 'reproduce', run.id));
    expect(lacking.satisfies[0]?.ok).toBe(false);
    const prepare = ['--prepare', 'cp work.txt installed'];
    const again = oneOf(await athena.ok('evidence', 'reproduce', run.id, ...prepare));
    expect(again).toMatchObject({
      grade: 'gate',
      run: { dirty: null, untrusted: { prepared: 'cp work.txt installed' } },
      satisfies: [{ ok: true }],
      notes: ['another command prepared the checkout'],
    });
    const failed = await athena.run(1, 'evidence', 'reproduce', run.id, '--prepare', 'false');
    expect(failed.error).toMatchObject({ code: 'evidence.not-prepared' });
    const shell = await athena.run(2, 'evidence', 'reproduce', run.id, '--prepare', 'a | b');
    expect(shell.error).toMatchObject({ code: 'evidence.bad-preparation' });
  });
});

describe('a run that cannot be done again as it was', () => {
  it('is not done where its commit is not here', async () => {
    const run = await ranBy('true\n');
    const refused = await athena.run(6, 'evidence', 'reproduce', run.id);
    expect(refused.error).toMatchObject({ code: 'evidence.subject-missing' });
    expect(refused.next).toContain('git fetch');
  });

  it('is recorded with what differs: the command is not there, or ends otherwise', async () => {
    const tool = path.join(team.folder, 'tool.sh');
    writeFileSync(tool, 'echo 3 passed, 0 failed\n');
    const run = await ranBy(`exec sh ${tool}\n`);
    athena.git('fetch', '--quiet');
    writeFileSync(tool, 'echo 2 passed, 1 failed; exit 3\n');
    const other = oneOf(await athena.run(3, 'evidence', 'reproduce', run.id));
    expect(other).toMatchObject({ grade: 'gate', passed: false });
    expect(other.notes).toEqual(
      expect.arrayContaining([
        'the first run ended with exit code 0, this one ended with exit code 3',
        'the first run counted 3 passed, 0 failed, 0 skipped, this one 2 passed, 1 failed, 0 skipped',
      ]),
    );
    rmSync(tool);
    const gone = oneOf(await athena.run(2, 'evidence', 'reproduce', run.id));
    expect(gone.notes).toContain(
      'the first run counted 3 passed, 0 failed, 0 skipped, this one no tests',
    );
  });

  it('is refused where it stood on no commit, and to whoever ran it', async () => {
    const run = await ranBy('echo again\n');
    const own = await builder.run(3, 'evidence', 'reproduce', run.id);
    expect(own.error).toMatchObject({ code: 'evidence.own-run' });
    const { run: ran, ...draft } = runOf('S069', 'works', { commit: run.commit ?? '' });
    const onNothing = Object.entries(ran!).filter(([key]) => key !== 'commit');
    await builder.append({ ...draft, run: Object.fromEntries(onNothing) as unknown as Run });
    await athena.sync();
    const { evidence } = (await athena.ok('evidence', 'list')).data as EvidenceListView;
    const none = await athena.run(3, 'evidence', 'reproduce', evidence.at(-1)!.id);
    expect(none.error).toMatchObject({ code: 'evidence.nothing-to-check-out' });
  });
});
