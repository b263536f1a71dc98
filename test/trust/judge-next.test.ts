import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../src/base/index.ts';
import { extend } from '../../src/catalog/index.ts';
import type { Entry } from '../../src/ledger/index.ts';
import { judge, judgeNext, type Judgement, type Ruling } from '../../src/trust/index.ts';
import { Forge, noteTo } from '../support/forge.ts';
import { growthOf } from '../support/growth.ts';
import { keptAndRestored } from '../support/kept.ts';

let forge: Forge;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', { builder: ['message'] });
  await forge.admit('sos-dev', { roles: ['builder'] });
});

const judged = (entries: readonly Entry[]): Judgement =>
  judge({ entries, misfits: [], pinned: forge.ledger });

/** Everything a ruling says that answers are made of. */
function meaning({
  entries,
  findings,
  holes,
  roster,
  requests,
  heads,
  chains,
  counted,
}: Ruling): unknown {
  return {
    entries: entries.map(({ id, kind, to, about, order, author, person, roles }) => ({
      ...{ id, kind, to, about },
      ...{ order, author, person, roles },
    })),
    findings: findings.map((finding) => JSON.stringify(finding)).sort(),
    holes: holes.map(({ id }) => id).sort(),
    roster: [...roster.values()],
    requests,
    heads,
    chains: chains.map(({ key, chain, seq, id }) => `${key} ${chain} ${seq} ${id}`).sort(),
    counted,
  };
}

describe('judging one record more', () => {
  it('answers for a record that knew everything, as judging all of them does', async () => {
    const before = judged(forge.entries);
    const note = await forge.append('kasra', noteTo('sos-dev'), { knowing: heads(before) });
    const next = judgeNext(before, [note]);
    expect(next).toBeDefined();
    expect(next && meaning(next.ruling)).toEqual(meaning(judged(forge.entries).ruling));
  });

  it.each([
    [
      'saw less',
      async (entries: readonly Entry[]) =>
        forge.append('sos-dev', noteTo('kasra'), { knowing: entries.slice(0, 1) }),
    ],
    [
      'is about keys',
      async (entries: readonly Entry[]) =>
        forge.append(
          'kasra',
          { kind: 'grant', principal: 'sos-dev', capabilities: ['brief'] },
          { knowing: entries },
        ),
    ],
    [
      'is not allowed',
      async (entries: readonly Entry[]) =>
        forge.append(
          'sos-dev',
          { kind: 'cancel', brief: 'S1', reason: 'no' },
          { knowing: entries },
        ),
    ],
    [
      'bears another name',
      async (entries: readonly Entry[]) =>
        forge.append('kasra', noteTo('kasra'), {
          knowing: entries,
          signer: forge.signer('sos-dev'),
        }),
    ],
    [
      'is badly signed',
      async (entries: readonly Entry[]) =>
        forge.append('sos-dev', noteTo('kasra'), { knowing: entries, namespace: 'git' }),
    ],
    [
      'belongs to another ledger',
      async (entries: readonly Entry[]) =>
        forge.append('sos-dev', noteTo('kasra'), {
          knowing: entries,
          envelope: { ledger: 'a'.repeat(64) },
        }),
    ],
    [
      'skips a place of its chain',
      async (entries: readonly Entry[]) =>
        forge.append('sos-dev', noteTo('kasra'), { knowing: entries, envelope: { seq: 9 } }),
    ],
    [
      'is by nobody',
      async (entries: readonly Entry[]) =>
        forge.append('mallory', noteTo('kasra'), { knowing: entries }),
    ],
  ])('leaves a record that %s to the whole judgement', async (_what, append) => {
    const before = judged(forge.entries);
    expect(judgeNext(before, [await append(heads(before))])).toBeUndefined();
  });
});

it('many records more do not each take a look at all of them', () => {
  const before = judged(forge.entries);
  const line = notesAfter(before, 16_000);
  const added = (size: number): number => {
    const more = { entries: line.slice(0, size), misfits: [] };
    const state = extend({ judgement: before, misfits: [] }, more, { pinned: forge.ledger });
    return state.judgement.ruling.entries.length;
  };
  expect(added(line.length)).toBe(before.ruling.entries.length + line.length);
  // Each taking a look at all of them would be sixteen times as much.
  expect(growthOf(added, { part: line.length / 16, parts: 16 })).toBeLessThan(6);
});

/** A line of notes of one chain, each of which knew the one before it; their signatures were seen. */
function notesAfter({ ruling }: Judgement, count: number): Entry[] {
  const key = forge.signer('kasra').publicKey.fingerprint;
  const chain = 'c'.repeat(16);
  let seen = ruling.heads;
  return Array.from({ length: count }, (_, seq) => {
    const id = seq.toString(16).padStart(64, '0');
    const prev = seq === 0 ? {} : { prev: seen[0] };
    const at = instantOf(Date.UTC(2030, 0, 1) + seq);
    const envelope = { sos: 1, ledger: forge.ledger, by: 'kasra', key, chain, seq, ...prev, seen };
    const record = { ...envelope, policy: forge.policy, at, ...noteTo('sos-dev') };
    seen = [id];
    return { path: id, oid: id, fileDigest: id, id, record } as unknown as Entry;
  });
}

/** Entries as somebody knows them who knows the heads of a judgement. */
function heads({ ruling }: Judgement): Entry[] {
  return ruling.heads
    .map((id) => forge.entries.find((entry) => entry.id === id))
    .filter((entry) => entry !== undefined);
}

/** Things that happen in a ledger, by whom, knowing what of it. */
const happening = fc.record({
  who: fc.constantFrom('kasra', 'sos-dev', 'mallory'),
  what: fc.constantFrom('note', 'note', 'note', 'grant', 'forged', 'unsigned', 'revoke'),
  knowing: fc.constantFrom('heads', 'heads', 'heads', 'some', 'all'),
});

async function happen({
  who,
  what,
  knowing,
}: {
  who: string;
  what: string;
  knowing: string;
}): Promise<Entry> {
  const before = judged(forge.entries);
  const known =
    { heads: heads(before), some: forge.entries.slice(0, 3), all: forge.entries }[knowing] ?? [];
  if (what === 'grant') {
    return forge.append(
      who,
      { kind: 'grant', principal: 'sos-dev', capabilities: ['message'] },
      { knowing: known },
    );
  }
  if (what === 'revoke') {
    const keys = [forge.signer('sos-dev').publicKey.fingerprint];
    return forge.append(
      who,
      { kind: 'revoke', principal: 'sos-dev', keys, heads: before.ruling.heads, reason: 'r' },
      { knowing: known },
    );
  }
  if (what === 'forged')
    return forge.append('kasra', noteTo('kasra'), { knowing: known, signer: forge.signer(who) });
  if (what === 'unsigned')
    return forge.append(who, noteTo('kasra'), { knowing: known, namespace: 'git' });
  return forge.append(who, noteTo('kasra'), { knowing: known });
}

it('leaves to judgement what a record waited for that does not count without it', async () => {
  const late = await forge.append('kasra', noteTo('sos-dev', 'withheld for a while'));
  const waiting = await forge.append('sos-dev', noteTo('kasra', 'I have read it'));
  const before = judged(forge.entries.filter((entry) => entry !== late));
  expect(before.ruling.findings).toMatchObject([{ code: 'trust.seen-missing', id: waiting.id }]);
  expect(before.ruling.heads).toEqual(late.record.seen);
  expect(judgeNext(before, [late])).toBeUndefined();
});

it('a judgement advanced step by step says what one from nothing says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 12 }), async (happenings) => {
      forge = new Forge();
      await forge.begin('kasra', { builder: ['message'] });
      await forge.admit('sos-dev', { roles: ['builder'] });
      let state = { judgement: judged(forge.entries), misfits: [] as never[] } as Parameters<
        typeof extend
      >[0];
      for (const each of happenings) {
        const entry = await happen(each);
        state = extend(state, { entries: [entry], misfits: [] }, { pinned: forge.ledger });
      }
      expect(meaning(state.judgement.ruling)).toEqual(meaning(judged(forge.entries).ruling));
    }),
    { numRuns: 300 },
  );
});

/** Things that happen with keys: what one ends, adopts, says twice, or names though it is not here. */
const troubled = fc.record({
  who: fc.constantFrom('kasra', 'sos-dev'),
  what: fc.constantFrom('note', 'claim', 'rotate', 'revoke', 'adopt', 'fork', 'ghost'),
  knows: fc.nat(),
  /** Where it is delivered among the others. */
  place: fc.nat(),
});

async function trouble(
  { who, what, knows }: { who: string; what: string; knows: number },
  round: number,
): Promise<Entry> {
  const one = forge.entries[knows % forge.entries.length]!;
  const knowing = forge.entries.slice(0, 1 + (knows % forge.entries.length));
  const own = forge.entries.findLast(
    ({ record }) => record.by === who && record.prev !== undefined,
  );
  switch (what) {
    case 'claim':
      return forge.append(who, { kind: 'claim', brief: 'S1' }, { knowing });
    case 'rotate':
      return forge.rotate(who, `fresh ${round}`, undefined, { knowing });
    case 'revoke': {
      const keys = [forge.signer('sos-dev').publicKey.fingerprint];
      const draft = { kind: 'revoke', principal: 'sos-dev', keys, heads: [one.id] } as const;
      return forge.append(who, { ...draft, reason: 'r' });
    }
    case 'adopt':
      return forge.append(who, { kind: 'adopt', records: [one.id], reason: 'r' });
    case 'fork': {
      const { chain, seq, prev } = own?.record ?? {};
      const envelope = prev === undefined ? {} : { chain: chain!, seq: seq!, prev };
      return forge.append(who, noteTo('kasra', `f${round}`), { envelope });
    }
    case 'ghost':
      return forge.append(who, noteTo('kasra'), { envelope: { seen: ['e'.repeat(64)] } });
    default:
      return forge.append(who, noteTo('kasra', `n${round}`), { knowing });
  }
}

it('says so in whatever order trouble with keys arrives, kept and restored on the way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(troubled, { minLength: 2, maxLength: 8 }), async (troubles) => {
      forge = new Forge();
      await forge.begin('kasra', { builder: ['message', 'claim'] });
      await forge.admit('sos-dev', { roles: ['builder'] });
      let judgement = judged(forge.entries);
      const arriving: Entry[] = [];
      for (const [round, each] of troubles.entries())
        arriving.splice(each.place % (arriving.length + 1), 0, await trouble(each, round));
      const here = forge.entries.filter((entry) => !arriving.includes(entry));
      for (const entry of arriving) {
        here.push(entry);
        const kept = { judgement: keptAndRestored(judgement), misfits: [] };
        const more = { entries: [entry], misfits: [] };
        ({ judgement } = extend(kept, more, { pinned: forge.ledger }));
        expect(meaning(judgement.ruling)).toEqual(meaning(judged(here).ruling));
      }
    }),
    { numRuns: 40 },
  );
});
