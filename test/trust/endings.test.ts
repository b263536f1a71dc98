import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, Forge, noteTo } from '../support/forge.ts';

let forge: Forge;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', { builder: ['message'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
});

const counting = (): string[] => forge.ruling().entries.map(({ id }) => id);

/** A revocation of a principal's key, up to some records. */
function revocation(name: string, heads: readonly string[]) {
  const keys = [forge.signer(name).publicKey.fingerprint];
  return { kind: 'revoke', principal: name, keys, heads, reason: 'stolen' } as const;
}

describe('the end of a key', () => {
  it('leaves what it signed before and nothing after', async () => {
    const before = await forge.append('sos-dev', noteTo('kasra', 'before'));
    await forge.append('kasra', revocation('sos-dev', [before.id]));
    const after = await forge.append('sos-dev', noteTo('kasra', 'after'));
    expect(counting()).toContain(before.id);
    expect(counting()).not.toContain(after.id);
    expect(codesOf(forge.ruling())).toEqual(['trust.revoked']);
    expect(forge.ruling().roster.get('sos-dev')?.keys[0]?.standing).toBe('revoked');
  });

  it('cannot be dodged by dating back or by leaving the revocation unseen', async () => {
    const before = await forge.append('sos-dev', noteTo('kasra', 'before'));
    await forge.append('kasra', revocation('sos-dev', [before.id]));
    const backDated = await forge.append('sos-dev', noteTo('kasra', 'late'), {
      knowing: [before],
      envelope: { at: '2026-01-01T00:00:00.000Z' },
    });
    expect(counting()).not.toContain(backDated.id);
  });

  it('reaches a chain that a thief begins with the stolen key', async () => {
    const before = await forge.append('sos-dev', noteTo('kasra', 'before'));
    await forge.append('kasra', revocation('sos-dev', [before.id]));
    const { ledger } = forge;
    const thief = await forge.append('sos-dev', noteTo('kasra', 'hello'), {
      envelope: {
        chain: 'f'.repeat(16),
        seq: 0,
        prev: undefined as never,
        seen: [ledger, before.id],
      },
    });
    expect(counting()).not.toContain(thief.id);
  });

  it('can be brought about by the principal, and that record counts', async () => {
    const before = await forge.append('sos-dev', noteTo('kasra', 'before'));
    const own = await forge.append('sos-dev', revocation('sos-dev', [before.id]));
    expect(counting()).toContain(own.id);
    expect(codesOf(forge.ruling())).toEqual([]);
  });

  it('is not for everybody to bring about', async () => {
    const note = await forge.append('kasra', noteTo('sos-dev'));
    await forge.append('sos-dev', revocation('kasra', [note.id]));
    expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
  });

  it('comes to both of two keys that revoke each other', async () => {
    await forge.admit('athena', { capabilities: ['*'] });
    const both = [...forge.entries];
    const heads = [both.at(-1)?.id ?? ''];
    await forge.append('kasra', revocation('athena', heads), { knowing: both });
    await forge.append('athena', revocation('kasra', heads), { knowing: both });
    const { roster } = forge.ruling();
    expect(roster.get('kasra')?.keys[0]?.standing).toBe('revoked');
    expect(roster.get('athena')?.keys[0]?.standing).toBe('revoked');
  });

  it('takes with it what the key alone had allowed', async () => {
    await forge.admit('athena', { capabilities: ['*'] });
    const good = forge.entries.at(-1)?.id ?? '';
    await forge.admit('friend', { capabilities: ['message'], by: 'athena' });
    const note = await forge.append('friend', noteTo('kasra'));
    expect(counting()).toContain(note.id);
    await forge.append('kasra', revocation('athena', [good]));
    expect(counting()).not.toContain(note.id);
  });
});

describe('rotation', () => {
  it('goes on with a key that signed that it agrees', async () => {
    await forge.rotate('sos-dev', 'sos-dev-2');
    const note = await forge.append('sos-dev', noteTo('kasra'), {
      signer: forge.signer('sos-dev-2'),
    });
    expect(counting()).toContain(note.id);
    expect(codesOf(forge.ruling())).toEqual([]);
  });

  it('makes the rotation the last record of the old key', async () => {
    await forge.rotate('sos-dev', 'sos-dev-2');
    const old = await forge.append('sos-dev', noteTo('kasra'));
    expect(counting()).not.toContain(old.id);
    expect(codesOf(forge.ruling())).toEqual(['trust.rotated']);
  });

  it('is nothing without the agreement of the new key', async () => {
    await forge.rotate('sos-dev', 'sos-dev-2', forge.signer('mallory'));
    expect(codesOf(forge.ruling())).toEqual(['trust.no-proof-of-possession']);
  });

  it('takes no key that is bound already', async () => {
    await forge.rotate('sos-dev', 'kasra');
    expect(codesOf(forge.ruling())).toEqual(['trust.key-bound']);
  });
});
