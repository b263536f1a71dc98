import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitIn, ReleaseStage } from '../support/release-stage.ts';

const stage = new ReleaseStage();
beforeAll(async () => {
  await stage.begin();
}, 120_000);
afterAll(() => {
  stage.end();
});

/** Makes a remote that serves nothing. */
function emptyRemote(name: string): string {
  gitIn(stage.team.folder, 'init', '--quiet', '--bare', '-b', 'main', name);
  return stage.at(name);
}

describe('pushing a release', () => {
  it('is refused to whoever may not release', async () => {
    await stage.planned();
    const refused = await stage.dev.run(3, 'release', 'push', emptyRemote('a.git'));
    expect(refused.error?.code).toBe('release.not-allowed');
  });

  it('is refused before a gate passed, and after a pass that names no manifest', async () => {
    await stage.kasra.sync();
    const remote = emptyRemote('b.git');
    const before = await stage.kasra.run(3, 'release', 'push', remote);
    expect(before.error?.code).toBe('release.not-signed');
    await stage.athena.sync();
    await stage.athena.ok('gate', 'pass', 'S1', 'clean');
    await stage.kasra.sync();
    const unnamed = await stage.kasra.run(3, 'release', 'push', remote);
    expect(unnamed.error?.message).toContain('no pass names manifest');
    expect(gitIn(remote, 'for-each-ref')).toBe('');
  });

  it('is refused to a remote that serves anything', async () => {
    await stage.signed();
    const remote = emptyRemote('c.git');
    stage.dev.git('push', '--quiet', remote, 'HEAD:refs/pull/1/head');
    const refused = await stage.kasra.run(3, 'release', 'push', remote);
    expect(refused.error?.code).toBe('release.remote-not-empty');
    expect(gitIn(remote, 'for-each-ref', '--format=%(refname)')).toBe('refs/pull/1/head');
  });

  it('is refused where a gate was blocked and nobody here has heard of it', async () => {
    const words = ['--finding', 'customers are named', '--reason', 'looked again'];
    await stage.athena.ok('gate', 'block', 'S1', 'clean', ...words);
    const remote = emptyRemote('blocked.git');
    const offline = await stage.kasra.run(5, 'release', 'push', remote, '--offline');
    expect(offline.error?.code).toBe('cli.release-offline');
    const refused = await stage.kasra.run(3, 'release', 'push', remote);
    expect(refused.error?.code).toBe('release.not-signed');
    const manifest = await stage.planned();
    const again = ['--reason', 'they are not', '--manifest', manifest];
    await stage.athena.ok('gate', 'pass', 'S1', 'clean', ...again);
  });

  it('gives one commit to an empty remote and writes the receipt', async () => {
    const remote = emptyRemote('d.git');
    const pushed = await stage.kasra.ok('release', 'push', remote);
    const { release, receipt } = pushed.data as { release: string; receipt: string };
    expect(gitIn(remote, 'rev-list', '--all')).toBe(release);
    const shown = await stage.kasra.ok('show', receipt);
    expect(shown.data).toMatchObject({ kind: 'release' });
    await stage.kasra.ok('verify');
  });

  it('leaves a ledger that is verified without sos, too', () => {
    const script = path.resolve('templates/verify.sh');
    const ran = spawnSync('sh', [script, stage.kasra.folder], { encoding: 'utf8' });
    expect(ran.stdout + ran.stderr).toMatch(/, 0 bad\n$/);
  });

  it('finds what a remote serves besides, although all is clean here', async () => {
    const remote = stage.at('d.git');
    const folder = stage.at('here.git');
    await stage.kasra.ok('release', 'build', folder);
    stage.kasra.git('fetch', '--quiet', remote, 'main:refs/remotes/public/main');
    await stage.kasra.ok('release', 'check', folder, '--remote', remote);
    for (const ref of ['heads/old', 'tags/v0', 'pull/7/head', 'heads/sos/ledger'])
      stage.dev.git('push', '--quiet', remote, `HEAD:refs/${ref}`);
    const checked = await stage.kasra.sos(['release', 'check', folder, '--remote', remote]);
    expect(checked.exit).toBe(3);
    for (const said of ['another branch', 'a tag', 'a pull ref', 'a ref of sos itself'])
      expect(checked.stdout).toContain(`${said} refs/`);
  });

  it('tells a remote that gives no answer from one that is clean', async () => {
    const args = ['release', 'check', stage.at('here.git'), '--remote', stage.at('nowhere.git')];
    const checked = await stage.kasra.run(6, ...args);
    expect(checked.data).toMatchObject({ verdict: 'incomplete' });
  });

  it('is reported where somebody writes a receipt for what no gate signed', async () => {
    const { data } = await stage.kasra.ok('log', '--all', '--kind', 'release');
    const [receipt] = data.records as { id: string }[];
    await stage.kasra.within(async (workspace) => {
      const { ruling } = await workspace.read();
      const honest = ruling.entries.find(({ id }) => id === receipt?.id)?.record;
      if (honest?.kind !== 'release') throw new Error('there is no receipt');
      const { brief, manifest, verdicts, remote } = honest;
      const forged = { brief, manifest, verdicts, remote, release: 'a'.repeat(40) };
      const plan = () => ({ drafts: [{ kind: 'release' as const, ...forged }] });
      await workspace.write({ kind: 'release', plan });
    });
    const verified = await stage.kasra.run(4, 'verify');
    expect(JSON.stringify(verified.data)).toContain('release.unsigned');
  });
});
