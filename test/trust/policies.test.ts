import { expect, test } from 'vitest';
import type { Entry } from '../../src/ledger/index.ts';
import type { Envelope } from '../../src/records/index.ts';
import type { Ruling } from '../../src/trust/index.ts';
import { codesOf, Forge, noteTo } from '../support/forge.ts';

const ROLES = [
  { name: 'founder', capabilities: ['*'] },
  { name: 'builder', capabilities: ['message'] },
];

/** Three founders, two of whom must agree. */
async function twoOfThree(): Promise<Forge> {
  const forge = new Forge();
  const others = { founders: ['athena', 'zeus'], threshold: 2 };
  await forge.begin('kasra', { builder: ['message'] }, [], others);
  return forge;
}

function statesOf({ proposals }: Ruling): string[] {
  return proposals.map(({ state, terms }) => `${terms.version} ${state}`);
}

test('one founder of one changes the policy by proposing it', async () => {
  const forge = new Forge();
  await forge.begin();
  const proposal = await forge.propose('kasra', {
    founders: ['kasra'],
    roles: ROLES,
  });
  const ruling = forge.ruling();
  expect(ruling.findings).toEqual([]);
  expect(ruling.policy).toMatchObject({
    id: proposal.id,
    terms: { version: 2 },
  });
  expect(statesOf(ruling)).toEqual(['2 in force']);
});

test('a policy comes into force with as many founders as the threshold says, not before', async () => {
  const forge = await twoOfThree();
  const proposal = await forge.propose('kasra', {
    founders: ['kasra', 'athena', 'zeus'],
    threshold: 2,
  });
  expect(forge.ruling().policy?.terms.version).toBe(1);
  expect(forge.ruling().proposals[0]).toMatchObject({
    state: 'open',
    old: { needed: 2, approving: ['kasra'], others: ['athena', 'zeus'] },
  });
  await forge.approve('zeus', proposal);
  expect(codesOf(forge.ruling())).toEqual([]);
  expect(forge.ruling().policy?.id).toBe(proposal.id);
});

test('records are written under the policy that their author knew, before and after', async () => {
  const forge = await twoOfThree();
  const all = ['kasra', 'athena', 'zeus'];
  const proposal = await forge.propose('kasra', {
    founders: all,
    threshold: 2,
    roles: ROLES,
  });
  const known = [...forge.entries];
  await forge.approve('zeus', proposal);
  const unaware = await forge.append('athena', noteTo('zeus'), {
    knowing: known,
  });
  forge.under(proposal);
  const aware = await forge.append('kasra', noteTo('zeus'));
  const stale = await forge.append('zeus', noteTo('kasra'), {
    envelope: { policy: forge.ledger },
  });
  const ruling = forge.ruling();
  const counting = ruling.entries.map(({ id }) => id);
  expect(counting).toEqual(expect.arrayContaining([unaware.id, aware.id]));
  expect(counting).not.toContain(stale.id);
  expect(codesOf(ruling)).toEqual(['trust.other-policy']);
});

test('a founder with several keys counts once', async () => {
  const forge = await twoOfThree();
  await forge.admit('kasra', { key: 'kasra-two' });
  const all = ['kasra', 'athena', 'zeus'];
  const proposal = await forge.propose('kasra', {
    founders: all,
    threshold: 2,
  });
  await forge.approve('kasra', proposal, { signer: forge.signer('kasra-two') });
  expect(codesOf(forge.ruling())).toEqual([]);
  expect(forge.ruling().proposals[0]).toMatchObject({
    state: 'open',
    old: { approving: ['kasra'] },
  });
});

test('a founder cannot vote with a key that they let in under the name of another one', async () => {
  const forge = await twoOfThree();
  await forge.admit('zeus', { key: 'forged', by: 'kasra' });
  const all = ['kasra', 'athena', 'zeus'];
  const proposal = await forge.propose('kasra', {
    founders: all,
    threshold: 2,
  });
  await forge.approve('zeus', proposal, { signer: forge.signer('forged') });
  expect(codesOf(forge.ruling())).toEqual(['trust.no-vote']);
  expect(forge.ruling().policy?.terms.version).toBe(1);
});

test('a key that a founder rotated to, or let in for themselves, votes', async () => {
  const forge = await twoOfThree();
  await forge.rotate('zeus', 'zeus-next');
  const all = ['kasra', 'athena', 'zeus'];
  const proposal = await forge.propose('kasra', {
    founders: all,
    threshold: 2,
  });
  await forge.approve('zeus', proposal, { signer: forge.signer('zeus-next') });
  expect(codesOf(forge.ruling())).toEqual([]);
  expect(forge.ruling().policy?.id).toBe(proposal.id);
});

test('the new founders must agree too', async () => {
  const forge = new Forge();
  await forge.begin('kasra', { builder: ['message'] });
  await forge.admit('dev', { roles: ['builder'] });
  const proposal = await forge.propose('kasra', {
    founders: ['kasra', 'dev'],
    threshold: 2,
  });
  expect(forge.ruling().policy?.terms.version).toBe(1);
  expect(forge.ruling().proposals[0]).toMatchObject({
    old: { needed: 1, approving: ['kasra'] },
    fresh: { needed: 2, approving: ['kasra'], others: ['dev'] },
  });
  await forge.approve('dev', proposal);
  const ruling = forge.ruling();
  expect(codesOf(ruling)).toEqual([]);
  expect(ruling.policy?.id).toBe(proposal.id);
  expect(ruling.roster.get('dev')?.roles).toContain('founder');
});

test('a founder whom a policy leaves out may no more than others gave them', async () => {
  const forge = await twoOfThree();
  const proposal = await forge.propose('kasra', {
    founders: ['kasra', 'athena'],
    threshold: 2,
  });
  await forge.approve('athena', proposal);
  forge.under(proposal);
  await forge.append('zeus', noteTo('kasra'));
  expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
  expect(forge.ruling().roster.get('zeus')?.permissions).toEqual([]);
});

test('a role means what the policy in force says', async () => {
  const forge = new Forge();
  await forge.begin('kasra', { builder: ['message'] });
  await forge.admit('dev', { roles: ['builder'] });
  const roles = [
    { name: 'founder', capabilities: ['*'] },
    { name: 'builder', capabilities: ['brief'] },
  ];
  const proposal = await forge.propose('kasra', { founders: ['kasra'], roles });
  forge.under(proposal);
  await forge.append('dev', noteTo('kasra'));
  expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
});

test.each([
  [1, 'the same version again'],
  [3, 'a version left out'],
])('version %i is refused: %s', async (version) => {
  const forge = new Forge();
  await forge.begin();
  await forge.propose('kasra', { founders: ['kasra'], version });
  expect(codesOf(forge.ruling())).toEqual(['trust.policy-version']);
});

test('a proposal names keys of its founders and no others', async () => {
  const forge = new Forge();
  await forge.begin();
  await forge.propose('kasra', {
    founders: ['kasra'],
    keys: { kasra: ['kasra', 'stranger'] },
  });
  expect(codesOf(forge.ruling())).toEqual(['trust.not-enrolled']);
});

test('whoever holds policy proposes, and decides nothing', async () => {
  const forge = new Forge();
  await forge.begin();
  await forge.admit('dev', { capabilities: ['policy'] });
  const proposal = await forge.propose('dev', { founders: ['kasra'] });
  expect(forge.ruling().policy?.terms.version).toBe(1);
  await forge.approve('dev', proposal);
  expect(codesOf(forge.ruling())).toEqual(['trust.no-vote']);
  await forge.approve('kasra', proposal);
  expect(forge.ruling().policy?.id).toBe(proposal.id);
});

test('a key with a budget decides on no policy', async () => {
  const forge = new Forge();
  await forge.begin();
  await forge.admit('kasra', { key: 'short', maxRecords: 5 });
  await forge.propose('kasra', { founders: ['kasra'] }, { signer: forge.signer('short') });
  expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
});

test('the word of a founder with a security key takes what their role demands', async () => {
  const forge = new Forge();
  const roles = [{ name: 'founder', capabilities: ['*'] }];
  await forge.begin('kasra', {}, [], { founders: ['athena'], threshold: 2 });
  const demanding = roles.map((role) => ({ ...role, touch: true }));
  const founders = ['kasra', 'athena'];
  const proposal = await forge.propose('kasra', {
    founders,
    threshold: 2,
    roles: demanding,
  });
  await forge.approve('athena', proposal);
  forge.under(proposal);
  const next = await forge.propose('kasra', { founders, threshold: 2 });
  await forge.approve('athena', next);
  expect(codesOf(forge.ruling())).toEqual(['trust.no-touch', 'trust.no-vote']);
});

/** Two policies that both have the votes, of founders who did not know of each other's. */
async function rivals(forge: Forge): Promise<readonly [Entry, Entry]> {
  const founders = ['kasra', 'athena', 'zeus'];
  const knowing = [...forge.entries];
  const one = await forge.propose('kasra', { founders, threshold: 2 }, { knowing });
  await forge.approve('zeus', one, { knowing: [...knowing, one] });
  const two = await forge.propose('athena', { founders, threshold: 1 }, { knowing });
  const fork = { chain: 'f'.repeat(16), seq: 0, prev: undefined } as unknown as Partial<Envelope>;
  await forge.approve('zeus', two, {
    knowing: [...knowing, two],
    envelope: fork,
  });
  return [one, two];
}

test('two policies that both have the votes freeze the one before them', async () => {
  const forge = await twoOfThree();
  await rivals(forge);
  const ruling = forge.ruling();
  expect(ruling.policy).toMatchObject({
    id: forge.ledger,
    terms: { version: 1 },
  });
  expect(codesOf(ruling)).toEqual(['trust.policy-frozen', 'trust.policy-frozen']);
  expect(statesOf(ruling)).toEqual(['2 rival', '2 rival']);
});

test('what was written under either of two rivals does not count', async () => {
  const forge = await twoOfThree();
  const [one] = await rivals(forge);
  const place = forge.entries.indexOf(one);
  const knowing = forge.entries.slice(0, place + 2);
  const note = await forge.append('kasra', noteTo('zeus'), {
    knowing,
    envelope: { policy: one.id },
  });
  expect(forge.ruling([...knowing, note]).findings).toEqual([]);
  const ruling = forge.ruling();
  expect(codesOf(ruling)).toContain('trust.other-policy');
  expect(ruling.entries.map(({ id }) => id)).not.toContain(note.id);
});

test('a pin chooses between two rivals, and what was written meanwhile still counts', async () => {
  const forge = await twoOfThree();
  const [one, two] = await rivals(forge);
  const meanwhile = await forge.append('kasra', noteTo('zeus'));
  expect(forge.ruling().entries.map(({ id }) => id)).toContain(meanwhile.id);
  const chosen = { id: two.id, version: 2 };
  const ruling = forge.ruling(undefined, chosen);
  expect(ruling.policy?.id).toBe(two.id);
  expect(codesOf(ruling)).toEqual([]);
  expect(ruling.entries.map(({ id }) => id)).toContain(meanwhile.id);
  expect(statesOf(ruling)).toEqual(['2 passed over', '2 in force']);
  forge.under(two);
  const after = await forge.append('athena', noteTo('zeus'));
  expect(forge.ruling(undefined, chosen).entries.map(({ id }) => id)).toContain(after.id);
  expect(forge.ruling(undefined, { id: one.id, version: 2 }).policy?.id).toBe(one.id);
});

test('a pin whose policy is not here lets no other one in its place', async () => {
  const forge = new Forge();
  await forge.begin();
  await forge.propose('kasra', { founders: ['kasra'] });
  const elsewhere = { id: 'e'.repeat(64), version: 2 };
  expect(forge.ruling(undefined, elsewhere).policy?.terms.version).toBe(1);
});

test('a thief of a founder key who makes a rival policy loses it with the key', async () => {
  const forge = new Forge();
  await forge.begin('kasra', {}, [], { founders: ['athena'], threshold: 1 });
  const knowing = [...forge.entries];
  const honest = await forge.propose('athena', { founders: ['kasra', 'athena'] }, { knowing });
  await forge.propose('kasra', { founders: ['kasra'] }, { knowing });
  expect(codesOf(forge.ruling())).toEqual(['trust.policy-frozen', 'trust.policy-frozen']);
  await forge.append('athena', {
    kind: 'revoke',
    principal: 'kasra',
    keys: [forge.signer('kasra').publicKey.fingerprint],
    heads: [knowing[0]!.id],
    reason: 'stolen',
  });
  const ruling = forge.ruling();
  expect(ruling.policy?.id).toBe(honest.id);
  expect(codesOf(ruling)).not.toContain('trust.policy-frozen');
});

test('the votes of a revoked key after its end are none', async () => {
  const forge = await twoOfThree();
  const all = ['kasra', 'athena', 'zeus'];
  const proposal = await forge.propose('kasra', {
    founders: all,
    threshold: 2,
  });
  const heads = [proposal.id];
  const keys = [forge.signer('zeus').publicKey.fingerprint];
  await forge.approve('zeus', proposal);
  expect(forge.ruling().policy?.terms.version).toBe(2);
  forge.under(proposal);
  await forge.append('athena', {
    kind: 'revoke',
    principal: 'zeus',
    keys,
    heads,
    reason: 'lost',
  });
  const ruling = forge.ruling();
  expect(ruling.policy?.terms.version).toBe(1);
});
