import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, fileIn, pathsIn } from '../support/attacker.ts';

let attack: Attack;
let id: string;
let parts: string[];
const secret = 'rm -rf /tmp/old-refs';

beforeEach(async () => {
  attack = await new Attack().begin();
  const file = path.join(attack.team.folder, 'fix.sh');
  writeFileSync(file, `${secret}\n${'# filler\n'.repeat(600_000)}`);
  const sent = await attack.kasra.ok(
    'send',
    'sos-dev',
    '--type',
    'command',
    '--file',
    file,
    '--why',
    'clean up',
  );
  id = sent.data.records[0].id;
  await attack.dev.sync();
  parts = pathsIn(attack.dev).filter((each) => each.startsWith('blobs/'));
});
afterEach(() => {
  attack.end();
});

/** Shows the command in a first clone, which has nothing but what the remote serves. */
async function shownFresh(...options: string[]) {
  const fresh = attack.team.clone('fresh');
  await fresh.sos(['join', 'fresh', '--role', 'builder']);
  return fresh.sos(['command', 'show', id, ...options]);
}

it('is kept in several parts', () => {
  expect(parts.length).toBeGreaterThan(1);
});

it.each([['altered'], ['reordered']])(
  '%s: one part shows nothing that could be run, and exits 4',
  async (how) => {
    const [first = '', second = ''] = parts;
    const other = how === 'altered' ? 'rm -rf /' : fileIn(attack.dev, second);
    attack.plant(attack.dev, [{ path: first, bytes: other }]);
    for (const options of [[], ['--raw'], ['--json']]) {
      attack.team.forget('fresh');
      const ran = await shownFresh(...options);
      expect(ran.exit).toBe(4);
      expect(ran.stdout).not.toContain('rm -rf');
    }
  },
);

it('a missing part shows nothing that could be run, and exits 4', async () => {
  attack.plant(attack.dev, [], [parts[0] ?? '']);
  const ran = await shownFresh('--raw');
  expect(ran.exit).toBe(4);
  expect(ran.stdout).toBe('');
});
