import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft, put } from '../contract/drafts.ts';
import { Sandbox } from '../support/sandbox.ts';

const TRACKING = 'refs/sos/remotes/origin/ledger';
const LEDGER = 'refs/heads/sos/ledger';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => {
  sandbox.remove();
});

/** A program that leaves a file behind, so that it is seen whether it ran, and then does harm. */
function canary(name: string): string {
  const sung = sandbox.at('sung', name.replaceAll('/', '-'));
  sandbox.write('sung/.keep', '');
  return sandbox.write(`canaries/${name}`, `#!/bin/sh\ntouch '${sung}'\ncat\nexit 0\n`, 0o755);
}

const sung = (): string[] =>
  existsSync(sandbox.at('sung'))
    ? readdirSync(sandbox.at('sung')).filter((name) => name !== '.keep')
    : [];

const HOOKS = [
  'reference-transaction',
  'pre-push',
  'post-update',
  'post-checkout',
  'post-merge',
  'post-index-change',
  'pre-commit',
  'commit-msg',
  'fsmonitor-watchman',
  'pre-auto-gc',
];

/** A repository in which every place that can name a program names a canary. */
function hostile(): void {
  const hub = sandbox.bare();
  sandbox.repo('lender');
  sandbox.repo();
  sandbox.git('work', 'remote', 'add', 'origin', hub);
  sandbox.write('work/.git/objects/info/alternates', `${sandbox.at('lender/.git/objects')}\n`);
  sandbox.write('work/.gitattributes', '* filter=evil diff=evil merge=evil\n*.odd filter=a=b\n');
  sandbox.write('work/first.odd', 'first\n');
  sandbox.git('work', 'add', '.');
  sandbox.git('work', 'commit', '--quiet', '-m', 'attributes');
  for (const hook of HOOKS) {
    const script = `#!/bin/sh\nexec '${canary(`hooks/${hook}`)}'\n`;
    sandbox.write(`work/.git/hooks/${hook}`, script, 0o755);
    sandbox.write(`work/.hooks/${hook}`, script, 0o755);
  }
  const programs: Record<string, string> = {
    'core.hooksPath': sandbox.at('work/.hooks'),
    'core.fsmonitor': canary('fsmonitor'),
    'core.pager': canary('pager'),
    'core.editor': canary('editor'),
    'core.askPass': canary('askpass'),
    'core.sshCommand': canary('ssh'),
    'core.gitProxy': canary('proxy'),
    'core.alternateRefsCommand': canary('alternate-refs'),
    'credential.helper': canary('credentials'),
    'diff.external': canary('diff-external'),
    'diff.evil.command': canary('diff-command'),
    'diff.evil.textconv': canary('textconv'),
    'filter.evil.clean': canary('clean'),
    'filter.evil.smudge': canary('smudge'),
    'filter.evil.process': canary('process'),
    'filter.evil.required': 'true',
    'filter.a=b.clean': canary('clean-odd'),
    'gpg.program': canary('gpg'),
    'gpg.ssh.program': canary('gpg-ssh'),
    'log.showSignature': 'true',
    'commit.gpgSign': 'true',
    'push.gpgSign': 'if-asked',
    'merge.evil.driver': canary('merge-driver'),
    'uploadpack.packObjectsHook': canary('pack-objects'),
    'remote.origin.uploadpack': canary('uploadpack'),
    'remote.origin.receivepack': canary('receivepack'),
    'gc.auto': '1',
    'maintenance.auto': 'true',
  };
  for (const [key, value] of Object.entries(programs)) sandbox.git('work', 'config', key, value);
}

describe('nothing that a repository names is executed by our calls', () => {
  it('the canaries do sing when git is called as everybody calls it', () => {
    hostile();
    sandbox.write('work/first.txt', 'FIRST\n');
    expect(() => sandbox.git('work', 'status')).toThrow();
    expect(sung()).toEqual(expect.arrayContaining(['fsmonitor', 'process']));
  });

  it('reading, appending, looking at the work tree, comparing, sharing', async () => {
    hostile();
    sandbox.write('work/first.txt', 'FIRST\n');
    sandbox.write('work/first.odd', 'FIRST\n');
    sandbox.write('work/new.txt', 'new\n');
    const repository = await sandbox.open('work');
    const { store } = repository;
    const first = await put(store, [draft({ 'a.txt': 'a', '.gitattributes': '* filter=evil\n' })]);
    const tip = await put(store, [draft({ 'b.txt': 'b' }, { parents: [first] })]);
    const files = await store.files(tip);
    await store.blobs(
      files.map(({ oid }) => oid),
      1000,
    );
    await store.commits(tip, []);
    await store.changes(first, tip);
    await store.refs('refs/');
    await store.moveRef('refs/sos/x', tip, undefined);
    await store.deleteRef('refs/sos/x', tip);
    expect((await repository.subject())?.dirty).toBeDefined();
    expect((await repository.diff(first, tip, 10_000)).text).toContain('+b');
    await repository.remotes();
    const remote = repository.remote('origin');
    expect(await remote.push(tip, LEDGER)).toMatchObject({ outcome: 'pushed' });
    expect(await remote.fetch(LEDGER, TRACKING)).toEqual({ outcome: 'fetched', tip });
    expect(await remote.refs([])).toMatchObject({ outcome: 'listed' });
    expect(sung()).toEqual([]);
  });

  it('a submodule is looked into under our settings, not under its own', async () => {
    sandbox.repo('lib');
    sandbox.repo();
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add'];
    sandbox.git('work', ...add, sandbox.at('lib'), 'inner');
    sandbox.git('work', 'commit', '--quiet', '-m', 'inner');
    sandbox.git('work/inner', 'config', 'core.fsmonitor', canary('fsmonitor'));
    sandbox.git('work/inner', 'config', 'filter.evil.clean', canary('clean'));
    sandbox.write('work/.git/modules/inner/info/attributes', '* filter=evil\n');
    sandbox.write('work/inner/first.txt', 'FIRST\n');
    expect((await (await sandbox.open('work')).subject())?.dirty).toBeDefined();
    expect(sung()).toEqual([]);
  });

  it.each(['ext::', 'evil::', 'fd::'])(
    'a remote that is a program is refused: %s',
    async (scheme) => {
      sandbox.repo();
      const { store } = await sandbox.open('work');
      const tip = await put(store, [draft({ 'a.txt': 'a' })]);
      sandbox.git('work', 'config', 'protocol.allow', 'always');
      sandbox.git('work', 'config', 'protocol.ext.allow', 'always');
      sandbox.git('work', 'config', 'remote.evil.url', `${scheme}${canary('ext')}`);
      sandbox.git('work', 'config', 'remote.vcs.vcs', 'ext');
      sandbox.git('work', 'config', 'remote.vcs.url', canary('vcs'));
      sandbox.git('work', 'config', 'url.ext::.insteadOf', 'fine:');
      sandbox.git('work', 'config', 'remote.alias.url', `fine:${canary('alias')}`);
      const repository = await sandbox.open('work');
      for (const name of ['evil', 'vcs', 'alias']) {
        const remote = repository.remote(name);
        expect(await remote.refs([])).toMatchObject({ outcome: 'unreachable' });
        expect(await remote.fetch(LEDGER, TRACKING)).toMatchObject({ outcome: 'unreachable' });
        expect(await remote.push(tip, LEDGER)).toMatchObject({ outcome: 'unreachable' });
      }
      expect(sung()).toEqual([]);
    },
  );

  it('what the user alone names still works: a filter of the user’s keeps a tree clean', async () => {
    const global = sandbox.write('gitconfig', '[filter "upper"]\nclean = tr a-z A-Z\n');
    const mine = { GIT_CONFIG_GLOBAL: global };
    sandbox.repo();
    sandbox.write('work/.gitattributes', '*.txt filter=upper\n');
    sandbox.write('work/first.txt', 'FIRST\n');
    sandbox.git('work', 'add', '.');
    sandbox.git('work', 'commit', '--quiet', '-m', 'upper');
    sandbox.write('work/first.txt', 'first\n');
    expect((await (await sandbox.open('work', mine)).subject())?.dirty).toBeUndefined();
  });
});
