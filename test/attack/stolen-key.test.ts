import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack, noteTo } from '../support/attacker.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

async function revoke(): Promise<void> {
  await attack.kasra.sync();
  await attack.kasra.ok('identity', 'revoke', 'sos-dev', '--reason', 'laptop stolen');
}

it('a revoked key adds nothing more, and is told so by the program', async () => {
  await attack.dev.ok('send', 'athena', 'before');
  await revoke();
  await attack.dev.sync();
  expect((await attack.dev.run(3, 'send', 'athena', 'after')).error?.code).toBe('trust.revoked');
  expect(await attack.messagesOf(attack.dev)).toHaveLength(1);
});

it('a back-dated record of a revoked key counts for nothing', async () => {
  await attack.dev.ok('send', 'athena', 'before');
  const forged = await attack.forge(attack.dev, noteTo('athena', 'long ago'), {
    envelope: { at: '2026-01-01T00:00:00.000Z' },
  });
  await revoke();
  await attack.dev.sync();
  attack.plant(attack.dev, [forged]);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject({
    exit: 0,
    data: { findings: [{ code: 'trust.late', severity: 'warning' }] },
  });
  expect(await attack.messagesOf(attack.athena)).toHaveLength(1);
});

it('a late record counts once somebody who may revoke adopts it, and not before', async () => {
  const honest = await attack.forge(attack.dev, noteTo('athena', 'from the train'));
  await revoke();
  await attack.dev.sync();
  attack.plant(attack.dev, [honest]);
  await attack.kasra.sync();
  const [late] = (await attack.kasra.ok('verify')).data.findings as { id: string }[];
  const refused = await attack.athena.run(3, 'identity', 'adopt', 'abcdef', '--reason', 'mine');
  expect(refused.error?.code).toBe('app.not-late');
  expect(await attack.messagesOf(attack.kasra)).toEqual([]);
  await attack.kasra.ok('identity', 'adopt', late?.id.slice(0, 8) ?? '', '--reason', 'by phone');
  expect(await attack.messagesOf(attack.kasra)).toHaveLength(1);
  expect((await attack.kasra.ok('verify')).data.findings).toEqual([]);
});

it('a new chain of a stolen key counts for nothing after the revocation', async () => {
  const { heads } = await attack.ruling(attack.dev);
  await revoke();
  const envelope = { chain: 'd'.repeat(16), seq: 0, prev: undefined as never, seen: heads };
  await attack.dev.sync();
  attack.plant(attack.dev, [await attack.forge(attack.dev, noteTo('athena', 'hi'), { envelope })]);
  expect(await attack.verifiedBy(attack.athena)).toMatchObject({
    exit: 0,
    data: { findings: [{ code: 'trust.late', severity: 'warning' }] },
  });
});

it('a rotated key has said its last word', async () => {
  const old = await attack.signerOf(attack.dev);
  const sent = await attack.dev.ok('send', 'kasra', 'with the old key');
  const before = await attack.ruling(attack.dev);
  await attack.dev.ok('identity', 'rotate');
  const [first] = sent.data.records as { id: string }[];
  const head = before.chains.find(({ id }) => id === first?.id);
  const envelope = { chain: head?.chain ?? '', seq: (head?.seq ?? 0) + 1, prev: head?.id ?? '' };
  attack.plant(attack.dev, [
    await attack.forge(attack.dev, noteTo('athena'), { signer: old, envelope }),
  ]);
  const { exit, codes } = await attack.verifiedBy(attack.athena);
  expect(exit).toBe(4);
  expect(new Set(codes)).toEqual(new Set(['trust.chain-fork', 'trust.rotated']));
});
