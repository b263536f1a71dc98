import { instantOf } from '../../src/base/index.ts';
import type { Entry } from '../../src/ledger/index.ts';
import { noteTo } from '../support/forge.ts';
import type { CorpusCase, Hand } from './corpus-case.ts';

const AUTHORITY = 'the script does not judge who may do what';

/** Well signed records by principals who may not do what they say. */
export const authorityCases: readonly CorpusCase[] = [
  {
    name: 'bad-budget-spent',
    about: 'A key that was enrolled for two records signs three. The third one does not count.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const { publicKey } = forge.signer('ci');
      const wish = { principal: 'ci', publicKey: publicKey.text };
      const join = await forge.append('ci', { kind: 'join', ...wish, roles: [] });
      const given = { request: join.id, roles: ['builder'], capabilities: [], maxRecords: 2 };
      await forge.append('kasra', { kind: 'enrol', ...wish, ...given });
      await forge.append('ci', noteTo('kasra', 'one'));
      await forge.append('ci', noteTo('kasra', 'two'));
      const at = await forge.append('ci', noteTo('kasra', 'three'));
      const findings = [{ code: 'trust.budget-spent', at }];
      return { findings, counting: 6, beyondScript: AUTHORITY };
    },
  },
  {
    name: 'bad-other-policy',
    about: 'A record was written under a policy that was never in force.',
    async make(hand) {
      await hand.team();
      const envelope = { policy: 'a'.repeat(64) };
      const at = await hand.forge.append('sos-dev', noteTo('kasra'), { envelope });
      return {
        findings: [{ code: 'trust.other-policy', at }],
        counting: 3,
        beyondScript: AUTHORITY,
      };
    },
  },
  {
    name: 'bad-not-allowed',
    about: 'A gatekeeper, who may not open briefs, opens one.',
    async make(hand) {
      await hand.team();
      const at = await hand.forge.append('athena', {
        kind: 'brief',
        brief: 'S1',
        title: 'More power',
        mandate: 'Give me the keys.',
        criteria: [],
        gates: [],
        boundaries: [],
        assignees: [],
      });
      return {
        findings: [{ code: 'trust.not-allowed', at }],
        counting: 3,
        beyondScript: AUTHORITY,
      };
    },
  },
  {
    name: 'bad-grants-too-much',
    about: 'Somebody who may grant gives themselves a gate that they do not hold.',
    async make(hand) {
      await hand.begin();
      await hand.forge.admit('hand', { capabilities: ['grant', 'message'] });
      const wish = { principal: 'hand', capabilities: ['gate:clean'] };
      const at = await hand.forge.append('hand', { kind: 'grant', ...wish });
      const findings = [{ code: 'trust.grants-too-much', at }];
      return { findings, counting: 2, beyondScript: AUTHORITY };
    },
  },
  {
    name: 'bad-key-under-two-names',
    about: 'A key that belongs to one principal is enrolled for another one as well.',
    async make(hand) {
      await hand.team();
      await hand.forge.admit('other', { roles: ['builder'], key: 'sos-dev' });
      const at = hand.forge.entries.at(-1) ?? '';
      return { findings: [{ code: 'trust.key-bound', at }], counting: 3, beyondScript: AUTHORITY };
    },
  },
  {
    name: 'bad-key-bound-at-once',
    about:
      'Two founders let one key in under two names and do not know of each other. Neither enrolment counts, whatever they say when it was, and the key belongs to nobody.',
    async make(hand) {
      const { base, bind } = await twoWhoLetIn(hand);
      const alice = await bind('kasra', { principal: 'alice', minute: 2 }, base);
      const bob = await bind('athena', { principal: 'bob', minute: 1 }, base);
      const signer = hand.forge.signer('loom');
      const at = await hand.forge.append('alice', noteTo('kasra'), { signer });
      const claims = [alice, bob].map((each) => ({ code: 'trust.key-bound', at: each }) as const);
      const findings = [...claims, { code: 'trust.not-enrolled', at } as const];
      return { findings, counting: 1, beyondScript: AUTHORITY };
    },
  },
  {
    name: 'bad-smaller-budget',
    about:
      'Two founders let one key in under one name and do not know of each other, one of them for a single record and, as they say, later. The smaller budget holds: the second record does not count.',
    async make(hand) {
      const { base, bind } = await twoWhoLetIn(hand);
      await bind('kasra', { principal: 'ci', minute: 1 }, base);
      await bind('athena', { principal: 'ci', minute: 2, maxRecords: 1 }, base);
      const signer = hand.forge.signer('loom');
      await hand.forge.append('ci', noteTo('kasra', 'one'), { signer });
      const at = await hand.forge.append('ci', noteTo('kasra', 'two'), { signer });
      const findings = [{ code: 'trust.budget-spent', at }];
      return { findings, counting: 4, beyondScript: AUTHORITY };
    },
  },
  {
    name: 'bad-no-proof-of-possession',
    about: 'A key is enrolled upon the request of another one: nobody showed that they hold it.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const { publicKey } = forge.signer('mallory');
      const wish = { principal: 'mallory', publicKey: publicKey.text, roles: [] };
      const join = await forge.append('mallory', { kind: 'join', ...wish });
      const at = await forge.append('kasra', {
        kind: 'enrol',
        principal: 'loom',
        publicKey: forge.signer('loom').publicKey.text,
        request: join.id,
        roles: ['builder'],
        capabilities: [],
      });
      const findings = [{ code: 'trust.no-proof-of-possession', at }];
      return { findings, counting: 3, beyondScript: AUTHORITY };
    },
  },
];

/** Two founders, and a way to let the key of `loom` in without knowing more than the beginning. */
async function twoWhoLetIn(hand: Hand) {
  const { forge } = hand;
  await forge.begin('kasra', {}, [], { founders: ['athena'] });
  const base = [...forge.entries];
  const bind = async (
    by: string,
    { principal, minute, maxRecords }: { principal: string; minute: number; maxRecords?: number },
    knowing: readonly Entry[],
  ): Promise<Entry> => {
    const signer = forge.signer('loom');
    const wish = { principal, publicKey: signer.publicKey.text };
    const chain = forge.entries.length.toString().repeat(16);
    const own = { chain, seq: 0, prev: undefined as never };
    const asked = { signer, knowing, envelope: own };
    const join = await forge.append(principal, { kind: 'join', ...wish, roles: [] }, asked);
    const budget = maxRecords === undefined ? {} : { maxRecords };
    const given = { request: join.id, roles: [], capabilities: ['message'], ...budget };
    const envelope = { at: instantOf(Date.UTC(2026, 10, 23, 2, minute)) };
    return forge.append(by, { kind: 'enrol', ...wish, ...given }, { knowing, envelope });
  };
  return { base, bind };
}
