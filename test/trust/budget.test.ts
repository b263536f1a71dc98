import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ledger/index.ts';
import { judge, judgeNext } from '../../src/trust/index.ts';
import { codesOf, Forge, noteTo } from '../support/forge.ts';

let forge: Forge;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra');
  await forge.admit('ci', { capabilities: ['message', 'enrol:*'], maxRecords: 3 });
});

const counts = (entry: Entry): boolean => forge.ruling().entries.some(({ id }) => id === entry.id);

/** A record on a chain that the key begins anew. */
function onNewChain(name: string, knowing: readonly Entry[]) {
  const envelope = { chain: name.repeat(16), seq: 0, prev: undefined as never };
  return forge.append('ci', noteTo('kasra', name), { knowing, envelope });
}

describe('a key with a budget of records', () => {
  it('is good for so many and no more', async () => {
    const made: Entry[] = [];
    for (let turn = 0; turn < 5; turn += 1) made.push(await forge.append('ci', noteTo('kasra')));
    expect(made.map(counts)).toEqual([true, true, true, false, false]);
    expect(codesOf(forge.ruling())).toEqual(['trust.budget-spent', 'trust.budget-spent']);
    const [key] = forge.ruling().roster.get('ci')?.keys ?? [];
    expect(key?.budget).toEqual({ records: 3, spent: 5 });
  });

  it('lets many chains side by side count for less, never for more', async () => {
    const before = [...forge.entries];
    const first = await forge.append('ci', noteTo('kasra'));
    for (const name of ['a', 'b', 'c', 'd']) await onNewChain(name, before);
    expect(counts(first)).toBe(false);
    expect(forge.ruling().entries.filter(({ author }) => author === 'ci')).toEqual([]);
  });

  it('keeps what was there before a thief began further chains', async () => {
    const first = await forge.append('ci', noteTo('kasra'));
    const knowing = [...forge.entries];
    for (const name of ['a', 'b', 'c', 'd']) await onNewChain(name, knowing);
    const counting = forge.ruling().entries.filter(({ author }) => author === 'ci');
    expect(counting.map(({ id }) => id)).toEqual([first.id]);
  });

  it('binds no other key, by which it could go on', async () => {
    await forge.admit('ci', { by: 'ci', key: 'ci-2' });
    expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
    expect(forge.ruling().roster.get('ci')?.keys).toHaveLength(1);
  });

  it('is not judged on the short way', async () => {
    const known = judge({ entries: forge.entries, misfits: [], pinned: forge.ledger });
    expect(judgeNext(known, [await forge.make('ci', noteTo('kasra'))])).toBeUndefined();
  });
});
