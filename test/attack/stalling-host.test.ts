import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import { EvilHost } from '../support/evil-host.ts';
import { SilentHost } from '../support/silent-host.ts';
import type { Member } from '../support/team.ts';

const HURRIED = { NODE_OPTIONS: `--require=${path.resolve('test/fixtures/fast-timers.cjs')}` };

let attack: Attack;
let host: EvilHost;
const silent = new SilentHost();
beforeEach(async () => {
  attack = await new Attack().begin();
  host = new EvilHost(attack.team.remote);
});
afterEach(() => {
  host.accept();
  silent.end();
  attack.end();
});

/** Runs the real program in a process whose waits are short. */
async function hurried(member: Member, ...args: string[]) {
  const ran = await member.sos([...args, '--json'], { env: HURRIED });
  return { exit: ran.exit, answer: ran.json() };
}

it('a host that answers never is given up: the record is safe here, and shared later', async () => {
  const { kasra, athena } = attack;
  kasra.git('remote', 'set-url', 'origin', await silent.begin());
  const sent = await hurried(kasra, 'send', 'athena', 'still here');
  expect(sent).toMatchObject({ exit: 0, answer: { durability: 'local' } });
  expect(sent.answer.notShared).toMatch(/no answer in \d+ s/);
  const synced = await hurried(kasra, 'sync');
  expect(synced).toMatchObject({ exit: 5 });
  kasra.git('remote', 'set-url', 'origin', attack.team.remote);
  await kasra.ok('sync');
  await athena.sync();
  expect(await attack.messagesOf(athena)).toEqual(['note: kasra to athena: still here']);
});

it('a host that takes a push and never says so is given up, and nothing is written twice', async () => {
  const { kasra, athena } = attack;
  host.stall();
  const sent = await hurried(kasra, 'send', 'athena', 'once');
  expect(sent).toMatchObject({ exit: 0, answer: { durability: 'local' } });
  host.accept();
  await kasra.ok('sync');
  await athena.sync();
  expect(await attack.messagesOf(athena)).toEqual(['note: kasra to athena: once']);
  expect((await athena.ok('verify')).data.findings).toEqual([]);
});
