import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitIn, ReleaseStage } from '../support/release-stage.ts';

const stage = new ReleaseStage();
beforeAll(async () => {
  await stage.begin();
}, 120_000);
afterAll(() => {
  stage.end();
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
    manifest = await stage.signed();
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

  it('is never built over something', async () => {
    const refused = await stage.dev.run(3, 'release', 'build', stage.at('first.git'));
    expect(refused.error?.code).toBe('release.folder-taken');
    expect(existsSync(stage.at('first.git'))).toBe(true);
  });
});
