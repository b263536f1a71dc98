import { beforeEach, describe, expect, it } from 'vitest';
import { codesOf, Forge, noteTo } from '../support/forge.ts';

let forge: Forge;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', {
    builder: ['message', 'claim', 'evidence:*'],
    hand: ['enrol:builder', 'message'],
  });
});

/** Ids of what counts. */
function counting(): string[] {
  return forge.ruling().entries.map(({ id }) => id);
}

describe('who is in a ledger', () => {
  it('begins with the founders of genesis', () => {
    const { roster, findings } = forge.ruling();
    expect([...roster.keys()]).toEqual(['kasra']);
    expect(roster.get('kasra')).toMatchObject({ person: true, roles: ['founder'] });
    expect(findings).toEqual([]);
  });

  it('lists a key that asks, and grants it nothing', async () => {
    const { publicKey } = forge.signer('loom');
    await forge.append('loom', {
      kind: 'join',
      principal: 'loom',
      publicKey: publicKey.text,
      roles: ['builder'],
    });
    const note = await forge.append('loom', noteTo('kasra'));
    expect(forge.ruling().requests.map(({ principal }) => principal)).toEqual(['loom']);
    expect(codesOf(forge.ruling())).toEqual(['trust.not-enrolled']);
    expect(counting()).not.toContain(note.id);
  });

  it('lets an enrolled key write what its roles allow', async () => {
    await forge.admit('sos-dev', { roles: ['builder'] });
    const note = await forge.append('sos-dev', noteTo('kasra'));
    expect(counting()).toContain(note.id);
    expect(codesOf(forge.ruling())).toEqual([]);
  });

  it('rejects what no role of the author allows', async () => {
    await forge.admit('sos-dev', { roles: ['builder'] });
    await forge.append('sos-dev', {
      kind: 'brief',
      brief: 'S1',
      title: 't',
      mandate: '',
      criteria: [],
      gates: [],
      boundaries: [],
      assignees: [],
    });
    expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
  });

  it('counts only what was enrolled before, in the author’s own past', async () => {
    const { publicKey } = forge.signer('loom');
    const join = await forge.append('loom', {
      kind: 'join',
      principal: 'loom',
      publicKey: publicKey.text,
      roles: [],
    });
    const early = await forge.append('loom', noteTo('kasra'), { knowing: [join] });
    await forge.append('kasra', {
      kind: 'enrol',
      principal: 'loom',
      publicKey: publicKey.text,
      request: join.id,
      roles: ['builder'],
      capabilities: [],
    });
    const late = await forge.append('loom', noteTo('kasra'));
    expect(counting()).not.toContain(early.id);
    expect(counting()).toContain(late.id);
  });

  it('rejects an enrolment without a join record of that very key and name', async () => {
    const { publicKey } = forge.signer('loom');
    const other = await forge.append('mallory', {
      kind: 'join',
      principal: 'mallory',
      publicKey: forge.signer('mallory').publicKey.text,
      roles: [],
    });
    await forge.append('kasra', {
      kind: 'enrol',
      principal: 'loom',
      publicKey: publicKey.text,
      request: other.id,
      roles: ['builder'],
      capabilities: [],
    });
    expect(codesOf(forge.ruling())).toEqual(['trust.no-proof-of-possession']);
  });

  it('rejects a join record that is signed by another key than it names', async () => {
    const { publicKey } = forge.signer('loom');
    await forge.append(
      'loom',
      { kind: 'join', principal: 'loom', publicKey: publicKey.text, roles: [] },
      { signer: forge.signer('mallory') },
    );
    expect(codesOf(forge.ruling())).toEqual(['trust.no-proof-of-possession']);
  });

  it('rejects a key under a second name', async () => {
    await forge.admit('sos-dev', { roles: ['builder'] });
    await forge.admit('other', { roles: ['builder'], key: 'sos-dev' });
    expect(codesOf(forge.ruling())).toContain('trust.key-bound');
    expect(forge.ruling().roster.has('other')).toBe(false);
  });

  it('lets a role be given by who may enrol it, and no other', async () => {
    await forge.admit('hand', { roles: ['hand'] });
    await forge.admit('sos-dev', { roles: ['builder'], by: 'hand' });
    expect(forge.ruling().roster.get('sos-dev')?.roles).toEqual(['builder']);
    await forge.admit('friend', { roles: ['hand'], by: 'hand' });
    expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
  });

  it('lets nobody give a capability that they lack', async () => {
    await forge.admit('hand', { roles: ['hand'], capabilities: ['grant'] });
    await forge.admit('sos-dev', { roles: ['builder'], capabilities: ['gate:*'], by: 'hand' });
    expect(codesOf(forge.ruling())).toEqual(['trust.grants-too-much']);
    await forge.append('hand', { kind: 'grant', principal: 'hand', capabilities: ['gate:clean'] });
    expect(codesOf(forge.ruling())).toEqual(['trust.grants-too-much', 'trust.grants-too-much']);
  });

  it('lets nobody slip a key under the name of somebody who may more', async () => {
    await forge.admit('hand', { roles: ['hand'] });
    await forge.admit('kasra', { roles: ['builder'], by: 'hand', key: 'mallory' });
    expect(codesOf(forge.ruling())).toContain('trust.grants-too-much');
    const forged = await forge.append('kasra', noteTo('hand'), { signer: forge.signer('mallory') });
    expect(counting()).not.toContain(forged.id);
  });

  it('lets nobody in without a role who may not let in everybody', async () => {
    await forge.admit('hand', { roles: ['hand'] });
    await forge.admit('sos-dev', { by: 'hand' });
    expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
    expect(forge.ruling().roster.has('sos-dev')).toBe(false);
  });

  it('gives a principal a second key when the principal admits it', async () => {
    await forge.admit('kasra', { key: 'kasra-laptop' });
    const note = await forge.append('kasra', noteTo('kasra'), {
      signer: forge.signer('kasra-laptop'),
    });
    expect(counting()).toContain(note.id);
    expect(forge.ruling().roster.get('kasra')?.keys).toHaveLength(2);
  });

  it('holds a permission to the briefs it was given for', async () => {
    await forge.admit('athena', { capabilities: ['brief'], briefs: ['S1'] });
    const terms = {
      title: 't',
      mandate: '',
      criteria: [],
      gates: [],
      boundaries: [],
      assignees: [],
    };
    const allowed = await forge.append('athena', { kind: 'brief', brief: 'S1', ...terms });
    await forge.append('athena', { kind: 'brief', brief: 'S2', ...terms });
    expect(counting()).toContain(allowed.id);
    expect(codesOf(forge.ruling())).toEqual(['trust.not-allowed']);
  });
});

describe('whose record it is', () => {
  it('is decided by the key, whatever name stands in it', async () => {
    await forge.admit('sos-dev', { roles: ['builder'] });
    const forged = await forge.append('athena', noteTo('kasra'), {
      signer: forge.signer('sos-dev'),
    });
    expect(codesOf(forge.ruling())).toEqual(['trust.forged-author']);
    expect(counting()).not.toContain(forged.id);
  });

  it('needs a signature made for records', async () => {
    await forge.append('kasra', noteTo('kasra'), { namespace: 'git' });
    expect(codesOf(forge.ruling())).toEqual(['trust.bad-signature']);
  });

  it('needs a signature of the key that it names', async () => {
    const { fingerprint } = forge.signer('kasra').publicKey;
    await forge.append('kasra', noteTo('kasra'), {
      signer: forge.signer('mallory'),
      envelope: { key: fingerprint },
    });
    expect(codesOf(forge.ruling())).toEqual(['trust.wrong-key']);
  });

  it('belongs to one ledger', async () => {
    const other = new Forge();
    await other.begin('kasra');
    await forge.append('kasra', noteTo('kasra'), { envelope: { ledger: other.ledger } });
    expect(codesOf(forge.ruling())).toContain('trust.other-ledger');
  });

  it('is written under the policy in force', async () => {
    await forge.append('kasra', noteTo('kasra'), { envelope: { policy: 'a'.repeat(64) } });
    expect(codesOf(forge.ruling())).toEqual(['trust.other-policy']);
  });
});
