import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ledger/index.ts';
import { codesOf, Forge, noteTo } from '../support/forge.ts';

let forge: Forge;
let before: Entry[];

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', { builder: ['message', 'claim'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
  await forge.append('sos-dev', noteTo('kasra', 'before'));
  before = [...forge.entries];
});

const counts = ({ id }: Entry): boolean => forge.ruling().entries.some((entry) => entry.id === id);

function revoke(heads: readonly Entry[] = before.slice(-1), by = 'kasra', knowing = forge.entries) {
  const keys = [forge.signer('sos-dev').publicKey.fingerprint];
  const ids = heads.map(({ id }) => id);
  const draft = { kind: 'revoke', principal: 'sos-dev', keys, heads: ids, reason: 'lost' } as const;
  return forge.append(by, draft, { knowing });
}

const adopt = (entries: readonly Entry[], by = 'kasra', knowing?: readonly Entry[]) =>
  forge.append(
    by,
    { kind: 'adopt', records: entries.map(({ id }) => id), reason: 'asked by phone' },
    knowing === undefined ? {} : { knowing },
  );

const written = () => forge.append('sos-dev', noteTo('kasra', 'away'), { knowing: before });

describe('a late record', () => {
  it('is set aside with a warning, as neither its author nor the revocation knew of the other', async () => {
    await revoke();
    const late = await written();
    expect(counts(late)).toBe(false);
    expect(forge.ruling().findings).toMatchObject([
      { code: 'trust.late', severity: 'warning', id: late.id },
    ]);
  });

  it('counts once somebody who may revoke adopts it', async () => {
    await revoke();
    const late = await written();
    const adoption = await adopt([late]);
    expect([late, adoption].map(counts)).toEqual([true, true]);
    expect(codesOf(forge.ruling())).toEqual([]);
  });

  it('is adopted by nobody else', async () => {
    await forge.admit('friend', { roles: ['builder'] });
    await revoke();
    const late = await written();
    await adopt([late], 'friend');
    expect(counts(late)).toBe(false);
    expect(codesOf(forge.ruling())).toEqual(['trust.late', 'trust.not-allowed']);
  });

  it('is not what was written after the revocation, and no adoption helps that', async () => {
    await revoke();
    const after = await forge.append('sos-dev', noteTo('kasra', 'after'));
    await adopt([after]);
    expect(counts(after)).toBe(false);
    expect(codesOf(forge.ruling())).toEqual(['trust.revoked']);
  });

  it('is not what a revocation left out on purpose', async () => {
    const known = await forge.append('sos-dev', noteTo('kasra', 'doubtful'));
    await revoke();
    await adopt([known]);
    expect(counts(known)).toBe(false);
    expect(codesOf(forge.ruling())).toEqual(['trust.revoked']);
  });

  it('cannot be adopted by the ended key, nor in a row of such adoptions', async () => {
    await forge.admit('athena', { capabilities: ['*'] });
    const base = [...forge.entries];
    const keys = [forge.signer('athena').publicKey.fingerprint];
    const heads = [base.at(-1)?.id ?? ''];
    const late = await forge.append('athena', noteTo('kasra'), { knowing: base });
    await forge.append(
      'kasra',
      { kind: 'revoke', principal: 'athena', keys, heads, reason: 'stolen' },
      { knowing: base },
    );
    const first = await adopt([late], 'athena', [...base, late]);
    const second = await adopt([first], 'athena', [...base, late, first]);
    expect([late, first, second].map(counts)).toEqual([false, false, false]);
    expect(codesOf(forge.ruling())).toEqual(['trust.late', 'trust.late', 'trust.late']);
  });

  it('of a rotated key is an alarm, as its owner may take it back, and may be adopted', async () => {
    await forge.rotate('sos-dev', 'fresh');
    const envelope = { chain: 'e'.repeat(16), seq: 0, prev: undefined as never };
    const late = await forge.append('sos-dev', noteTo('kasra'), { knowing: before, envelope });
    expect(codesOf(forge.ruling())).toEqual(['trust.taken-back']);
    await adopt([late]);
    expect(counts(late)).toBe(true);
  });
});

describe('what a revocation takes away', () => {
  it('is listed where others built upon it, with the revocation that did', async () => {
    const claim = await forge.append('sos-dev', { kind: 'claim', brief: 'S1' });
    const revocation = await revoke();
    const flipped = forge.ruling().findings.filter(({ code }) => code === 'trust.flipped');
    expect(flipped).toMatchObject([{ severity: 'notice', id: claim.id }]);
    expect(flipped[0]?.message).toContain(revocation.id.slice(0, 12));
  });

  it('holds what the key alone had allowed', async () => {
    await forge.admit('athena', { capabilities: ['*'] });
    const good = forge.entries.at(-1)?.id ?? '';
    await forge.admit('friend', { roles: ['builder'], by: 'athena' });
    const claim = await forge.append('friend', { kind: 'claim', brief: 'S1' });
    const keys = [forge.signer('athena').publicKey.fingerprint];
    await forge.append('kasra', {
      kind: 'revoke',
      principal: 'athena',
      keys,
      heads: [good],
      reason: 'stolen',
    });
    const flipped = forge.ruling().findings.filter(({ code }) => code === 'trust.flipped');
    expect(flipped.map(({ id }) => id)).toEqual([claim.id]);
  });

  it('is nothing where it was written in the knowledge of the end', async () => {
    await revoke();
    await forge.append('sos-dev', { kind: 'claim', brief: 'S1' });
    expect(codesOf(forge.ruling())).toEqual(['trust.revoked']);
  });
});
