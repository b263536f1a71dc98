import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ledger/index.ts';
import { judge, judgeNext } from '../../src/trust/index.ts';
import { codesOf, Forge, noteTo } from '../support/forge.ts';
import { keptAndRestored } from '../support/kept.ts';

let forge: Forge;
let before: Entry;
let one: Entry;
let two: Entry;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', { builder: ['message', 'claim'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
  before = await forge.append('sos-dev', noteTo('kasra', 'before'));
  one = await forge.append('sos-dev', { kind: 'claim', brief: 'S1' });
  two = await fork(one, before);
});

/** Signs another record at the place of one. */
function fork(beside: Entry, previous: Entry): Promise<Entry> {
  const { seq, chain } = beside.record;
  const envelope = { seq, chain, prev: previous.id };
  return forge.append('sos-dev', noteTo('kasra', 'two'), {
    knowing: [previous],
    envelope,
  });
}

const ruling = () => forge.ruling();
const counting = () => ruling().entries.map(({ id }) => id);
const forks = () => ruling().findings.filter(({ code }) => code === 'trust.chain-fork');

function revoke(...heads: readonly Entry[]): Promise<Entry> {
  return forge.append('kasra', {
    kind: 'revoke',
    principal: 'sos-dev',
    keys: [forge.signer('sos-dev').publicKey.fingerprint],
    heads: heads.map(({ id }) => id),
    reason: 'it says two things',
  });
}

describe('a fork of a chain', () => {
  it('is an alarm at both records, each naming the other, and takes nothing away', () => {
    expect(forks()).toMatchObject([
      { severity: 'error', id: one.id },
      { severity: 'error', id: two.id },
    ]);
    expect(forks()[0]?.message).toContain(two.id.slice(0, 12));
    expect(forks()[1]?.message).toContain(one.id.slice(0, 12));
    expect(counting()).toEqual(expect.arrayContaining([before.id, one.id, two.id]));
  });

  it('names a few of many that stand at one place, and how many more there are', async () => {
    for (let more = 0; more < 4; more += 1) {
      const { seq, chain } = one.record;
      await forge.append('sos-dev', noteTo('kasra', String(more)), {
        knowing: [before],
        envelope: { seq, chain, prev: before.id },
      });
    }
    expect(forks()).toHaveLength(6);
    for (const { message, id } of forks()) {
      expect(message).toMatch(/: [0-9a-f]{12}, [0-9a-f]{12}, [0-9a-f]{12}, 2 more$/);
      expect(message.split(' too: ')[1]).not.toContain(id?.slice(0, 12));
    }
  });

  it('is named once, where it began, however far both sides go on', async () => {
    const knowing = [one];
    const after = await forge.append('sos-dev', noteTo('kasra', 'on'), {
      knowing,
    });
    const beside = await fork(after, two);
    expect(forks().map(({ id }) => id)).toEqual([one.id, two.id]);
    expect(counting()).toEqual(expect.arrayContaining([after.id, beside.id]));
    const heads = ruling().chains.filter(({ key }) => key === one.record.key);
    expect(heads.map(({ id }) => id).sort()).toEqual([after.id, beside.id].sort());
  });

  it('at the beginning of a chain is one too', async () => {
    const envelope = {
      chain: 'e'.repeat(16),
      seq: 0,
      prev: undefined as never,
    };
    await forge.append('sos-dev', noteTo('kasra', 'first'), { envelope });
    const both = forks().length;
    await forge.append('sos-dev', noteTo('kasra', 'other'), { envelope });
    expect(forks()).toHaveLength(both + 2);
  });

  it('leaves the authority of what stands on it as it is', async () => {
    await forge.append('sos-dev', {
      kind: 'cancel',
      brief: 'S1',
      reason: 'no',
    });
    expect(codesOf(ruling())).toContain('trust.not-allowed');
  });

  it('is a mention once a revocation has left one side out, and that side does not count', async () => {
    await revoke(two);
    expect(forks().map(({ severity }) => severity)).toEqual(['notice', 'notice']);
    expect(counting()).toContain(two.id);
    expect(counting()).not.toContain(one.id);
    expect(ruling().findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('stays an alarm where a revocation lets both sides stand, and where the key rotates', async () => {
    await forge.rotate('sos-dev', 'fresh');
    expect(forks().map(({ severity }) => severity)).toEqual(['error', 'error']);
    await revoke(one, two);
    expect(forks().map(({ severity }) => severity)).toEqual(['error', 'error']);
    expect(counting()).toEqual(expect.arrayContaining([one.id, two.id]));
  });

  it('means the same in whatever order the records came, kept or not', () => {
    const { entries, ledger } = forge;
    const meaning = (order: readonly Entry[]) => {
      const judged = judge({ entries: order, misfits: [], pinned: ledger });
      const again = keptAndRestored(judged).ruling;
      expect(again.chains).toEqual(judged.ruling.chains);
      return [counting(), judged.ruling.findings, judged.ruling.chains];
    };
    expect(meaning([...entries].reverse())).toEqual(meaning(entries));
  });

  it('is judged from nothing by whoever goes on from one side of it', async () => {
    const known = judge({
      entries: forge.entries,
      misfits: [],
      pinned: forge.ledger,
    });
    const next = await forge.append('sos-dev', noteTo('kasra', 'on'));
    expect(judgeNext(known, [next])).toBeUndefined();
  });
});

describe('the command that an alarm gives', () => {
  it('believes one side up to its end, and settles the fork', async () => {
    const after = await forge.append('sos-dev', noteTo('kasra', 'after'), {
      knowing: [one],
      envelope: { seq: one.record.seq + 1, chain: one.record.chain, prev: one.id },
    });
    const hint = forks().find(({ id }) => id === one.id)?.hint ?? '';
    const { key } = one.record;
    expect(hint).toBe(
      `sos identity revoke sos-dev --key ${key} --back-to ${after.id.slice(0, 12)} --reason 'asked its owner: this one is theirs'`,
    );
    await revoke(after);
    expect(forks().map(({ severity }) => severity)).toEqual(['notice', 'notice']);
    expect(counting()).toContain(after.id);
  });

  it('goes no further where the rest knows the other side', async () => {
    await forge.append('sos-dev', noteTo('kasra', 'after'), {
      knowing: [one, two],
      envelope: { seq: one.record.seq + 1, chain: one.record.chain, prev: one.id },
    });
    const hint = forks().find(({ id }) => id === one.id)?.hint;
    expect(hint).toContain(`--back-to ${one.id.slice(0, 12)} `);
  });
});
