import * as fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../src/ledger/index.ts';
import { judge, type Ruling } from '../../src/trust/index.ts';
import { ed25519Authenticator, softSigner } from '../signing/soft-authenticator.ts';
import { Forge, noteTo } from '../support/forge.ts';
import { keptAndRestored } from '../support/kept.ts';

let forge: Forge;

/** A ledger in which a little of everything happened, good and bad. */
beforeAll(async () => {
  forge = new Forge();
  await forge.begin('kasra', { builder: ['message', 'claim', 'evidence:*'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
  await forge.admit('athena', { capabilities: ['*'], person: true });
  const base = [...forge.entries];
  for (let round = 0; round < 4; round += 1) {
    await forge.append('kasra', noteTo('sos-dev', `k${round}`), { knowing: base });
    await forge.append('sos-dev', noteTo('kasra', `s${round}`), { knowing: base });
  }
  await forge.append('sos-dev', { kind: 'evidence', brief: 'S1', criterion: 'c1', claim: 'seen' });
  const last = await forge.append('sos-dev', noteTo('kasra', 'last'));
  const reply = { kind: 'message', type: 'reply', to: ['sos-dev'], body: 'well' } as const;
  await forge.append('kasra', { ...reply, answers: last.id });
  const known = [...forge.entries];
  const away: Entry[] = [];
  for (const body of ['away', 'longer away']) {
    away.push(await forge.append('sos-dev', noteTo('kasra', body), { knowing: known }));
  }
  const revocation = {
    kind: 'revoke',
    principal: 'sos-dev',
    keys: [forge.signer('sos-dev').publicKey.fingerprint],
    heads: [last.id],
    reason: 'gone',
  } as const;
  await forge.append('kasra', revocation, { knowing: known });
  await forge.append('sos-dev', noteTo('kasra', 'too late'));
  await forge.append('kasra', { kind: 'adopt', records: [away[0]?.id ?? ''], reason: 'asked' });
  const before = [...forge.entries];
  await forge.admit('ci', { capabilities: ['message'], maxRecords: 2 });
  await forge.append('ci', noteTo('kasra', 'one'));
  for (const chain of ['a', 'b']) {
    const envelope = { chain: chain.repeat(16), seq: 0, prev: undefined as never };
    const knowing = [...before, ...forge.entries.filter(({ record }) => record.kind === 'enrol')];
    await forge.append('ci', noteTo('kasra', chain), { knowing, envelope });
  }
  const key = ed25519Authenticator();
  const loom = (flags: number) => ({ signer: softSigner(key, flags) });
  await forge.admit('loom', { capabilities: ['message'], touch: true, ...loom(1) });
  for (const flags of [1, 0]) await forge.append('loom', noteTo('kasra'), loom(flags));
  await forge.append('kasra', { kind: 'withhold', digests: ['a'.repeat(64)], reason: 'a token' });
  const proposing = [...forge.entries];
  for (const chain of ['c', 'd']) {
    const envelope = { chain: chain.repeat(16), seq: 0, prev: undefined as never };
    await forge.propose('kasra', { founders: ['kasra'] }, { knowing: proposing, envelope });
  }
  await forge.append('mallory', noteTo('kasra'));
  await forge.append('athena', noteTo('kasra'), { namespace: 'file' });
});

/** Everything a ruling says, as plain values. */
function meaning(ruling: Ruling): unknown {
  const { ledger, entries, findings, roster, requests, heads, chains, counted } = ruling;
  const { policy, proposals, holes } = ruling;
  return {
    ledger,
    entries: entries.map(({ id, kind, to, about, order, author, person, roles }) => ({
      ...{ id, kind, to, about },
      ...{ order, author, person, roles },
    })),
    findings: findings.map(({ code, id, severity }) => `${code} ${id} ${severity}`).sort(),
    holes: holes.map(({ id }) => id).sort(),
    roster: [...roster.values()],
    requests,
    policy,
    proposals,
    heads,
    chains: chains.map(({ id }) => id).sort(),
    counted,
  };
}

const ruled = (entries: readonly Entry[]): unknown =>
  meaning(judge({ entries, misfits: [], pinned: forge.ledger }).ruling);

describe('what a set of records means', () => {
  it('is the same for a thousand orders of arrival', () => {
    const expected = ruled(forge.entries);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(forge.entries, { minLength: forge.entries.length }),
        (shuffled) => {
          expect(ruled(shuffled)).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('does not change with the clock', () => {
    const expected = ruled(forge.entries);
    for (const time of ['1999-01-01', '2099-12-31']) {
      vi.useFakeTimers({ now: new Date(time) });
      expect(ruled(forge.entries)).toEqual(expected);
      vi.useRealTimers();
    }
  });

  it('is the same when it was stored and restored', () => {
    const judged = judge({ entries: forge.entries, misfits: [], pinned: forge.ledger });
    const restored = keptAndRestored(judged);
    expect(meaning(restored.ruling)).toEqual(meaning(judged.ruling));
    for (const a of judged.ruling.entries) {
      for (const b of judged.ruling.entries) {
        const answer = judged.ruling.history.precedes(a.id, b.id);
        expect(restored.ruling.history.precedes(a.id, b.id)).toBe(answer);
      }
    }
  });

  it('reports each bad record once and lists the others', () => {
    const { ruling } = judge({ entries: forge.entries, misfits: [], pinned: forge.ledger });
    expect(ruling.findings.map(({ code }) => code).sort()).toEqual([
      'trust.bad-signature',
      'trust.budget-spent',
      'trust.budget-spent',
      'trust.budget-spent',
      'trust.late',
      'trust.no-touch',
      'trust.not-enrolled',
      'trust.policy-frozen',
      'trust.policy-frozen',
      'trust.revoked',
    ]);
  });
});
