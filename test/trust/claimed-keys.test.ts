import { beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../src/base/index.ts';
import type { Entry } from '../../src/ledger/index.ts';
import type { Ruling } from '../../src/trust/index.ts';
import { codesOf, Forge, noteTo } from '../support/forge.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
/** Which of two enrolments says that it is the earlier one. */
const CLOCKS = [
  ['kasra', 0, 1],
  ['athena', 1, 0],
  ['neither', 0, 0],
] as const;

let forge: Forge;
let base: readonly Entry[];

/** Two who may let in others, and neither knows of the other's enrolments. */
beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', {}, [], { founders: ['athena'] });
  base = [...forge.entries];
});

interface Binding {
  readonly by: string;
  readonly name: string;
  readonly minute: number;
  readonly maxRecords?: number;
  readonly knowing?: readonly Entry[];
}

/** The key of `loom` asks for a name on a chain of its own, and somebody lets it in. */
async function bind({ by, name, minute, maxRecords, knowing = base }: Binding): Promise<Entry> {
  const signer = forge.signer('loom');
  const wish = { principal: name, publicKey: signer.publicKey.text };
  const chain = (forge.entries.length % 10).toString().repeat(16);
  const join = await forge.append(
    name,
    { kind: 'join', ...wish, roles: [] },
    { signer, knowing: base, envelope: { chain, seq: 0, prev: undefined as never } },
  );
  const budget = maxRecords === undefined ? {} : { maxRecords };
  const given = { request: join.id, roles: [], capabilities: ['message'], ...budget };
  const envelope = { at: instantOf(NOON + minute * 60_000) };
  return forge.append(by, { kind: 'enrol', ...wish, ...given }, { knowing, envelope });
}

/** What a ruling says, without times: ids depend on them. */
const meaning = (ruling: Ruling): unknown => ({
  codes: codesOf(ruling),
  counting: ruling.entries.map(({ kind, author }) => `${kind} ${author}`).sort(),
  roster: [...ruling.roster.values()].map(({ name, keys }) => [name, keys.map((k) => k.budget)]),
  requests: ruling.requests.map(({ principal }) => principal).sort(),
});

describe('a key that two bind, who do not know of each other', () => {
  it.each(CLOCKS)(
    'to two names belongs to nobody, whoever claims to be first: %s',
    async (_, a, b) => {
      await bind({ by: 'kasra', name: 'alice', minute: a });
      await bind({ by: 'athena', name: 'bob', minute: b });
      for (const name of ['alice', 'bob'])
        await forge.append(name, noteTo('kasra'), { signer: forge.signer('loom') });
      const refused = ['key-bound', 'key-bound', 'not-enrolled', 'not-enrolled'];
      expect(meaning(forge.ruling())).toEqual({
        codes: refused.map((code) => `trust.${code}`),
        counting: ['genesis kasra'],
        roster: [
          ['athena', [undefined]],
          ['kasra', [undefined]],
        ],
        requests: ['alice', 'bob'],
      });
    },
  );

  it.each(CLOCKS)(
    'has the smaller budget of both, whoever claims to be first: %s',
    async (_, a, b) => {
      await bind({ by: 'kasra', name: 'ci', minute: a });
      await bind({ by: 'athena', name: 'ci', minute: b, maxRecords: 1 });
      const signer = forge.signer('loom');
      for (let turn = 0; turn < 3; turn += 1) await forge.append('ci', noteTo('kasra'), { signer });
      const ruling = forge.ruling();
      expect(codesOf(ruling)).toEqual(['trust.budget-spent', 'trust.budget-spent']);
      expect(ruling.roster.get('ci')?.keys[0]?.budget).toEqual({ records: 1, spent: 3 });
      expect(ruling.entries.filter(({ author }) => author === 'ci')).toHaveLength(1);
    },
  );

  it('can be let in anew by whoever knows of both', async () => {
    await bind({ by: 'kasra', name: 'alice', minute: 0 });
    await bind({ by: 'athena', name: 'bob', minute: 1 });
    await bind({ by: 'kasra', name: 'alice', minute: 2, knowing: [...forge.entries] });
    expect(forge.ruling().roster.get('alice')?.keys).toHaveLength(1);
    expect(forge.ruling().roster.has('bob')).toBe(false);
  });

  it('keeps its first budget with whoever knows of that', async () => {
    await bind({ by: 'kasra', name: 'ci', minute: 0, maxRecords: 2 });
    await bind({ by: 'athena', name: 'ci', minute: 1, maxRecords: 1, knowing: [...forge.entries] });
    expect(forge.ruling().roster.get('ci')?.keys[0]?.budget?.records).toBe(2);
  });
});
