import { describe, expect, it, vi } from 'vitest';
import { concatBytes, lossyTextOf, sha256Hex } from '../../src/base/index.ts';
import { runEvidence } from '../../src/evidence/index.ts';
import { contentOf, draftProblems } from '../../src/records/index.ts';
import { ranWell, notesOn } from '../../src/evidence/run-facts.ts';
import { NOWHERE, nodeRun, realRunHost } from './real-run.ts';

/** In no address of this file as a whole, so that a scan of this project finds nothing. */
const PASSWORD = 'notforanybody';

/** Runs a command for real and gives what would be recorded. */
async function recorded(
  request: Parameters<typeof runEvidence>[2],
  variables: Record<string, string> = {},
) {
  const { drafts, contents, end } = await runEvidence(realRunHost(variables), NOWHERE, request);
  const [draft] = drafts;
  const [output] = contents;
  expect(draftProblems(draft)).toEqual([]);
  expect(draft.run!.output.content).toEqual(contentOf(output!));
  const record = draft as unknown as Parameters<typeof ranWell>[0];
  return { run: draft.run!, output: output!, end, passed: ranWell(record), notes: notesOn(record) };
}

describe('a run', () => {
  it('is recorded with its command, its output, its exit code and where it ran', async () => {
    const subject = {
      commit: 'a'.repeat(40),
      tree: 'b'.repeat(40),
      dirty: undefined,
      changes: new Map(),
    };
    const request = nodeRun('console.log("Tests  47 passed | 1 skipped (48)")', {
      look: () => Promise.resolve(subject),
    });
    const { run, output, passed, notes } = await recorded(request);
    expect(lossyTextOf(output)).toBe('Tests  47 passed | 1 skipped (48)\n');
    expect(run).toMatchObject({
      argv: request.argv,
      folder: '.',
      commit: subject.commit,
      tree: subject.tree,
      exit: 0,
      output: { total: 34, dropped: 0 },
      tests: { parser: 'vitest', passed: 47, failed: 0, skipped: 1 },
    });
    expect(run.runner.host).not.toBe('');
    expect(passed).toBe(true);
    expect(notes).toEqual(['1 test was skipped']);
  });

  it('that fails is recorded too, and its exit code is kept for whoever asked', async () => {
    const { run, end, passed, notes } = await recorded(nodeRun('process.exit(7)'));
    expect(run.exit).toBe(7);
    expect(end.exitCode).toBe(7);
    expect(passed).toBe(false);
    expect(notes).toContain('it ended with exit code 7');
  });

  it('lets both streams through as they come and keeps them in one', async () => {
    const script = `
      process.stdout.write('one\\n', () =>
        process.stderr.write('two\\n', () => process.stdout.write('three\\n')));`;
    const seen: [string, string][] = [];
    const { output } = await recorded(
      nodeRun(script, { onOutput: (stream, bytes) => seen.push([stream, lossyTextOf(bytes)]) }),
    );
    const of = (name: string) => seen.flatMap(([stream, text]) => (stream === name ? text : []));
    expect(of('stdout').join('')).toBe('one\nthree\n');
    expect(of('stderr').join('')).toBe('two\n');
    expect(lossyTextOf(output)).toBe(seen.map(([, text]) => text).join(''));
  });

  it('that was ended by a signal says which', async () => {
    const { run, passed, notes } = await recorded(nodeRun('process.kill(process.pid, "SIGKILL")'));
    expect(run).toMatchObject({ endSignal: 'SIGKILL' });
    expect(run.exit).toBeUndefined();
    expect(passed).toBe(false);
    expect(notes).toContain('it was ended by SIGKILL');
  });

  it('that takes too long is ended and says so', async () => {
    const request = nodeRun('console.log("began"); setInterval(() => {}, 1000)', { timeout: 500 });
    const { run, passed, notes } = await recorded(request);
    expect(run.timedOut).toBe(true);
    expect(passed).toBe(false);
    expect(notes).toContain('it was ended because it took too long');
  });

  it('that ended by itself is over, also where it left something running', async () => {
    const request = nodeRun('', { argv: ['sh', '-c', 'sleep 600 & echo $!; exit 3'] });
    const { run, output } = await recorded(request);
    process.kill(Number(lossyTextOf(output)), 'SIGKILL');
    expect(run.exit).toBe(3);
  });

  it('that took too long is ended with everything that it started', async () => {
    const script = 'sleep 600 & echo $!; wait';
    const request = nodeRun('', { argv: ['sh', '-c', script], timeout: 500 });
    const { run, output } = await recorded(request);
    expect(run.timedOut).toBe(true);
    // What was ended is there as a zombie until the system's first process takes note of it.
    const isThere = () => process.kill(Number(lossyTextOf(output)), 0);
    await vi.waitFor(
      () => {
        expect(isThere).toThrow('ESRCH');
      },
      { timeout: 20_000 },
    );
  });

  it('of a program that is not there, or is no program, says why it did not start', async () => {
    for (const program of ['sos-no-such-program', './package.json', '/']) {
      const { run, passed } = await recorded(nodeRun('', { argv: [program] }));
      expect(run.notStarted).toMatch(/ENOENT|EACCES/);
      expect(run.exit).toBeUndefined();
      expect(passed).toBe(false);
    }
  });

  it('keeps output that is no text byte for byte', async () => {
    const script = 'process.stdout.write(Buffer.from([0, 255, 254, 27, 91, 50, 74, 13, 10, 0xc3]))';
    const { output } = await recorded(nodeRun(script));
    expect([...output]).toEqual([0, 255, 254, 27, 91, 50, 74, 13, 10, 0xc3]);
  });

  it('of much output keeps both ends, and a line between says what is missing', async () => {
    const script = `
      const line = (n) => String(n).padStart(9, '0') + '\\n';
      let text = '';
      for (let n = 0; n < 300000; n++) text += line(n);
      process.stdout.write(text + 'Tests  3 passed (3)\\n');`;
    const pieces: Uint8Array[] = [];
    const { run, output, notes } = await recorded(
      nodeRun(script, { onOutput: (_stream, bytes) => pieces.push(bytes.slice()) }),
    );
    const whole = concatBytes(pieces);
    const kept = 512 * 1024;
    expect(run.output).toMatchObject({ total: 3_000_020, dropped: 3_000_020 - 2 * kept });
    expect(whole.length).toBe(run.output.total);
    expect(sha256Hex(output.slice(0, kept))).toBe(sha256Hex(whole.slice(0, kept)));
    expect(sha256Hex(output.slice(-kept))).toBe(sha256Hex(whole.slice(-kept)));
    expect(lossyTextOf(output.slice(kept, -kept))).toBe(
      '\n[sos: 1,951,444 bytes of output are not kept here]\n',
    );
    expect(run.tests).toMatchObject({ passed: 3 });
    expect(notes).toContain('1,951,444 of 3,000,020 bytes of output were not kept');
  });

  it('gets no standard input and no words of ours in its environment', async () => {
    const script = `
      process.stdin.on('data', () => process.exit(9)).on('end', () =>
        console.log(Object.keys(process.env).sort().join()));`;
    const { output, run } = await recorded(nodeRun(script), { GREETING: 'hello' });
    expect(lossyTextOf(output)).toBe('GREETING,PATH\n');
    expect(run.exit).toBe(0);
  });
});

describe('the environment in a record', () => {
  const secrets = {
    GITHUB_TOKEN: 'ghs_notforanybody',
    CI_JOB_TOKEN: 'glcbt-notforanybody',
    AWS_SECRET_ACCESS_KEY: 'notforanybody',
    NPM_TOKEN: 'npm_notforanybody',
  };

  it('holds an allowlist and what was asked for, and of the rest not even the name', async () => {
    const variables = { ...secrets, LC_ALL: 'C', TZ: 'UTC', GREETING: 'hello', HOME: '/home/me' };
    const { run } = await recorded(nodeRun('', { environment: ['GREETING'] }), variables);
    expect(run.environment).toEqual([
      { name: 'LC_ALL', value: 'C' },
      { name: 'TZ', value: 'UTC' },
      { name: 'GREETING', value: 'hello' },
    ]);
    expect(JSON.stringify(run)).not.toMatch(/notforanybody|TOKEN|SECRET|home/);
  });

  it.each([
    [
      'github',
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_RUN_ID: '87',
        GITHUB_JOB: 'test',
        GITHUB_SERVER_URL: `https://me:${PASSWORD}@github.example`,
        GITHUB_REPOSITORY: 'mumega/sos',
      },
      { run: '87', job: 'test', url: 'https://github.example/mumega/sos/actions/runs/87' },
    ],
    [
      'gitlab',
      {
        GITLAB_CI: 'true',
        CI_PIPELINE_ID: '5',
        CI_JOB_ID: '6',
        CI_JOB_URL: `https://oauth2:${PASSWORD}@gitlab.example/jobs/6?private_token=${PASSWORD}`,
      },
      { run: '5', job: '6', url: 'https://gitlab.example/jobs/6' },
    ],
    ['buildkite', { BUILDKITE: 'true', BUILDKITE_BUILD_ID: 'x' }, { run: 'x' }],
    ['circleci', { CIRCLECI: 'true', CIRCLE_BUILD_URL: 'not an address' }, {}],
    ['ci', { CI: 'true' }, {}],
  ])('names the CI service %s without what is secret', async (provider, variables, facts) => {
    const { run } = await recorded(nodeRun(''), { ...secrets, ...variables });
    expect(run.ci).toEqual({ provider, ...facts });
    expect(JSON.stringify(run)).not.toContain('notforanybody');
  });

  it('says nothing of CI outside of it', async () => {
    expect((await recorded(nodeRun(''))).run.ci).toBeUndefined();
  });
});

describe('what cannot be recorded', () => {
  it('is refused before anything runs', async () => {
    const marks: string[] = [];
    const onOutput = () => marks.push('it ran');
    const loud = nodeRun('console.log("loud")', { onOutput });
    const [program] = loud.argv;
    const tries = [
      { ...loud, argv: [...loud.argv, '\u001b[2J'] as [string, ...string[]] },
      { ...loud, argv: [program, '-e', 'x'.repeat(9000)] as [string, ...string[]] },
      { ...loud, argv: [...loud.argv, ...Array<string>(300).fill('a')] as [string, ...string[]] },
      {
        ...loud,
        argv: [...loud.argv, ...Array<string>(9).fill('a'.repeat(8000))] as [string, ...string[]],
      },
      { ...loud, shownFolder: 'a\u202eb' },
    ];
    for (const request of tries) {
      const run = runEvidence(realRunHost(), NOWHERE, request);
      await expect(run).rejects.toMatchObject({ code: 'evidence.cannot-record' });
    }
    const variables = { LOUD: 'a\u0007', LONG: 'x'.repeat(5000) };
    for (const name of ['LOUD', 'LONG', 'UNSET']) {
      const run = runEvidence(realRunHost(variables), NOWHERE, { ...loud, environment: [name] });
      await expect(run).rejects.toMatchObject({ code: 'evidence.bad-variable' });
    }
    expect(marks).toEqual([]);
  });
});
