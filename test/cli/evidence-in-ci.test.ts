import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceView } from '../../src/views/index.ts';
import { runSos, type Envelope } from '../support/program.ts';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
let job: Member;

beforeAll(async () => {
  kasra = await team.founded('kasra');
  job = await team.admit(kasra, 'ci', ['ci']);
}, 120_000);
afterAll(() => {
  team.remove();
});

const oneOf = (answer: Envelope) => (answer.data as { evidence: EvidenceView }).evidence;

it('a shallow checkout of one branch, with a key of its own, gives evidence of grade ci', async () => {
  const folder = path.join(team.folder, 'checkout');
  const url = `file://${team.remote}`;
  spawnSync('git', ['clone', '-q', '--depth', '1', '--single-branch', '-b', 'main', url, folder]);
  const keys = path.join(team.folder, 'home-ci', '.config', 'sos', 'keys');
  const key = readdirSync(keys).find((name) => !name.endsWith('.pub')) ?? '';
  const env = { SOS_KEY: path.join(keys, key), CI: 'true', SECRET_TOKEN: 'hunter2' };
  const synced = await runSos(['sync', '--json'], { folder, env });
  expect(synced.exit, synced.stdout).toBe(0);
  const words = ['evidence', 'run', '--json', '--', 'git', 'log', '--oneline'];
  const ran = await runSos(words, { folder, env });
  expect(ran.exit, ran.stdout).toBe(0);
  expect(ran.json().durability).toBe('remote');
  const evidence = oneOf(ran.json());
  expect(evidence).toMatchObject({
    grade: 'ci',
    run: { exit: 0, dirty: null, untrusted: { folder: '.' } },
  });
  expect(evidence.run?.untrusted.ci?.provider).toBe('ci');
  expect(ran.stdout).not.toContain('hunter2');
  await kasra.sync();
  expect((await kasra.ok('evidence', 'show', evidence.id)).data).toMatchObject({ author: 'ci' });
}, 60_000);

it('a run that cannot be recorded says so loudly and keeps its output', async () => {
  const script = 'echo precious; rm "$1"';
  const keys = path.join(team.folder, 'home-ci', '.config', 'sos', 'keys');
  const key = path.join(keys, readdirSync(keys).find((name) => !name.endsWith('.pub')) ?? '');
  const bytes = readFileSync(key);
  const ran = await job.sos(['--json', 'evidence', 'run', '--', 'sh', '-c', script, 'sh', key]);
  writeFileSync(key, bytes, { mode: 0o600 });
  expect(ran.exit).not.toBe(0);
  const { error } = ran.json();
  expect(error).toMatchObject({ code: 'evidence.not-recorded', details: { exit: 0 } });
  expect(error?.message).toContain('NOT RECORDED');
  const kept = String(error?.details?.['output']);
  expect(readFileSync(kept, 'utf8')).toBe('precious\n');
  rmSync(path.dirname(kept), { recursive: true });
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the command with all it started',
  async (signal) => {
    const mark = path.join(team.folder, `mark-${signal}`);
    const script = `trap "" INT; (sleep 3; touch ${mark}) & echo ready; wait`;
    const child = spawn(
      process.execPath,
      [path.resolve('bin/sos.cjs'), 'evidence', 'run', '--', 'sh', '-c', script],
      { cwd: job.folder, env: { ...process.env, HOME: path.join(team.folder, 'home-ci') } },
    );
    child.stdout.once('data', () => child.kill(signal));
    const exit = await new Promise((resolve) => child.on('close', resolve));
    expect(exit).toBe(130);
    const sleeping = spawnSync('ps', ['-eo', 'stat=,args=']).stdout.toString().split('\n');
    expect(sleeping.filter((line) => line.includes(mark) && !line.startsWith('Z'))).toEqual([]);
    expect(existsSync(mark)).toBe(false);
  },
);

it('verify finds a payload that was taken out of the ledger', async () => {
  const answer = await job.ok('evidence', 'run', '--offline', '--', 'echo', 'only here');
  const { id, run } = oneOf(answer);
  const sha256 = run!.output.sha256;
  const blob = job.git('rev-parse', `sos/ledger:blobs/${sha256.slice(0, 2)}/${sha256}`);
  rmSync(path.join(job.folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2)), {
    force: true,
  });
  const report = await job.run(6, 'verify');
  expect(report.error?.code).toBe('verify.incomplete');
  const shown = await job.sos(['evidence', 'show', id, '--output']);
  expect(shown).toMatchObject({ exit: 6, stdout: '' });
});
