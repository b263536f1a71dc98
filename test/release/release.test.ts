import { existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GateShownView, ReleaseCheckView } from '../../src/views/index.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitIn, ReleaseStage } from '../support/release-stage.ts';

const stage = new ReleaseStage();
beforeAll(async () => {
  await stage.begin();
}, 120_000);
afterAll(() => {
  stage.end();
});

/** Plans from another allowlist; gives what stands in the way. */
async function refusedFor(allowlist: string): Promise<readonly string[]> {
  const file = stage.write('allowlist.yaml', allowlist);
  const args = ['release', 'plan', 'S1', '--dry-run', '--commit', 'HEAD', '--allowlist', file];
  const refused = await stage.dev.run(3, ...args);
  expect(refused.error?.code).toBe('release.not-plannable');
  return (refused.error as unknown as { details: { problems: string[] } }).details.problems;
}

describe('what may not leave', () => {
  it('is refused, all of it at once', async () => {
    const { folder } = stage.dev;
    symlinkSync('/etc/passwd', path.join(folder, 'link'));
    stage.source({
      'big.bin': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
      'deploy.key': 'not one\n',
      'README.MD': 'twin\n',
    });
    stage.dev.git('update-index', '--add', '--cacheinfo', `160000,${stage.commit},sub`);
    stage.dev.git('commit', '--quiet', '-m', 'a submodule');
    const problems = await refusedFor(
      'paths: ["*", src, nothing/here]\nmustHave: [docs]\nmustNotHave: ["**/*.key"]\n',
    );
    expect([...problems].sort()).toEqual([
      'README.md and README.MD differ by case alone',
      'big.bin is a pointer to a large file kept elsewhere',
      'deploy.key must not leave (**/*.key)',
      'docs must leave and does not',
      'link is a symbolic link',
      'sub is a submodule',
      'the pattern nothing/here matches no file',
    ]);
  });

  it('stays whatever the case of its letters, and so do addresses of submodules', async () => {
    stage.source({ '.gitmodules': '[submodule "x"]\n\turl = https://private.example/x\n' });
    const refused = await refusedFor(
      'paths: ["*", "src/**"]\nexcept: ["src/PRIVATE/**", link, sub, README.MD, big.bin]\nmustNotHave: ["**/*.KEY", "Customers*"]\n',
    );
    expect([...refused].sort()).toEqual([
      '.gitmodules tells of submodules',
      'customers.txt must not leave (Customers*)',
      'deploy.key must not leave (**/*.KEY)',
    ]);
  });

  it('is not taken by a pattern with magic of its own', async () => {
    const file = stage.write('magic.yaml', 'paths: [":(exclude)customers.txt"]\n');
    const refused = await stage.dev.run(2, 'release', 'plan', 'S1', '--allowlist', file);
    expect(refused.error?.code).toBe('release.bad-allowlist');
    expect(refused.error?.message).toContain('begins with a colon');
  });
});

describe('a release that a gate signed', () => {
  let manifest = '';

  it('lists what may leave and nothing else', async () => {
    const shown = await stage.dev.ok('release', 'plan', 'S1', '--dry-run');
    const { untrusted } = shown.data as { untrusted: { files: { path: string }[] } };
    expect(untrusted.files.map(({ path }) => path)).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
      'src/main.js',
    ]);
    manifest = await stage.planned();
    await stage.athena.sync();
    const question = await stage.athena.ok('gate', 'show', 'S1', 'clean');
    expect((question.data as GateShownView).manifests).toMatchObject([{ id: manifest }]);
    await stage.signed();
  });

  it('is built the same by two clones under other settings', async () => {
    const first = stage.at('first.git');
    const built = await stage.dev.ok('release', 'build', first, '--manifest', manifest);
    stage.athena.git('config', 'fastimport.unpackLimit', '1');
    stage.athena.git('config', 'core.autocrlf', 'true');
    const env = { TZ: 'Asia/Tehran', LC_ALL: 'C.UTF-8', GIT_AUTHOR_NAME: 'somebody else' };
    const args = ['--json', 'release', 'build', stage.at('second.git')];
    const again = await stage.athena.sos(args, { env });
    expect(again.exit).toBe(0);
    const { release } = built.data as { release: string };
    expect(again.json().data).toMatchObject({ release });
    expect(gitIn(first, 'rev-parse', 'HEAD')).toBe(release);
    expect(gitIn(first, 'log', '-1', '--format=%an <%ae>|%s')).toBe(
      'Inkwell <it@example.org>|The first release',
    );
  });

  it('is clean by every proof', async () => {
    const checked = await stage.kasra.run(0, 'release', 'check', stage.at('first.git'));
    expect(checked.data).toMatchObject({ verdict: 'clean', manifest });
  });

  it('keeps its promises: what the README says is run where that is asked for', async () => {
    const args = ['release', 'check', stage.at('first.git'), '--run'] as const;
    const checked = await stage.kasra.run(0, ...args);
    const { proofs } = checked.data as unknown as ReleaseCheckView;
    const answers = new Map(proofs.map(({ name, untrusted }) => [name, untrusted.answer]));
    expect(answers.get('readme')).toEqual(['node src/main.js: passed']);
    expect(answers.get('package')).toContain('src/main.js');
  });

  it('is never built over something', async () => {
    const refused = await stage.dev.run(3, 'release', 'build', stage.at('first.git'));
    expect(refused.error?.code).toBe('release.folder-taken');
    expect(existsSync(stage.at('first.git'))).toBe(true);
  });

  it('leaves nothing behind when it cannot be built', async () => {
    const blob = stage.athena.git('rev-parse', `${stage.commit}:src/main.js`);
    const objects = path.join(stage.athena.folder, '.git', 'objects');
    rmSync(path.join(objects, blob.slice(0, 2), blob.slice(2)));
    const before = readdirSync(stage.team.folder);
    const refused = await stage.athena.run(6, 'release', 'build', stage.at('third.git'));
    expect(refused.error?.code).toBe('release.blobs-missing');
    expect(readdirSync(stage.team.folder)).toEqual(before);
  });

  it('is not clean where a key stands in a file that was signed', async () => {
    const key = ['AK', 'IA', 'Z7QX3MVKPLT5', 'WN2R'].join('');
    stage.dev.git('reset', '--quiet', '--hard', stage.commit);
    stage.dev.git('clean', '-qfdx');
    writeFileSync(path.join(stage.dev.folder, 'src', 'main.js'), `export const key = '${key}';\n`);
    stage.dev.git('commit', '--quiet', '-am', 'a key');
    const planned = await stage.dev.ok('release', 'plan', 'S1', '--commit', 'HEAD');
    const { manifest } = planned.data as { manifest: string };
    const folder = stage.at('with-a-key.git');
    await stage.dev.ok('release', 'build', folder, '--manifest', manifest);
    const checked = await stage.dev.sos(['--json', 'release', 'check', folder]);
    expect(checked.exit).toBe(3);
    const { proofs } = checked.json().data as unknown as ReleaseCheckView;
    const scan = proofs.find(({ name }) => name === 'scan');
    expect(scan?.untrusted.findings.join()).toContain('src/main.js:1');
    expect(checked.stdout).not.toContain(key);
  });
});
