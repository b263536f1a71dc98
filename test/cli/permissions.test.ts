import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftAdmission } from '../../src/app/index.ts';
import { Forge } from '../support/forge.ts';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
let dev: Member;

beforeAll(async () => {
  kasra = await team.founded('kasra');
  dev = team.clone('dev');
}, 60_000);
afterAll(() => {
  team.remove();
});

describe('who joins', () => {
  it('has to say as what, and learns what each role may', async () => {
    const refused = await dev.run(2, 'join', 'dev');
    expect(refused.error?.code).toBe('app.no-role');
    expect(refused.error?.hint).toContain('observer (message)');
    expect(refused.next).toContain('sos join dev --role builder');
    expect(refused.next.join()).not.toContain('founder');
    expect(existsSync(path.join(team.folder, 'home-dev/.config/sos/keys'))).toBe(false);
  });

  it('has to name a role that there is', async () => {
    const refused = await dev.run(2, 'join', 'dev', '--role', 'biulder');
    expect(refused.error?.code).toBe('app.no-such-role');
    expect(refused.next).toEqual(['sos join dev --role builder']);
  });

  it('has to have a name that the ledger takes', async () => {
    for (const typed of ['a/b', 'A', 'ä', 'a'.repeat(300)]) {
      for (const verb of ['join', 'init']) {
        const refused = await dev.run(2, verb, typed);
        expect(refused.error?.code).toBe('app.bad-name');
        expect(refused.error?.hint).toContain('at most 39 characters');
      }
    }
    for (const device of ['con', 'nul', 'com1']) {
      const refused = await dev.run(2, 'join', device);
      expect(refused.error?.hint).toMatch(/device on Windows/);
    }
  });
});

describe('who is let in', () => {
  it('gets a role, even who asked for none', async () => {
    const forge = new Forge();
    await forge.begin('kasra', { builder: ['message', 'claim'] });
    const publicKey = forge.signer('mute').publicKey.text;
    await forge.append('mute', { kind: 'join', principal: 'mute', publicKey, roles: [] });
    const admission = {
      name: 'mute',
      key: undefined,
      furtherKey: undefined,
      maxRecords: undefined,
      touch: false,
      pin: false,
    };
    const nothing = { person: false, roles: [], capabilities: [], briefs: [] };
    const refusal = () => draftAdmission(forge.ruling(), { ...admission, ...nothing });
    expect(refusal).toThrow(
      expect.objectContaining({
        code: 'app.no-role',
        next: ['sos identity admit mute --role builder'],
      }) as Error,
    );
  });

  it('gets no role that there is not', async () => {
    const bare = team.clone('bare');
    await bare.ok('join', 'bare', '--role', 'observer');
    await kasra.sync();
    const refused = await kasra.run(2, 'identity', 'admit', 'bare', '--role', 'bilder');
    expect(refused.error?.code).toBe('app.no-such-role');
    expect(refused.next).toEqual(['sos identity admit bare --role builder']);
    await kasra.ok('identity', 'admit', 'bare', '--capability', 'message');
  });

  it('gets a role later', async () => {
    await kasra.ok('identity', 'grant', 'bare', '--role', 'builder');
    const [bare] = (await kasra.ok('identity', 'show', 'bare')).data.principals;
    expect(bare.roles).toEqual(['observer', 'builder']);
    expect(JSON.stringify(bare.capabilities)).toContain('claim');
  });
});

describe('what is granted', () => {
  it.each([
    [['builder'], 'sos identity grant bare --role builder'],
    [['role:builder'], 'sos identity grant bare --role builder'],
    [['mesage'], 'sos identity grant bare message'],
    [['gates:clean'], 'sos identity grant bare gate:clean'],
    [['gate'], "sos identity grant bare 'gate:*'"],
    [['message', 'xyz'], 'sos policy show'],
  ])('must be a capability that something asks for: %s', async (typed, next) => {
    const refused = await kasra.run(2, 'identity', 'grant', 'bare', ...typed);
    expect(refused.error?.code).toBe('app.no-such-capability');
    expect(refused.error?.hint).toContain('--role');
    expect(refused.next).toEqual([next]);
  });

  it('must be something', async () => {
    expect((await kasra.run(2, 'identity', 'grant', 'bare')).error?.code).toBe('app.no-role');
  });
});

describe('the last who may let anybody in', () => {
  it('cannot be ended by accident', async () => {
    const end = ['identity', 'revoke', 'kasra', '--reason', 'tired'];
    const refused = await kasra.run(3, ...end);
    expect(refused.error?.code).toBe('app.leaves-nobody');
    expect((await kasra.ok('whoami')).data.standing).toBe('enrolled');
    const alone = new Team();
    const loner = await alone.begin('loner');
    const last = ['identity', 'revoke', 'loner', '--reason', 'the end', '--leave-nobody'];
    await loner.ok(...last);
    expect((await loner.ok('whoami')).data).toMatchObject({ standing: 'ended', capabilities: [] });
    expect((await loner.sos(['identity', 'show', 'loner'])).stdout).toMatch(
      /may\s+nothing any more/,
    );
    expect((await loner.ok('status')).data.standing).toBe('ended');
    alone.remove();
  });

  it('can be ended where somebody else is left', async () => {
    const second = await team.admit(kasra, 'second', ['observer']);
    await kasra.ok('identity', 'grant', 'second', '--role', 'founder');
    await second.sync();
    expect((await second.ok('whoami')).data.roles).toEqual(['observer', 'founder']);
    await second.ok('identity', 'revoke', 'second', '--reason', 'a guest');
    await kasra.sync();
  });
});

describe('who left and joins again', () => {
  it('goes on with the key that is enrolled, and is told so', async () => {
    const { fingerprint, source } = (await kasra.ok('whoami')).data.key;
    await kasra.ok('doctor', '--undo');
    const again = await kasra.ok('join', 'kasra');
    expect(again.data).toMatchObject({ outcome: 'already-enrolled', fingerprint, keyFile: null });
    expect(again.data.foundKey).toContain('/sos/keys/kasra-');
    expect((await kasra.ok('whoami')).data.key).toEqual({ fingerprint, source });
  });

  it('gets a new key where that is wanted', async () => {
    await kasra.ok('doctor', '--undo');
    const { fingerprint } = (await kasra.ok('join', 'kasra')).data;
    const other = await kasra.ok('join', 'kasra', '--new-key');
    expect(other.data).toMatchObject({ outcome: 'asked', foundKey: null });
    expect(other.data.fingerprint).not.toBe(fingerprint);
    expect(other.data.admit).toContain(`--further-key ${other.data.fingerprint as string}`);
  });
});
