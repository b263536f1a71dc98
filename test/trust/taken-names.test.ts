import { beforeEach, expect, test } from 'vitest';
import type { Entry } from '../../src/ledger/index.ts';
import type { Envelope } from '../../src/records/index.ts';
import { codesOf, Forge, noteTo } from '../support/forge.ts';

let forge: Forge;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', {
    builder: ['message', 'command:*'],
    gatekeeper: ['message', 'gate:*'],
    coordinator: ['message', 'enrol:builder', 'enrol:gatekeeper'],
    doorkeeper: ['message', 'enrol:builder'],
  });
  await forge.admit('mara', { roles: ['coordinator'] });
  await forge.admit('insider', { roles: ['doorkeeper'] });
});

interface Letting {
  readonly key: string;
  readonly by: string;
  readonly roles: readonly string[];
  readonly knowing: readonly Entry[];
  readonly person?: true;
}

/** Somebody lets a key in under a name and knows no more than they say. */
async function letIn(name: string, { key, by, roles, knowing, person }: Letting): Promise<Entry> {
  const signer = forge.signer(key);
  const publicKey = signer.publicKey.text;
  const asking = { kind: 'join', principal: name, publicKey, roles: [] } as const;
  const request = await forge.append(name, asking, { knowing, signer });
  const given = { roles, capabilities: [], ...(person === undefined ? {} : { person }) };
  return forge.append(
    by,
    { kind: 'enrol', principal: name, publicKey, request: request.id, ...given },
    { knowing: [...knowing, request] },
  );
}

function counting(): string[] {
  return forge.ruling().entries.map(({ id }) => id);
}

test('a stranger let in under a name as if nobody had it yet does not count', async () => {
  const knowing = [...forge.entries];
  const own = { key: 'athena', by: 'mara', roles: ['gatekeeper'], knowing };
  const honest = await letIn('athena', own);
  const forged = { key: 'stranger', by: 'insider', roles: ['builder'], knowing };
  const contested = await letIn('athena', forged);
  const word = await forge.append('athena', noteTo('mara'), { signer: forge.signer('stranger') });
  const ruling = forge.ruling();
  expect(codesOf(ruling)).toEqual(['trust.name-contested', 'trust.not-enrolled']);
  expect(counting()).toContain(honest.id);
  expect(counting()).not.toContain(contested.id);
  expect(counting()).not.toContain(word.id);
  expect(ruling.roster.get('athena')?.keys).toHaveLength(1);
});

test('two who may both let in keys of one name do so at once, and both count', async () => {
  const knowing = [...forge.entries];
  await letIn('dev', { key: 'dev-one', by: 'mara', roles: ['builder'], knowing });
  await letIn('dev', { key: 'dev-two', by: 'kasra', roles: ['builder'], knowing });
  expect(codesOf(forge.ruling())).toEqual(['trust.name-shared', 'trust.name-shared']);
  expect(forge.ruling().roster.get('dev')?.keys).toHaveLength(2);
});

test('where neither may let in what the other did, neither counts', async () => {
  await forge.admit('other', { capabilities: ['message', 'enrol:gatekeeper'] });
  const knowing = [...forge.entries];
  await letIn('dev', { key: 'dev-one', by: 'insider', roles: ['builder'], knowing });
  await letIn('dev', { key: 'dev-two', by: 'other', roles: ['gatekeeper'], knowing });
  expect(codesOf(forge.ruling())).toEqual(['trust.name-contested', 'trust.name-contested']);
  expect(forge.ruling().roster.get('dev')).toBeUndefined();
});

test('the end of the key that contested a name gives the name back', async () => {
  await forge.admit('other', { capabilities: ['message', 'enrol:gatekeeper'] });
  const knowing = [...forge.entries];
  const honest = await letIn('dev', { key: 'dev', by: 'other', roles: ['gatekeeper'], knowing });
  await letIn('dev', { key: 'stranger', by: 'insider', roles: ['builder'], knowing });
  await forge.append('kasra', {
    kind: 'revoke',
    principal: 'insider',
    keys: [forge.signer('insider').publicKey.fingerprint],
    heads: knowing.slice(-1).map(({ id }) => id),
    reason: 'let a stranger in',
  });
  expect(counting()).toContain(honest.id);
  expect(codesOf(forge.ruling())).not.toContain('trust.name-contested');
});

test('what was given to a name does not reach a key that was let in without knowing of it', async () => {
  await forge.admit('dev', { roles: ['builder'] });
  const knowing = [...forge.entries];
  await letIn('dev', { key: 'dev-two', by: 'kasra', roles: ['builder'], knowing });
  const grant = { kind: 'grant', principal: 'dev', capabilities: ['brief'] } as const;
  const fork = { chain: 'f'.repeat(16), seq: 0, prev: undefined } as unknown as Partial<Envelope>;
  await forge.append('kasra', grant, { knowing, envelope: fork });
  const brief = { kind: 'brief', brief: 'S1', title: 't', mandate: '' } as const;
  const empty = { criteria: [], gates: [], boundaries: [], assignees: [] };
  await forge.append('dev', { ...brief, ...empty });
  expect(codesOf(forge.ruling())).toEqual([]);
  const second = { signer: forge.signer('dev-two') };
  await forge.append('dev', { ...brief, ...empty, brief: 'S2' }, second);
  expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
  await forge.append('dev', noteTo('mara'), second);
  expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
});

test('a key that its owner went on with has what the old one was given meanwhile', async () => {
  await forge.admit('dev', { roles: ['builder'] });
  const knowing = [...forge.entries];
  await forge.rotate('dev', 'dev-next');
  const grant = { kind: 'grant', principal: 'dev', capabilities: ['withhold'] } as const;
  await forge.append('kasra', grant, { knowing });
  const leak = { kind: 'withhold', digests: ['a'.repeat(64)], reason: 'a token' } as const;
  await forge.append('dev', leak, { signer: forge.signer('dev-next') });
  expect(codesOf(forge.ruling())).toEqual([]);
});

test('only a person, or whoever holds person, says of others that they are human', async () => {
  const knowing = [...forge.entries];
  const roles = ['builder'];
  await letIn('robot', { key: 'robot', by: 'mara', roles, knowing, person: true });
  expect(codesOf(forge.ruling())).toEqual(['trust.not-a-person']);
  await letIn('human', { key: 'human', by: 'kasra', roles, knowing, person: true });
  expect(forge.ruling().roster.get('human')?.person).toBe(true);
});

test('a program slips no further key under the name of a human being', async () => {
  await forge.admit('human', { roles: ['builder'], person: true });
  await forge.admit('human', { key: 'stranger', roles: ['builder'], by: 'insider' });
  expect(codesOf(forge.ruling())).toEqual(['trust.grants-too-much']);
});
