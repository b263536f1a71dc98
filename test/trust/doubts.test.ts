import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ledger/index.ts';
import type { Draft } from '../../src/records/index.ts';
import { doubtsAbout, type Resting } from '../../src/trust/index.ts';
import { Forge, noteTo } from '../support/forge.ts';
import { oidOf, termsWith } from '../support/terms.ts';

let forge: Forge;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', {
    observer: ['message'],
    builder: ['message', 'claim', 'evidence:*'],
  });
  await forge.admit('athena', { capabilities: ['*'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
  await forge.admit('watcher', { roles: ['observer'] });
});

const last = (): Entry => forge.entries.at(-1)!;
const doubts = (brief: string, resting?: Resting): number =>
  doubtsAbout(brief, forge.ruling(), resting).length;

/** Ends a key of a principal's behind a record, by their own word. */
function takeBack(name: string, { to = last(), signer = name } = {}): Promise<Entry> {
  const keys = [forge.signer(name).publicKey.fingerprint];
  const draft = { kind: 'revoke', principal: name, keys, heads: [to.id], reason: 'hm' } as const;
  return forge.append(name, draft, { signer: forge.signer(signer) });
}

/** Says something and takes it back. */
async function sayAndTakeBack(name: string, draft: Draft): Promise<Entry> {
  const before = last();
  const said = await forge.append(name, draft);
  await takeBack(name, { to: before });
  return said;
}

const claim = { kind: 'claim', brief: 'S1' } as const;
const block = {
  kind: 'verdict',
  brief: 'S1',
  gate: 'review',
  verdict: 'block',
  terms: 'e'.repeat(64),
  commit: oidOf('a'),
  tree: oidOf('b'),
  evidence: [],
  findings: [],
  followUps: [],
  notChecked: [],
} as const;

describe('what is taken back by somebody who may only speak', () => {
  it('puts nothing in doubt, whatever brief it names', async () => {
    const request = { kind: 'gate-request', brief: 'S1', gate: 'review' } as const;
    const subject = { terms: 'e'.repeat(64), commit: oidOf('a'), tree: oidOf('b') };
    const before = last();
    await forge.append('watcher', { ...noteTo('kasra'), brief: 'S1' } as Draft);
    await forge.append('watcher', { ...request, ...subject });
    await takeBack('watcher', { to: before });
    expect(doubts('S1')).toBe(0);
  });

  it('puts nothing in doubt where it is their own join or rotation', async () => {
    const joined = forge.entries.findIndex(({ record }) => record.by === 'watcher');
    const before = forge.entries[joined - 1]!;
    await forge.rotate('watcher', 'fresh');
    await forge.append('watcher', noteTo('kasra'), { signer: forge.signer('fresh') });
    await takeBack('watcher', { to: before, signer: 'fresh' });
    expect(forge.ruling().findings.map(({ code }) => code)).toContain('trust.taken-back');
    expect(doubts('S1')).toBe(0);
  });
});

describe('what is taken back of the work', () => {
  it('puts its brief in doubt and no other', async () => {
    await sayAndTakeBack('sos-dev', claim);
    expect([doubts('S1'), doubts('S2')]).toEqual([1, 0]);
  });

  it('takes nothing from a word that it knew, and something from one that it did not', async () => {
    const known = last();
    const said = await forge.append('sos-dev', claim);
    const unknown = await forge.append('kasra', noteTo('athena'), { knowing: [known] });
    await takeBack('sos-dev', { to: known });
    expect(doubts('S1', { given: [known.id] })).toBe(0);
    expect(doubts('S1', { given: [known.id, unknown.id] })).toBe(1);
    expect(doubts('S1', { given: [unknown.id], end: known.id })).toBe(0);
    expect(doubts('S1', { given: [said.id] })).toBe(1);
    expect(doubts('S1')).toBe(1);
  });
});

describe('what is taken back of the course of a brief', () => {
  it('puts it in doubt whatever it knew, until the brief has ended', async () => {
    const known = last();
    await sayAndTakeBack('athena', { kind: 'cancel', brief: 'S1', reason: 'no' });
    expect(doubts('S1', { given: [known.id] })).toBe(1);
    expect(doubts('S1', { given: [known.id], end: known.id })).toBe(0);
  });

  it('says what boundaries the terms drew', async () => {
    const terms = termsWith({ boundaries: ['no-push'] });
    await sayAndTakeBack('athena', { kind: 'brief', brief: 'S1', ...terms });
    const [first] = doubtsAbout('S1', forge.ruling());
    expect(first?.doubts).toMatchObject([{ kind: 'brief', boundaries: ['no-push'] }]);
  });
});

describe('what is taken back of an answer', () => {
  it('puts its brief in doubt whatever it knew: that is its very purpose', async () => {
    const known = last();
    await sayAndTakeBack('athena', block);
    expect(doubts('S1', { given: [known.id], end: known.id })).toBe(1);
  });

  it('does so where only the rotation to the key that signed it is taken back', async () => {
    const before = last();
    await forge.rotate('athena', 'fresh');
    await forge.append('athena', block, { signer: forge.signer('fresh') });
    await takeBack('athena', { to: before, signer: 'fresh' });
    expect([doubts('S1'), doubts('S2')]).toEqual([1, 0]);
  });
});

describe('what is taken back of who may what', () => {
  it('puts every brief in doubt', async () => {
    const grant = { kind: 'grant', principal: 'watcher', capabilities: ['claim'] } as const;
    await sayAndTakeBack('athena', grant);
    expect([doubts('S1'), doubts('S2')]).toEqual([1, 1]);
  });

  it('does so for a vote that put a policy in force', async () => {
    const before = last();
    const proposal = await forge.propose('kasra', { founders: ['kasra'] });
    forge.under(proposal);
    expect(forge.ruling().policy?.id).toBe(proposal.id);
    await takeBack('kasra', { to: before });
    expect(forge.ruling().policy?.id).not.toBe(proposal.id);
    expect(doubts('S1')).toBeGreaterThan(0);
  });
});

describe('what nobody can take back', () => {
  const withhold = { kind: 'withhold', digests: ['a'.repeat(64)], reason: 'a secret' } as const;

  it('is that something is withheld, or waived no more: it goes on, and no alarm is raised', async () => {
    const before = last();
    const fingerprint = `sos1:aws-access-key:${'0'.repeat(24)}`;
    const withheld = await forge.append('athena', withhold);
    const unwaived = await forge.append('athena', { kind: 'waiver', fingerprint, reason: 'no' });
    await takeBack('athena', { to: before });
    const { entries, findings } = forge.ruling();
    const ids = entries.map(({ id }) => id);
    expect([withheld, unwaived].map(({ id }) => ids.includes(id))).toEqual([true, true]);
    expect(findings).toEqual([]);
  });

  it('ends where somebody else says that a thief said so', async () => {
    const before = last();
    const withheld = await sayAndTakeBack('athena', withhold);
    const keys = [forge.signer('athena').publicKey.fingerprint];
    const draft = { kind: 'revoke', principal: 'athena', keys, reason: 'stolen' } as const;
    await forge.append('kasra', { ...draft, heads: [before.id] });
    expect(forge.ruling().entries.map(({ id }) => id)).not.toContain(withheld.id);
  });
});
