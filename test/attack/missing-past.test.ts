import { afterEach, beforeEach, expect, it } from 'vitest';
import { splitWords } from '../../src/briefs/index.ts';
import { Attack, noteTo } from '../support/attacker.ts';
import type { Member } from '../support/team.ts';

const NOWHERE = 'e'.repeat(64);

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
  await attack.offerWork();
  await attack.athena.ok('gate', 'pass', 'S1', 'review');
});
afterEach(() => {
  attack.end();
});

async function check(member: Member): Promise<number | null> {
  await member.sos(['sync']);
  return (await member.sos(['gate', 'check', 'S1'])).exit;
}

/** The command that the alarm gives, for whoever may give it. */
async function wayOut(member: Member): Promise<string[]> {
  const { errors } = await attack.verifiedBy(member);
  const [{ message = '' } = {}] = errors as { message?: string }[];
  const typed = /\(sos (identity revoke [^)]*)\)/.exec(message)?.[1] ?? '';
  const split = splitWords(typed);
  return split.ok ? [...split.words] : [];
}

/** An insider names a record that never was. */
async function nameNothing(): Promise<void> {
  await attack.dev.ok('send', 'kasra', 'nothing is wrong');
  const { heads, entries } = await attack.ruling(attack.dev);
  const last = entries.at(-1)!;
  const { chain, seq } = last.record;
  const envelope = { chain, seq: seq + 1, prev: last.id, seen: [...heads, NOWHERE].sort() };
  attack.plant(attack.dev, [await attack.forge(attack.dev, noteTo('athena', 'hm'), { envelope })]);
}

const STOPPED = { exit: 6, codes: ['trust.seen-missing'] };

it('an insider who names a record that never was stops checks, until a founder ends the key', async () => {
  const { kasra, dev, athena } = attack;
  await nameNothing();
  expect(await attack.verifiedBy(kasra)).toMatchObject(STOPPED);
  expect(await check(kasra)).toBe(6);
  await kasra.ok(...(await wayOut(kasra)));
  const { data } = await kasra.ok('verify');
  expect(data.findings).toMatchObject([{ code: 'trust.seen-missing', severity: 'warning' }]);
  for (const member of [kasra, athena]) expect(await check(member)).toBe(0);
  await dev.sos(['sync']);
  expect((await dev.run(3, 'send', 'kasra', 'again')).error?.code).toBe('trust.revoked');
});

it('an insider who does so is not believed to have settled it', async () => {
  const { kasra, dev, athena } = attack;
  await nameNothing();
  await athena.sos(['sync']);
  const command = await wayOut(kasra);
  expect((await athena.run(3, ...command)).error?.code).toBe('trust.not-allowed');
  await dev.ok(...command);
  expect(await attack.verifiedBy(kasra)).toMatchObject(STOPPED);
  expect(await check(kasra)).toBe(6);
  const further = await wayOut(kasra);
  expect(further).toContain('--back-to');
  await kasra.ok(...further);
  expect((await kasra.sos(['verify'])).exit).toBe(0);
  expect(await check(kasra)).toBe(0);
});
