import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitIn, ReleaseStage } from '../support/release-stage.ts';
import type { ReleaseCheckView } from '../../src/views/index.ts';

const stage = new ReleaseStage();
let good: string;
beforeAll(async () => {
  await stage.begin();
  await stage.signed();
  good = stage.at('good.git');
  await stage.dev.ok('release', 'build', good);
}, 120_000);
afterAll(() => {
  stage.end();
});

/** Checks a repository that must not leave; gives what each proof found, by the proof's name. */
async function found(folder: string): Promise<Readonly<Record<string, string>>> {
  const ran = await stage.dev.sos(['--json', 'release', 'check', folder]);
  expect(ran.exit).toBe(3);
  const { proofs } = ran.json().data as unknown as ReleaseCheckView;
  return Object.fromEntries(
    proofs.map(({ name, untrusted }) => [name, untrusted.findings.join('\n')]),
  );
}

/** Begins a bare repository under a name of its own. */
function bare(name: string): string {
  gitIn(stage.team.folder, 'init', '--quiet', '--bare', '--template=', '-b', 'main', name);
  return stage.at(name);
}

/** Copies the release that is clean. */
function copied(name: string): string {
  cpSync(good, stage.at(name), { recursive: true });
  return stage.at(name);
}

describe('a release with words in it that git passes over', () => {
  it.each([
    ['config', '# of /home/ada\n'],
    ['config', '\t; of ada\n'],
    ['HEAD', '\nof ada\n'],
    ['refs/heads/main', 'of ada\n'],
    ['packed-refs', '# pack-refs with: peeled of-ada \n'],
    ['objects/info/packs', '# of ada\n'],
  ])('is caught for what stands in %s', async (file, words) => {
    const folder = copied(`wordy-${file.replaceAll('/', '-')}-${words.length}.git`);
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), words, { flag: 'a' });
    expect((await found(folder))['folder']).toContain(`${file} holds more than git needs of it`);
  });

  it('is caught for the name of a folder with nothing in it', async () => {
    const folder = copied('named.git');
    mkdirSync(path.join(folder, 'refs/heads/ada'), { recursive: true });
    expect((await found(folder))['folder']).toContain('refs/heads/ada/ is another ref');
  });
});

describe('a repository that was made clean in another way', () => {
  it('is caught as a clone of one branch: every commit came along', async () => {
    const folder = stage.at('clone.git');
    const from = `file://${stage.dev.folder}`;
    gitIn(stage.team.folder, 'clone', '--quiet', '--bare', '--single-branch', from, folder);
    const findings = await found(folder);
    expect(findings['one-commit']).toContain('there are 2 commits');
    expect(findings['nothing-else']).toContain(`commit ${stage.commit} is of the source`);
    expect(findings['config']).toContain('remote.origin.url');
    expect(findings['manifest']).toContain('no manifest');
  });

  it('is caught as a shallow clone: the border and the commit came along', async () => {
    const folder = stage.at('shallow.git');
    const from = `file://${stage.dev.folder}`;
    gitIn(stage.team.folder, 'clone', '--quiet', '--bare', '--depth', '1', from, folder);
    const findings = await found(folder);
    expect(findings['folder']).toContain('shallow cuts history off');
    expect(findings['nothing-else']).toContain(`commit ${stage.commit} is of the source`);
  });

  it('is caught as a filter by path: what those paths held before came along', async () => {
    const folder = bare('filtered.git');
    writeFileSync(path.join(stage.dev.folder, 'README.md'), '# Inkwell, rewritten\n');
    stage.dev.git('commit', '--quiet', '-am', 'rewritten');
    const ours = ['src/main.js', 'README.md', 'LICENSE', 'package.json'];
    const stream = stage.dev.git('fast-export', 'HEAD', '--', ...ours);
    spawnSync('git', ['fast-import', '--quiet'], { cwd: folder, input: `${stream}\n` });
    gitIn(folder, 'update-ref', 'refs/heads/main', gitIn(folder, 'rev-list', '--all', '-1'));
    expect((await found(folder))['one-commit']).toContain('there are 2 commits');
  });

  it('is caught as init and fetch: FETCH_HEAD tells from where', async () => {
    const folder = bare('fetched.git');
    gitIn(folder, 'fetch', '--quiet', good, 'main:main');
    const findings = await found(folder);
    expect(findings['folder']).toContain('FETCH_HEAD tells from where something was fetched');
    expect(findings['manifest']).toBe('');
  });

  it('is caught as a copy in which a new root was made: the old objects lie there still', async () => {
    const folder = stage.at('copy.git');
    cpSync(path.join(stage.dev.folder, '.git'), folder, { recursive: true });
    gitIn(folder, 'config', 'core.bare', 'true');
    gitIn(folder, 'fetch', '--quiet', good, 'main:clean');
    for (const ref of gitIn(folder, 'for-each-ref', '--format=%(refname)').split('\n')) {
      if (ref !== 'refs/heads/clean') gitIn(folder, 'update-ref', '-d', ref);
    }
    gitIn(folder, 'symbolic-ref', 'HEAD', 'refs/heads/main');
    gitIn(folder, 'branch', '-m', 'clean', 'main');
    gitIn(folder, 'repack', '--quiet', '-ad', '--keep-unreachable');
    const findings = await found(folder);
    expect(findings['objects']).toContain(
      `commit ${stage.commit} is there and nothing leads to it`,
    );
    expect(findings['fsck']).toContain('unreachable commit ');
    expect(findings['folder']).toContain('sos/');
  });

  it('is caught with a tag, with our own refs, with a pull ref', async () => {
    const folder = copied('tagged.git');
    gitIn(folder, 'tag', '-a', 'v1', '-m', 'one');
    gitIn(folder, 'update-ref', 'refs/heads/sos/ledger', 'HEAD');
    gitIn(folder, 'update-ref', 'refs/pull/1/head', 'HEAD');
    const findings = await found(folder);
    expect(findings['refs']).toContain('a tag refs/tags/v1');
    expect(findings['refs']).toContain('a ref of sos itself refs/heads/sos/ledger');
    expect(findings['refs']).toContain('a pull ref refs/pull/1/head');
    expect(findings['objects']).toContain('tag ');
  });

  it('is caught with borrowed objects, a hook, an include and packed refs', async () => {
    const folder = copied('settings.git');
    writeFileSync(path.join(folder, 'objects', 'info-is-no-folder'), '');
    writeFileSync(path.join(folder, 'packed-refs'), `${'1'.repeat(40)} refs/heads/old\n`);
    gitIn(folder, 'config', 'include.path', '/home/somebody/private.config');
    gitIn(folder, 'config', 'core.hooksPath', '/home/somebody/hooks');
    const pack = `objects/pack/pack-${'1'.repeat(40)}.pack`;
    mkdirSync(path.join(folder, 'objects', 'pack'), { recursive: true });
    symlinkSync('/etc/hostname', path.join(folder, pack));
    const findings = await found(folder);
    expect(findings['folder']).toContain(`${pack} (no plain file)`);
    expect(findings['folder']).toContain('objects/info-is-no-folder');
    expect(findings['folder']).toContain('packed-refs holds more than git needs of it');
    expect(findings['config']).toContain('include.path');
    expect(findings['config']).toContain('core.hookspath');
  });

  it('is caught where refs are kept with what they named before', async () => {
    const folder = copied('tables.git');
    mkdirSync(path.join(folder, 'reftable'));
    writeFileSync(path.join(folder, 'reftable', 'tables.list'), '');
    expect((await found(folder))['folder']).toContain('keeps what refs named before');
  });

  it('is caught with a file that nobody signed, made into the one commit', async () => {
    const folder = stage.at('more');
    gitIn(stage.team.folder, 'clone', '--quiet', good, folder);
    writeFileSync(path.join(folder, 'customers.txt'), 'nobody you know\n');
    gitIn(folder, 'add', '.');
    gitIn(folder, 'commit', '--quiet', '--amend', '--no-edit');
    const manifest = await stage.planned();
    const ran = await stage.dev.sos(['--json', 'release', 'check', folder, '--manifest', manifest]);
    expect(ran.exit).toBe(3);
    expect(ran.stdout).toContain('not in the manifest: 100644 blob');
  });
});

it('takes a repository that was made in another way and holds the same for the same', async () => {
  const folder = bare('pushed.git');
  gitIn(good, 'push', '--quiet', folder, 'main');
  const checked = await stage.dev.run(0, 'release', 'check', folder);
  expect(checked.data).toMatchObject({ verdict: 'clean' });
});

it('looks at nothing but a repository of its own', async () => {
  const refused = await stage.dev.run(1, 'release', 'check', path.join(stage.dev.folder, 'src'));
  expect(refused.error?.code).toBe('release.not-a-repository');
});
