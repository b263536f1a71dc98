import type { Entry } from '../../src/ledger/index.ts';
import type { Envelope, PolicyTerms } from '../../src/records/index.ts';
import { noteTo, type Forge } from '../support/forge.ts';
import type { CorpusCase, Hand } from './corpus-case.ts';

const VOTES = 'the script does not judge who decides on policies';
const NAMES = 'the script does not judge who may let in whom';

const BOTH = ['kasra', 'athena'];
const ROLES: PolicyTerms['roles'] = [
  { name: 'founder', capabilities: ['*'] },
  { name: 'builder', capabilities: ['message'] },
];

/** A ledger that kasra and athena founded; as many as told must agree. */
function twoFounders({ forge }: Hand, threshold: number): Promise<Entry> {
  return forge.begin('kasra', { builder: ['message'] }, [], { founders: ['athena'], threshold });
}

/** Whose author goes on in a chain of its own, as somebody does who hides a record. */
function anotherChain(digit: string): Partial<Envelope> {
  return { chain: digit.repeat(16), seq: 0, prev: undefined } as unknown as Partial<Envelope>;
}

/** Somebody lets a key in under a name, and knows no more than told. */
async function letIn(
  forge: Forge,
  given: { name: string; key: string; by: string; roles: string[]; knowing: Entry[] },
): Promise<Entry> {
  const { name: principal, key, by, roles, knowing } = given;
  const signer = forge.signer(key);
  const asked = { principal, publicKey: signer.publicKey.text };
  const join = { kind: 'join', ...asked, roles: [] } as const;
  const request = (await forge.append(principal, join, { knowing, signer })).id;
  const enrolment = { kind: 'enrol', ...asked, request, roles, capabilities: [] } as const;
  const known = [...knowing, ...forge.entries.filter(({ id }) => id === request)];
  return forge.append(by, enrolment, { knowing: known });
}

/** Policies that follow each other, or would; and names that two people gave away. */
export const policyCases: readonly CorpusCase[] = [
  {
    name: 'good-policy-of-two',
    about:
      'Two founders of two agree on the next policy, which lets builders open briefs. A builder does, under that policy.',
    async make(hand) {
      const { forge } = hand;
      await twoFounders(hand, 2);
      await forge.admit('sos-dev', { roles: ['builder'] });
      const roles = [ROLES[0]!, { name: 'builder', capabilities: ['message', 'brief'] }];
      const wish = { founders: BOTH, threshold: 2, roles };
      const proposal = await forge.propose('kasra', wish);
      await forge.approve('athena', proposal);
      forge.under(proposal);
      const terms = { criteria: [], gates: [], boundaries: [], assignees: [] };
      const brief = { kind: 'brief', brief: 'S1', title: 'Work', mandate: 'Do it.' } as const;
      await forge.append('sos-dev', { ...brief, ...terms });
      return { findings: [], counting: 5 };
    },
  },
  {
    name: 'bad-policy-minority',
    about:
      'One founder of two proposes a policy and writes under it. The proposal stays one, and the record does not count.',
    async make(hand) {
      const { forge } = hand;
      await twoFounders(hand, 2);
      const proposal = await forge.propose('kasra', { founders: ['kasra'] });
      forge.under(proposal);
      const at = await forge.append('kasra', noteTo('athena'));
      const findings = [{ code: 'trust.other-policy', at }];
      return { findings, counting: 2, beyondScript: VOTES };
    },
  },
  {
    name: 'bad-policy-borrowed-vote',
    about:
      'One founder of two lets a key in under the other one’s name and approves with it. That key decides nothing.',
    async make(hand) {
      const { forge } = hand;
      await twoFounders(hand, 2);
      await forge.admit('athena', { key: 'puppet' });
      const proposal = await forge.propose('kasra', { founders: ['kasra'] });
      const at = await forge.approve('athena', proposal, { signer: forge.signer('puppet') });
      return { findings: [{ code: 'trust.no-vote', at }], counting: 3, beyondScript: VOTES };
    },
  },
  {
    name: 'bad-policy-version',
    about: 'A policy leaves a version out, so that a later one would seem older. It is none.',
    async make(hand) {
      await hand.begin();
      const at = await hand.forge.propose('kasra', { founders: ['kasra'], version: 3 });
      return { findings: [{ code: 'trust.policy-version', at }], counting: 1, beyondScript: VOTES };
    },
  },
  {
    name: 'bad-policy-rivals',
    about:
      'Two founders, each enough alone, change the policy without knowing of each other. Both have the votes, so neither is in force, and what was written under one of them does not count.',
    async make(hand) {
      const { forge } = hand;
      await twoFounders(hand, 1);
      const knowing = [...forge.entries];
      const one = await forge.propose('kasra', { founders: ['kasra'] }, { knowing });
      const two = await forge.propose('athena', { founders: ['athena'] }, { knowing });
      const under = { knowing: [...knowing, one], envelope: { policy: one.id } };
      const note = await forge.append('kasra', noteTo('athena'), under);
      const frozen = [one, two].map((at) => ({ code: 'trust.policy-frozen', at }));
      const findings = [...frozen, { code: 'trust.other-policy', at: note }];
      return { findings, counting: 3, beyondScript: VOTES };
    },
  },
  {
    name: 'bad-name-contested',
    about:
      'Kasra lets athena in as a gatekeeper. A doorkeeper, who may let in builders alone, writes as if that had not happened and lets a stranger in as athena. The stranger is nobody.',
    async make(hand) {
      const { forge } = hand;
      await hand.begin();
      await forge.admit('doorkeeper', { capabilities: ['message', 'enrol:builder'] });
      const knowing = [...forge.entries];
      const name = 'athena';
      await letIn(forge, { name, key: 'athena', by: 'kasra', roles: ['gatekeeper'], knowing });
      const stranger = { name, key: 'stranger', by: 'doorkeeper', roles: ['builder'], knowing };
      const at = await letIn(forge, stranger);
      const word = await forge.append(name, noteTo('kasra'), { signer: forge.signer('stranger') });
      const findings = [
        { code: 'trust.name-contested', at },
        { code: 'trust.not-enrolled', at: word },
      ];
      return { findings, counting: 3, beyondScript: NAMES };
    },
  },
  {
    name: 'good-name-shared',
    about:
      'Two people who may both let in builders let two keys of one builder in at once. Both count, and it is said.',
    async make(hand) {
      const { forge } = hand;
      await hand.begin();
      await forge.admit('hand', { capabilities: ['message', 'enrol:builder'] });
      const knowing = [...forge.entries];
      const own = { name: 'sos-dev', roles: ['builder'], knowing };
      const one = await letIn(forge, { ...own, key: 'desktop', by: 'kasra' });
      const two = await letIn(forge, { ...own, key: 'laptop', by: 'hand' });
      const findings = [one, two].map((at) => ({
        severity: 'notice' as const,
        code: 'trust.name-shared',
        at,
      }));
      return { findings, counting: 4 };
    },
  },
  {
    name: 'bad-not-a-person',
    about: 'A program that may let in builders says of one that it is a human being.',
    async make(hand) {
      const { forge } = hand;
      await hand.begin();
      await forge.admit('robot', { capabilities: ['message', 'enrol:builder'] });
      const wish = { roles: ['builder'], by: 'robot', person: true };
      const at = await forge.admit('twin', wish);
      return { findings: [{ code: 'trust.not-a-person', at }], counting: 2, beyondScript: NAMES };
    },
  },
  {
    name: 'bad-vote-after-the-end',
    about:
      'A founder approves in a second chain, after the record up to which their revoked key counts. The policy is not in force.',
    async make(hand) {
      const { forge } = hand;
      await twoFounders(hand, 2);
      const proposal = await forge.propose('kasra', { founders: BOTH, threshold: 2 });
      const envelope = anotherChain('e');
      const at = await forge.approve('athena', proposal, { envelope });
      const key = forge.signer('athena').publicKey.fingerprint;
      const heads = [proposal.id];
      const end = { kind: 'revoke', principal: 'athena', keys: [key], heads } as const;
      await forge.append('kasra', { ...end, reason: 'stolen' }, { knowing: [proposal] });
      return {
        findings: [{ severity: 'warning' as const, code: 'trust.late', at }],
        counting: 3,
        beyondScript: 'the script does not judge the ends of keys',
      };
    },
  },
];
