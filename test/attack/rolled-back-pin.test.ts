import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import { EvilHost } from '../support/evil-host.ts';

let attack: Attack;
let host: EvilHost;
beforeEach(async () => {
  attack = await new Attack().begin();
  host = new EvilHost(attack.team.remote);
});
afterEach(() => {
  attack.end();
});

interface Report {
  readonly findings: readonly { readonly code: string }[];
}

it('a checkout without memory is told of a rollback by the pin, which never goes back', async () => {
  const { kasra, team } = attack;
  const old = host.tip;
  await kasra.ok('send', 'athena', 'pinned');
  await kasra.ok('pin', 'write');
  const pin = path.join(kasra.folder, '.sos', 'pin');
  const text = readFileSync(pin, 'utf8');
  expect(text).toMatch(
    /^sosPin: 1\nledger: [0-9a-f]{64}\npolicy: [0-9a-f]{64}\npolicyVersion: 1\n/,
  );
  expect((await kasra.ok('pin', 'show')).data).toMatchObject({ path: pin });
  await kasra.ok('verify', '--pin');
  host.rollBack(old);
  const ci = team.clone('ci');
  await ci.ok('sync');
  const { data } = await ci.run(4, 'verify', '--pin', pin);
  expect((data as unknown as Report).findings.map(({ code }) => code)).toEqual([
    'pin.head-missing',
  ]);
  expect((await ci.run(1, 'verify', '--pin')).error?.code).toBe('app.no-pin');
  kasra.git('checkout', '--quiet', '-b', 'pinned');
  kasra.git('add', '.sos/pin');
  kasra.git('commit', '--quiet', '-m', 'pin');
  ci.git('pull', '--quiet', kasra.folder, 'pinned');
  expect((await ci.run(4, 'pin', 'write')).error?.code).toBe('app.pin-backwards');
  expect(readFileSync(path.join(ci.folder, '.sos', 'pin'), 'utf8')).toBe(text);
  await kasra.run(4, 'sync');
  await ci.ok('sync');
  await ci.ok('verify', '--pin');
  writeFileSync(pin, text.replace('sosPin: 1', 'sosPin: 2'));
  expect((await kasra.run(4, 'pin', 'show')).error?.code).toBe('memory.bad-pin');
});

it('whoever has the same records says the same eight words, and other ones after one more', async () => {
  const { kasra, athena } = attack;
  const said = async (member: typeof kasra) => (await member.ok('head')).data.phrase as string[];
  const before = await said(kasra);
  expect(before.length).toBe(8);
  expect(await said(athena)).toEqual(before);
  await kasra.ok('send', 'athena', 'one more');
  expect(await said(kasra)).not.toEqual(before);
  await athena.sync();
  expect(await said(athena)).toEqual(await said(kasra));
});
