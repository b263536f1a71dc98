import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';

let attack: Attack;
let commit: string;
beforeEach(async () => {
  attack = await new Attack().begin();
  commit = await attack.offerWork();
  await attack.athena.ok('gate', 'block', 'S1', 'review', '--finding', 'old refs exist');
  await attack.dev.sync();
});
afterEach(() => {
  attack.end();
});

/** A program that runs in the clone turns the block into a pass where sos keeps what it worked out. */
function forgeCatalog(): void {
  const file = path.join(attack.dev.folder, '.git', 'sos', 'catalog');
  const text = readFileSync(file, 'utf8');
  const forged = text.replaceAll('"verdict":"block"', '"verdict": "pass"');
  expect(forged).not.toBe(text);
  writeFileSync(file, forged);
}

const check = async (env: Record<string, string> = {}) => {
  const ran = await attack.dev.sos(['gate', 'check', 'S1', '--commit', commit, '--json'], { env });
  return { exit: ran.exit, code: ran.json().error?.code };
};
const BLOCKED = { exit: 3, code: 'gates.not-passed' };

it('what a program lays in the place of the catalog passes no gate and verifies nothing', async () => {
  const before = await attack.dev.ok('verify');
  forgeCatalog();
  expect(await check()).toEqual(BLOCKED);
  // Deciding made it anew, so it is forged once more.
  forgeCatalog();
  expect((await attack.dev.ok('verify')).data).toEqual(before.data);
});

it('nor does it after something else was added to it', async () => {
  forgeCatalog();
  await attack.dev.ok('send', 'kasra', 'on top of what was laid there');
  expect(await check()).toEqual(BLOCKED);
});

it('nor where there is no place for a seal, and nothing that was kept is believed', async () => {
  forgeCatalog();
  expect(await check({ XDG_STATE_HOME: '/dev/null/nowhere' })).toEqual(BLOCKED);
});

it('nor for whoever answers the gate: what is shown to them is what was signed', async () => {
  forgeCatalog();
  const refused = await attack.dev.run(3, 'brief', 'close', 'S1');
  expect(refused.error?.code).toBe('gates.not-closable');
});
