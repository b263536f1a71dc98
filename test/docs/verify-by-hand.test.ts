import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, fileIn, pathsIn } from '../support/attacker.ts';

const script = /```sh\n(.*?)```/s.exec(readFileSync('docs/verify-by-hand.md', 'utf8'))?.[1] ?? '';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
  await attack.dev.ok('send', 'athena', 'several\nlines\n---\nand a rule');
  await attack.dev.ok('identity', 'rotate');
  await attack.dev.ok('send', 'athena', 'with another key');
  await attack.athena.sync();
  const { stdout } = await attack.athena.sos(['identity', 'export']);
  writeFileSync(path.join(attack.athena.folder, 'allowed_signers'), stdout);
  writeFileSync(path.join(attack.athena.folder, 'verify-by-hand.sh'), script);
});
afterEach(() => {
  attack.end();
});

function byHand() {
  const ran = spawnSync('sh', ['verify-by-hand.sh', 'allowed_signers'], {
    cwd: attack.athena.folder,
    encoding: 'utf8',
  });
  return { exit: ran.status, said: ran.stdout.trim().split('\n').at(-1) };
}

it('the printed script finds every record of a ledger good, and counts as many as sos does', async () => {
  const records = pathsIn(attack.athena).filter((each) => each.endsWith('.yaml')).length;
  expect(byHand()).toEqual({ exit: 0, said: `${records} records hold, 0 do not` });
  expect((await attack.athena.ok('verify')).data.verdict).toBe('whole');
});

it('the printed script finds an altered record bad, as sos does', async () => {
  const file = pathsIn(attack.dev).find((each) => each.includes('-message-')) ?? '';
  const altered = fileIn(attack.dev, file).replace('several', 'seveal');
  attack.plant(attack.dev, [{ path: file, bytes: altered }]);
  attack.athena.git('fetch', '--quiet', 'origin', '+refs/heads/sos/ledger:refs/heads/sos/ledger');
  expect(byHand()).toMatchObject({ exit: 1 });
  expect((await attack.athena.sos(['verify'])).exit).not.toBe(0);
});
