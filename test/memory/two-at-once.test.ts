import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LedgerMemory } from '../../src/memory/ledger-memory.ts';
import { Attack } from '../support/attacker.ts';

const ROUNDS = 3;

let attack: Attack;
let memories: string;
beforeEach(async () => {
  attack = await new Attack().begin();
  memories = path.join(attack.team.folder, 'home-athena', '.local', 'state', 'sos', 'ledgers');
});
afterEach(() => {
  attack.end();
});

function memory(): LedgerMemory {
  const [file = ''] = readdirSync(memories).filter((name) => name.endsWith('.json'));
  return JSON.parse(readFileSync(path.join(memories, file), 'utf8')) as LedgerMemory;
}

/** How far this user has seen all chains together. */
function seen(): number {
  return memory().chains.reduce((sum, { seq }) => sum + seq, 0);
}

it('what processes of one user see at the same time, in views that never met, is remembered by all', async () => {
  const { kasra, dev, athena, team } = attack;
  const views = [kasra, dev].map((member) => {
    const remote = path.join(team.folder, `view-${member.name}.git`);
    const clone = path.join(team.folder, `athena-${member.name}`);
    athena.git('clone', '--quiet', '--mirror', team.remote, remote);
    athena.git('clone', '--quiet', remote, clone);
    member.git('remote', 'set-url', 'origin', remote);
    return { member, clone };
  });
  for (const { member, clone } of views) {
    await member.ok('send', 'athena', 'a chain begins');
    await athena.sos(['-C', clone, 'sync']);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = seen();
    for (const { member } of views) await member.ok('send', 'athena', `round ${round}`);
    await Promise.all(views.map(({ clone }) => athena.sos(['-C', clone, 'sync'])));
    expect(seen()).toBe(before + views.length);
  }
});

it('a lock that a dead process left keeps nobody from remembering', async () => {
  const { kasra, athena } = attack;
  const before = memory();
  const lock = path.join(memories, `${before.ledger}.lock`);
  const dead = { pid: 4_194_303, host: hostname(), started: 0, nonce: '0'.repeat(32) };
  writeFileSync(lock, `${JSON.stringify(dead)}\n`);
  await kasra.ok('send', 'athena', 'remembered all the same');
  await athena.sync();
  expect(memory().records).toBe(before.records + 1);
  expect(existsSync(lock)).toBe(false);
});

it('a memory that somebody keeps locked keeps nobody from syncing, and catches up later', async () => {
  const { kasra, athena } = attack;
  await kasra.ok('send', 'athena', 'seen');
  const before = memory();
  const lock = path.join(memories, `${before.ledger}.lock`);
  const alive = { pid: process.ppid, host: hostname(), started: Date.now(), nonce: '0'.repeat(32) };
  writeFileSync(lock, `${JSON.stringify(alive)}\n`);
  await athena.sync();
  expect(memory()).toEqual(before);
  rmSync(lock);
  await athena.sync();
  expect(memory().records).toBe(before.records + 1);
});
