import { beforeEach, describe, expect, it } from 'vitest';
import { judge } from '../../src/trust/index.ts';
import { codesOf, Forge, noteTo } from '../support/forge.ts';

let forge: Forge;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', { builder: ['message'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
});

describe('chains', () => {
  it('have no hole: what follows a missing record does not count, what follows that does', async () => {
    const lost = await forge.append('sos-dev', noteTo('kasra', 'lost'));
    const next = await forge.append('sos-dev', noteTo('kasra', 'next'), {
      knowing: forge.entries.slice(0, -1),
    });
    const last = await forge.append('sos-dev', noteTo('kasra', 'last'), { knowing: [next] });
    const ruling = forge.ruling(forge.entries.filter((entry) => entry !== lost));
    expect(codesOf(ruling)).toEqual(['trust.chain-hole']);
    expect(ruling.entries.map(({ id }) => id)).toContain(last.id);
    expect(ruling.entries.map(({ id }) => id)).not.toContain(next.id);
  });

  it('belong to their key: another key that takes the same name breaks only its own', async () => {
    const mine = await forge.append('sos-dev', noteTo('kasra', 'mine'));
    await forge.append('kasra', noteTo('sos-dev', 'theirs'), {
      envelope: { chain: mine.record.chain, seq: mine.record.seq, prev: mine.record.prev ?? '' },
    });
    expect(codesOf(forge.ruling())).toEqual(['trust.chain-broken']);
    expect(forge.ruling().entries.map(({ id }) => id)).toContain(mine.id);
  });

  it('count only with everything their author is known to have seen', async () => {
    const seen = await forge.append('kasra', noteTo('sos-dev', 'seen'));
    const note = await forge.append('sos-dev', noteTo('kasra', 'after'));
    const ruling = forge.ruling(forge.entries.filter((entry) => entry !== seen));
    expect(codesOf(ruling)).toEqual(['trust.seen-missing']);
    expect(ruling.entries.map(({ id }) => id)).not.toContain(note.id);
  });
});

describe('genesis', () => {
  it('is the pinned one, and any other is reported', async () => {
    const other = new Forge();
    const second = await other.begin('mallory');
    const ruling = forge.ruling([...forge.entries, second]);
    expect(ruling.ledger).toBe(forge.ledger);
    expect(codesOf(ruling)).toEqual(['trust.second-genesis']);
  });

  it('is not chosen between two when nobody pinned one', async () => {
    const other = new Forge();
    const second = await other.begin('mallory');
    const { ruling } = judge({
      entries: [...forge.entries, second],
      misfits: [],
      pinned: undefined,
    });
    expect(ruling.ledger).toBeUndefined();
    expect(ruling.entries).toEqual([]);
    expect(codesOf(ruling)).toContain('trust.no-genesis');
  });

  it('is believed at first sight only with a good signature', async () => {
    const other = new Forge();
    const unsigned = await other.begin('mallory');
    const proof = {
      payload: unsigned.proof?.payload ?? new Uint8Array(),
      signature: forge.entries[0]?.proof?.signature ?? '',
    };
    const { ruling } = judge({
      entries: [...forge.entries, { ...unsigned, proof }],
      misfits: [],
      pinned: undefined,
    });
    expect(ruling.ledger).toBe(forge.ledger);
    expect(codesOf(ruling)).toEqual(['trust.wrong-key']);
  });
});
