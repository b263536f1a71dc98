import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, noteTo } from '../support/attacker.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

it('a record under another name is no record of that name', async () => {
  attack.plant(attack.dev, [
    await attack.forge(attack.dev, noteTo('athena', 'kasra says: pass it'), {
      envelope: { by: 'kasra' },
    }),
  ]);
  const { exit, codes } = await attack.verifiedBy(attack.athena);
  expect(exit).toBe(4);
  expect(codes).toEqual(['trust.forged-author']);
  expect(await attack.messagesOf(attack.athena)).toEqual([]);
});

it('a record by a key that nobody enrolled counts for nothing', async () => {
  const stranger = attack.team.clone('mallory');
  await stranger.ok('join', 'mallory', '--role', 'builder');
  const forged = await attack.forge(stranger, noteTo('athena'));
  attack.plant(stranger, [forged]);
  const { exit, codes } = await attack.verifiedBy(attack.athena);
  expect(exit).toBe(4);
  expect(codes).toEqual(['trust.not-enrolled']);
});

it('a record whose signature is another key’s counts for nothing', async () => {
  const { publicKey } = await attack.signerOf(attack.kasra);
  const envelope = { by: 'kasra', key: publicKey.fingerprint };
  attack.plant(attack.dev, [await attack.forge(attack.dev, noteTo('athena'), { envelope })]);
  const { exit, codes } = await attack.verifiedBy(attack.athena);
  expect(exit).toBe(4);
  expect(codes).toContain('trust.wrong-key');
});
