import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addressWithoutCredentials } from '../../src/memory/index.ts';
import { Attack, noteTo, pathsIn } from '../support/attacker.ts';
import { EvilHost } from '../support/evil-host.ts';
import type { Member } from '../support/team.ts';

let attack: Attack;
let host: EvilHost;
beforeEach(async () => {
  attack = await new Attack().begin();
  host = new EvilHost(attack.team.remote);
});
afterEach(() => {
  attack.end();
});

/** The same person clones again: the folder is new, what they remember is not. */
function cloneAgain(name: string): Member {
  rmSync(path.join(attack.team.folder, name), { recursive: true });
  return attack.team.clone(name);
}

/** The alarms of a sync that must raise some. */
async function alarmsOf(member: Member): Promise<string[]> {
  const { data } = await member.run(4, 'sync');
  return [...new Set((data.alarms as { code: string }[]).map(({ code }) => code))];
}

it('a host that rolls back is found out by a new clone of whoever saw more', async () => {
  await attack.kasra.ok('send', 'athena', 'a chain begins');
  const old = host.tip;
  await attack.kasra.ok('send', 'athena', 'not to be lost');
  await attack.athena.sync();
  const whole = host.tip;
  host.rollBack(old);
  const again = cloneAgain('athena');
  expect(await alarmsOf(again)).toEqual(['ledger.rewritten', 'memory.rolled-back']);
  const { data } = await again.run(4, 'verify');
  const [finding] = data.findings as { code: string; message: string; hint: string }[];
  expect(finding).toMatchObject({ code: 'memory.rolled-back', hint: 'sos sync --heal' });
  expect(finding?.message).toMatch(/was seen up to number \d+ .*it ends at number \d+/);
  await attack.kasra.ok('sync', '--heal');
  expect(host.tip).toBe(whole);
  await again.ok('sync');
  expect(await attack.messagesOf(again)).toContain('note: kasra to athena: not to be lost');
});

it('a fast-forward that drops the tail is an alarm for whoever saw it, also in a new clone', async () => {
  await attack.kasra.ok('send', 'athena', 'the last word');
  await attack.athena.sync();
  const [path = ''] = host.drop((each) => each.includes('-message-'));
  const again = cloneAgain('athena');
  expect(await alarmsOf(again)).toEqual(['memory.rolled-back']);
  expect(await alarmsOf(attack.kasra)).toEqual(['ledger.removed']);
  await again.ok('sync', '--heal');
  expect(pathsIn(again)).toContain(path);
});

it('a record dropped from among others is missed by whoever counted them', async () => {
  for (const text of ['one', 'two', 'three']) await attack.kasra.ok('send', 'athena', text);
  await attack.athena.sync();
  const messages = pathsIn(attack.athena).filter((each) => each.includes('-message-'));
  host.drop((each) => each === messages.sort()[1]);
  const again = cloneAgain('athena');
  expect(await alarmsOf(again)).toEqual(['memory.dropped']);
  await again.run(4, 'verify');
  await attack.kasra.ok('sync', '--heal');
  await again.ok('sync');
  await again.ok('verify');
});

it('two views of one chain are a fork as soon as somebody sees both', async () => {
  const before = host.tip;
  const mine = await attack.forge(attack.kasra, noteTo('athena', 'yes'));
  const other = await attack.forge(attack.kasra, noteTo('athena', 'no'));
  attack.plant(attack.kasra, [mine]);
  await attack.kasra.sync();
  await attack.athena.sync();
  host.rollBack(before);
  attack.dev.git('fetch', '--quiet', 'origin', 'sos/ledger');
  attack.plant(attack.dev, [other]);
  const again = cloneAgain('athena');
  expect(await alarmsOf(again)).toEqual(['ledger.rewritten', 'memory.forked']);
  await attack.kasra.sos(['sync']);
  await again.sos(['sync']);
  const { codes } = await attack.verifiedBy(again);
  expect(codes).toContain('trust.chain-fork');
});

it('a policy that was seen in force and is not there any more is an alarm of its own', async () => {
  const { kasra, athena } = attack;
  const old = host.tip;
  const { policy } = await attack.ruling(kasra);
  const { fingerprint } = (await attack.signerOf(kasra)).publicKey;
  await kasra.append({
    kind: 'proposal',
    founders: [{ name: 'kasra', keys: [fingerprint] }],
    terms: { ...policy!.terms, version: 2 },
  });
  await athena.sync();
  expect((await attack.ruling(athena)).policy?.terms.version).toBe(2);
  host.rollBack(old);
  const again = cloneAgain('athena');
  expect(await alarmsOf(again)).toContain('memory.policy-rolled-back');
  const { data } = await again.run(4, 'verify');
  const [finding] = data.findings as { code: string; message: string; hint: string }[];
  expect(finding).toMatchObject({ code: 'memory.policy-rolled-back', hint: 'sos sync --heal' });
  expect(finding?.message).toMatch(/policy version 2 .*was in force; version 1 .*is there now/);
  await kasra.ok('sync', '--heal');
  await again.ok('sync');
  expect((await again.ok('verify')).data.findings).toEqual([]);
});

it('a host that says yes and goes on showing what it showed before is found out by the sender', async () => {
  const { kasra, athena } = attack;
  host.freeze();
  await kasra.ok('send', 'athena', 'taken, says the host');
  const alarms = ['ledger.rewritten', 'ledger.removed'];
  expect(await alarmsOf(kasra)).toEqual(alarms);
  expect(await alarmsOf(kasra)).toEqual(alarms);
  const second = path.join(attack.team.folder, 'second');
  kasra.git('clone', '--quiet', attack.team.remote, second);
  const { data } = await kasra.run(4, '-C', second, 'sync');
  expect(data.alarms).toMatchObject([{ code: 'ledger.rewritten' }, { code: 'memory.rolled-back' }]);
  host.accept();
  await kasra.ok('sync', '--heal');
  await athena.sync();
  expect(await attack.messagesOf(athena)).toEqual(['note: kasra to athena: taken, says the host']);
});

it('a host that serves bombs is told by the finding, and what else it serves still counts', async () => {
  const { dev, athena } = attack;
  const { path: place } = await attack.forge(dev, noteTo('athena', 'a bomb'));
  attack.plant(dev, [{ path: place, bytes: Buffer.alloc(64 * 1024 * 1024) }]);
  await dev.sos(['sync']);
  await attack.kasra.ok('send', 'athena', 'beside the bomb');
  const { codes } = await attack.verifiedBy(athena);
  expect(codes).toEqual(['ledger.too-large']);
  expect(await attack.messagesOf(athena)).toEqual(['note: kasra to athena: beside the bomb']);
});

it('a host that refuses loses nothing, and is given everything when it takes it again', async () => {
  host.refuse();
  await attack.kasra.ok('send', 'athena', 'kept here');
  await attack.kasra.run(3, 'sync');
  host.accept();
  await attack.kasra.ok('sync');
  await attack.athena.sync();
  expect(await attack.messagesOf(attack.athena)).toEqual(['note: kasra to athena: kept here']);
});

it('what a clone no longer holds on its branch, --heal takes from its own old tips', async () => {
  const old = host.tip;
  await attack.kasra.ok('send', 'athena', 'nearly lost');
  await attack.athena.sync();
  host.rollBack(old);
  attack.athena.git('update-ref', 'refs/heads/sos/ledger', old);
  const alarms = await alarmsOf(attack.athena);
  expect(alarms).toEqual(['ledger.rewritten', 'ledger.removed', 'memory.rolled-back']);
  const { data } = await attack.athena.ok('sync', '--heal');
  expect(data.healed.length).toBeGreaterThan(0);
  expect(await attack.messagesOf(attack.athena)).toEqual(['note: kasra to athena: nearly lost']);
});

it('a clone that has not asked for long is behind, which is no alarm', async () => {
  const { kasra } = attack;
  const second = path.join(attack.team.folder, 'second');
  kasra.git('clone', '--quiet', attack.team.remote, second);
  await kasra.ok('-C', second, 'sync');
  await kasra.ok('send', 'athena', 'from the first clone');
  const { data } = await kasra.ok('-C', second, 'verify');
  expect(data.findings).toMatchObject([{ code: 'memory.behind', hint: 'sos sync' }]);
  await kasra.ok('-C', second, 'sync');
  expect((await kasra.ok('-C', second, 'verify')).data.findings).toEqual([]);
});

it('the memory lies outside of every clone, for its owner alone, without credentials', async () => {
  const folder = path.join(attack.team.folder, 'home-athena', '.local', 'state', 'sos', 'ledgers');
  const { data } = await attack.athena.ok('verify');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, `${data.ledger}.json`)).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual([`${data.ledger}.json`]);
  expect(addressWithoutCredentials('https://me:secret@host.example/a@b.git')).toBe(
    'https://host.example/a@b.git',
  );
});

it('an inbox neither reads nor writes the memory', async () => {
  const folder = path.join(attack.team.folder, 'home-athena', '.local', 'state', 'sos', 'ledgers');
  const [name = ''] = readdirSync(folder);
  writeFileSync(path.join(folder, name), 'no memory at all');
  await attack.athena.ok('inbox');
  expect(readFileSync(path.join(folder, name), 'utf8')).toBe('no memory at all');
  expect((await attack.athena.run(4, 'verify')).error?.code).toBe('memory.damaged');
});

it('a memory with something else in a list is damaged, and no bug of ours', async () => {
  const folder = path.join(attack.team.folder, 'home-athena', '.local', 'state', 'sos', 'ledgers');
  const [name = ''] = readdirSync(folder);
  const file = path.join(folder, name);
  const memory = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...memory, chains: [null] }));
  expect((await attack.athena.run(4, 'verify')).error?.code).toBe('memory.damaged');
});
