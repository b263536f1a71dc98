import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ledger/index.ts';
import { codesOf, Forge, noteTo } from '../support/forge.ts';

let forge: Forge;
let before: Entry[];
let claim: Entry;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', { builder: ['message', 'claim'] });
  await forge.admit('athena', { capabilities: ['*'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
  before = [...forge.entries];
  claim = await forge.append('sos-dev', { kind: 'claim', brief: 'S1' });
});

const counts = ({ id }: Entry): boolean => forge.ruling().entries.some((entry) => entry.id === id);
const said = () => forge.ruling().findings.map(({ severity, code }) => `${severity} ${code}`);
const ALARM = ['error trust.taken-back', 'notice trust.flipped'];

/** A new chain of the old key that knows nothing of what that key said last. */
const rotateAside = () =>
  forge.rotate('sos-dev', 'fresh', undefined, {
    knowing: before,
    envelope: { chain: 'e'.repeat(16), seq: 0, prev: undefined as never },
  });

/** Ends the key of sos-dev where nothing of the claim was known. */
function endBefore(
  by: string,
  { last = before.at(-1), ...otherwise }: Parameters<Forge['append']>[2] & { last?: Entry } = {},
) {
  const keys = [forge.signer('sos-dev').publicKey.fingerprint];
  const heads = [last?.id ?? ''];
  const draft = { kind: 'revoke', principal: 'sos-dev', keys, heads, reason: 'stolen' } as const;
  return forge.append(by, draft, otherwise);
}

const adopt = (by: string, knowing?: readonly Entry[]) =>
  forge.append(
    by,
    { kind: 'adopt', records: [claim.id], reason: 'it was theirs' },
    knowing === undefined ? {} : { knowing },
  );

describe('what its author takes back', () => {
  it('by a rotation that does not know of it is an alarm, and counts for nothing', async () => {
    const rotation = await rotateAside();
    expect(said()).toEqual(ALARM);
    expect([claim, rotation].map(counts)).toEqual([false, true]);
    const [alarm] = forge.ruling().findings;
    expect(alarm).toMatchObject({ id: claim.id, brief: 'S1' });
    expect(alarm?.message).toContain(rotation.id.slice(0, 12));
  });

  it('by ending their key before it is one too, known or not, by whichever key', async () => {
    await forge.admit('sos-dev', { key: 'laptop' });
    await endBefore('sos-dev', { signer: forge.signer('laptop') });
    expect(said()).toEqual(ALARM);
    expect(counts(claim)).toBe(false);
  });

  it('with the very key is one', async () => {
    await endBefore('sos-dev', { knowing: before });
    expect(said()).toEqual(ALARM);
  });

  it('is settled by somebody else who leaves it out too', async () => {
    const rotation = await rotateAside();
    await endBefore('kasra', { last: rotation });
    expect(said()).toEqual(['warning trust.revoked', 'notice trust.flipped']);
    expect([claim, rotation].map(counts)).toEqual([false, true]);
  });

  it('was settled already where somebody else had left it out', async () => {
    await endBefore('kasra');
    await rotateAside();
    expect(said()).toContain('warning trust.revoked');
    expect(said()).not.toContain('error trust.taken-back');
  });

  it('is not settled by somebody else who ends the key and leaves it in', async () => {
    const keys = [forge.signer('sos-dev').publicKey.fingerprint];
    const draft = { kind: 'revoke', principal: 'sos-dev', keys, reason: 'gone' } as const;
    await forge.append('kasra', { ...draft, heads: [claim.id] });
    await rotateAside();
    expect(codesOf(forge.ruling())).toContain('trust.taken-back');
  });

  it('counts again once somebody who may revoke adopts it, known to its author or not', async () => {
    const rotation = await rotateAside();
    await adopt('athena');
    expect(said()).toEqual([]);
    expect(counts(claim)).toBe(true);
    await endBefore('sos-dev', { signer: forge.signer('fresh'), last: rotation });
    expect(said()).toEqual([]);
    expect(counts(claim)).toBe(true);
  });

  it('is not settled by who may not revoke', async () => {
    await forge.admit('friend', { roles: ['builder'] });
    await rotateAside();
    await adopt('friend');
    await endBefore('friend');
    expect(codesOf(forge.ruling())).toEqual([
      'trust.flipped',
      'trust.not-allowed',
      'trust.not-allowed',
      'trust.taken-back',
    ]);
  });

  it('is not settled by an adoption that the ended key signs itself', async () => {
    await forge.append('kasra', { kind: 'grant', principal: 'sos-dev', capabilities: ['revoke'] });
    before = [...forge.entries];
    claim = await forge.append('sos-dev', { kind: 'claim', brief: 'S2' });
    await adopt('sos-dev', [...before, claim]);
    await rotateAside();
    expect(codesOf(forge.ruling())).toEqual([
      'trust.flipped',
      'trust.taken-back',
      'trust.taken-back',
    ]);
    expect(counts(claim)).toBe(false);
  });

  it('settles no fork: only the word of somebody else does', async () => {
    const { chain, seq, prev = '' } = claim.record;
    const envelope = { chain, seq, prev };
    const other = await forge.append('sos-dev', noteTo('kasra'), { knowing: before, envelope });
    const keys = [forge.signer('sos-dev').publicKey.fingerprint];
    const draft = { kind: 'revoke', principal: 'sos-dev', keys, reason: 'stolen' } as const;
    await forge.append('sos-dev', { ...draft, heads: [other.id] });
    const forks = () => said().filter((each) => each.endsWith('fork'));
    expect(forks()).toEqual(['error trust.chain-fork', 'error trust.chain-fork']);
    await forge.append('kasra', { ...draft, heads: [other.id] });
    expect(forks()).toEqual(['notice trust.chain-fork', 'notice trust.chain-fork']);
    expect(codesOf(forge.ruling())).not.toContain('trust.taken-back');
  });
});

describe('what an honest end leaves', () => {
  it('is everything that it knew: nothing is taken back, and nothing is said', async () => {
    await forge.rotate('sos-dev', 'fresh');
    expect(said()).toEqual([]);
    expect(counts(claim)).toBe(true);
  });

  it('is what was written in the knowledge of it: an error, and no matter of adoption', async () => {
    await rotateAside();
    const after = await forge.append('sos-dev', noteTo('kasra'));
    const draft = { kind: 'adopt', records: [after.id], reason: 'hm' } as const;
    await forge.append('athena', draft);
    expect(counts(after)).toBe(false);
    expect(said()).toContain('error trust.rotated');
  });

  it('keeps what a thief wrote out, also where it is the owner who says so', async () => {
    const keys = [forge.signer('sos-dev').publicKey.fingerprint];
    await forge.admit('sos-dev', { key: 'laptop' });
    const theft = await forge.append('sos-dev', noteTo('kasra', 'send money'), { knowing: before });
    const draft = { kind: 'revoke', principal: 'sos-dev', keys, reason: 'stolen' } as const;
    const signer = forge.signer('laptop');
    await forge.append('sos-dev', { ...draft, heads: [claim.id] }, { signer });
    expect([claim, theft].map(counts)).toEqual([true, false]);
    expect(said()).toEqual(['error trust.taken-back']);
    await forge.append('kasra', { ...draft, heads: [claim.id] });
    expect([claim, theft].map(counts)).toEqual([true, false]);
    expect(said()).toEqual(['warning trust.revoked']);
  });
});
