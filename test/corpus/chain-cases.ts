import type { Entry } from '../../src/ledger/index.ts';
import { Forge, noteTo } from '../support/forge.ts';
import type { CorpusCase, Hand } from './corpus-case.ts';
import { revocationOf } from './key-drafts.ts';

/** Two notes of sos-dev's at one place of a chain. */
async function forked({ forge }: Hand): Promise<Record<'one' | 'two', Entry>> {
  const before = await forge.append('sos-dev', noteTo('kasra', 'before'));
  const knowing = [...forge.entries];
  const one = await forge.append('sos-dev', noteTo('athena', 'I am done'), { knowing });
  const { chain, seq } = one.record;
  const envelope = { chain, seq, prev: before.id };
  const two = await forge.append('sos-dev', noteTo('kasra', 'no'), { knowing, envelope });
  return { one, two };
}

/** Chains and pasts that do not hold together, and more than one beginning. */
export const chainCases: readonly CorpusCase[] = [
  {
    name: 'bad-chain-fork',
    about:
      'One key says two things at the same place of its chain, each to another reader, and goes on from one of them. That is an alarm at both, and takes nothing away: all of it counts, and what comes after is judged as any other.',
    async make(hand) {
      await hand.team();
      const { one, two } = await forked(hand);
      await hand.forge.append('sos-dev', noteTo('kasra', 'after'), { knowing: [one] });
      const findings = [one, two].map((at) => ({ code: 'trust.chain-fork', at }));
      return { findings, counting: 7 };
    },
  },
  {
    name: 'good-chain-fork-settled',
    about:
      'A key says two things at the same place of its chain, and somebody who may end keys ends it where one of them stands. The other one does not count, and that the chain forked is a mention.',
    async make(hand) {
      await hand.team();
      const { one, two } = await forked(hand);
      await hand.forge.append('kasra', revocationOf(hand.forge, 'sos-dev', [one.id]));
      return {
        findings: [
          { code: 'trust.chain-fork', at: one, severity: 'notice' },
          { code: 'trust.chain-fork', at: two, severity: 'notice' },
          { code: 'trust.revoked', at: two, severity: 'warning' },
        ],
        counting: 6,
        beyondScript: 'the script does not judge revocations, and names a fork that one settled',
      };
    },
  },
  {
    name: 'bad-chain-hole',
    about:
      'A record in the middle of a chain was taken off the branch. What follows it could rest on it and does not count; what follows that one does.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const known = [...forge.entries];
      const lost = await forge.append('sos-dev', noteTo('kasra', 'lost'));
      const next = await forge.append('sos-dev', noteTo('kasra', 'next'), { knowing: known });
      await forge.append('sos-dev', noteTo('kasra', 'last'), { knowing: [next] });
      hand.drop(lost);
      return { findings: [{ code: 'trust.chain-hole', at: next }], counting: 4 };
    },
  },
  {
    name: 'bad-seen-missing',
    about:
      'The last record of one principal was taken off the branch, and no record of its chain shows that. But somebody else had seen it, and what that one wrote does not count while it is missing.',
    async make(hand) {
      await hand.team();
      const lost = await hand.forge.append('kasra', noteTo('sos-dev', 'withdraw the pass'));
      const at = await hand.forge.append('sos-dev', noteTo('kasra', 'I have read it'));
      hand.drop(lost);
      return { findings: [{ code: 'trust.seen-missing', at }], counting: 3 };
    },
  },
  {
    name: 'bad-chain-broken',
    about:
      'A record claims number 7 of a chain and follows number 1: five places that nobody filled. Another key continues a chain that is not its own.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const first = await forge.append('sos-dev', noteTo('kasra', 'first'));
      const { chain, seq, prev = '' } = first.record;
      const jumped = await forge.append('sos-dev', noteTo('kasra', 'far ahead'), {
        envelope: { chain, seq: seq + 6, prev: first.id },
      });
      const foreign = await forge.append('athena', noteTo('kasra', 'of another'), {
        envelope: { chain, seq, prev },
      });
      const findings = [jumped, foreign].map((at) => ({ code: 'trust.chain-broken', at }));
      return { findings, counting: 4 };
    },
  },
  {
    name: 'bad-second-genesis',
    about:
      'Somebody who may push adds the beginning of a ledger of their own. The reader was told the id of the right one, so the other is reported and nothing rests on it.',
    pinned: true,
    async make(hand) {
      await hand.team();
      const second = await new Forge().begin('mallory');
      hand.plant(second);
      return { findings: [{ code: 'trust.second-genesis', at: second }], counting: 3 };
    },
  },
  {
    name: 'bad-two-beginnings',
    about:
      'The same, for a reader who was told no id. To guess would let whoever pushes last choose, so there is no ledger at all until somebody says which one is meant.',
    async make(hand) {
      await hand.begin();
      hand.plant(await new Forge().begin('mallory'));
      return {
        findings: [{ code: 'trust.no-genesis', at: '' }],
        counting: 0,
        beyondScript: 'the script says no-genesis, which is about no file',
      };
    },
  },
  {
    name: 'bad-other-ledger',
    about:
      'A record that an enrolled key signed for another ledger is replayed in this one. It counts for nothing here.',
    async make(hand) {
      await hand.team();
      const at = await hand.forge.make('sos-dev', noteTo('kasra'), {
        envelope: { ledger: 'b'.repeat(64) },
      });
      hand.plant(at);
      return { findings: [{ code: 'trust.other-ledger', at }], counting: 3 };
    },
  },
];
