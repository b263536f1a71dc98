import { chmodSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gitIn, ReleaseStage } from '../support/release-stage.ts';

const stage = new ReleaseStage();
beforeAll(async () => {
  await stage.begin();
  await stage.signed();
}, 120_000);
afterAll(() => {
  stage.end();
});

it('a repository that is looked at runs nothing, whatever its settings and hooks say', async () => {
  const good = stage.at('good.git');
  await stage.dev.ok('release', 'build', good);
  const folder = stage.at('hostile.git');
  cpSync(good, folder, { recursive: true });
  const trap = stage.write('trap.sh', `#!/bin/sh\ntouch '${stage.at('sprung')}'\n`);
  chmodSync(trap, 0o755);
  for (const key of [
    'core.sshCommand',
    'core.fsmonitor',
    'core.pager',
    'core.alternateRefsCommand',
    'credential.helper',
    'diff.external',
    'filter.x.smudge',
    'gpg.program',
    'uploadpack.packObjectsHook',
    'remote.origin.uploadpack',
  ])
    gitIn(folder, 'config', key, trap);
  gitIn(folder, 'config', 'url.ext::sh -c false.insteadOf', '/');
  mkdirSync(path.join(folder, 'hooks'));
  for (const hook of ['post-checkout', 'reference-transaction', 'pre-push'])
    cpSync(trap, path.join(folder, 'hooks', hook));
  const args = ['release', 'check', folder, '--remote', good];
  const checked = await stage.dev.run(3, ...args);
  expect(JSON.stringify(checked.data)).toContain('hooks/post-checkout is a hook');
  expect(existsSync(stage.at('sprung'))).toBe(false);
});
