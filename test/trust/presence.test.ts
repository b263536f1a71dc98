import { beforeEach, describe, expect, it } from 'vitest';
import { judge, judgeNext } from '../../src/trust/index.ts';
import { ed25519Authenticator, softSigner } from '../signing/soft-authenticator.ts';
import { codesOf, Forge, noteTo } from '../support/forge.ts';
import { keptAndRestored } from '../support/kept.ts';

const TOUCH = 0x01;
const PIN = 0x04;

let forge: Forge;
let key: ReturnType<typeof ed25519Authenticator>;

beforeEach(async () => {
  forge = new Forge();
  await forge.begin('kasra', { builder: ['message'] });
  key = ed25519Authenticator();
});

const admit = (given: Parameters<Forge['admit']>[1]) =>
  forge.admit('athena', { signer: softSigner(key, TOUCH), ...given });

const write = (flags: number) =>
  forge.append('athena', noteTo('kasra'), { signer: softSigner(key, flags) });

/** Whether records signed with these flags count, one after the other. */
async function counting(...flags: number[]): Promise<boolean[]> {
  const made = [];
  for (const each of flags) made.push(await write(each));
  const ids = new Set(forge.ruling().entries.map(({ id }) => id));
  return made.map(({ id }) => ids.has(id));
}

describe('a capability that demands', () => {
  it('a touch counts for nothing without one', async () => {
    await admit({ capabilities: ['message'], touch: true });
    expect(await counting(0, TOUCH, TOUCH | PIN, PIN)).toEqual([false, true, true, false]);
    expect(codesOf(forge.ruling())).toEqual(['trust.no-touch', 'trust.no-touch']);
  });

  it('a PIN counts for nothing without one', async () => {
    await admit({ capabilities: ['message'], touch: true, pin: true });
    expect(await counting(TOUCH, TOUCH | PIN)).toEqual([false, true]);
    expect(codesOf(forge.ruling())).toEqual(['trust.no-pin']);
  });

  it('a touch is of no use to a key that cannot show one', async () => {
    await forge.admit('sos-dev', { capabilities: ['message'], touch: true });
    await forge.append('sos-dev', noteTo('kasra'));
    expect(codesOf(forge.ruling())).toEqual(['trust.no-touch']);
  });

  it('nothing is not touched by what another one demands', async () => {
    await admit({ capabilities: ['brief'], touch: true });
    await forge.append('kasra', { kind: 'grant', principal: 'athena', capabilities: ['message'] });
    expect(await counting(0)).toEqual([true]);
  });

  it('a touch is passed on with it, and only by a touch', async () => {
    await admit({ capabilities: ['message', 'grant'], touch: true });
    await forge.admit('sos-dev', {});
    const give = (flags: number, demand: { touch?: boolean }) =>
      forge.append(
        'athena',
        { kind: 'grant', principal: 'sos-dev', capabilities: ['message'], ...demand },
        { signer: softSigner(key, flags) },
      );
    await give(0, { touch: true });
    await give(TOUCH, {});
    expect(codesOf(forge.ruling())).toEqual(['trust.grants-too-much', 'trust.no-touch']);
    await give(TOUCH, { touch: true });
    const held = forge.ruling().roster.get('sos-dev')?.permissions;
    expect(held).toMatchObject([{ capability: 'message', touch: true }]);
  });

  it('a touch does so for a whole role where the policy says so', async () => {
    const strict = new Forge();
    await strict.begin('kasra', {}, [{ name: 'keeper', capabilities: ['message'], touch: true }]);
    const signer = softSigner(key, TOUCH);
    await strict.admit('athena', { roles: ['keeper'], signer });
    await strict.append('athena', noteTo('kasra'), { signer: softSigner(key, 0) });
    expect(codesOf(strict.ruling())).toEqual(['trust.no-touch']);
  });
});

describe('what a security key asked for', () => {
  it('is known when the signature is not looked at again', async () => {
    await admit({ capabilities: ['message'], touch: true });
    await write(TOUCH);
    await write(0);
    const first = judge({ entries: forge.entries, misfits: [], pinned: forge.ledger });
    const kept = keptAndRestored(first);
    const again = judge({ entries: kept.signed, misfits: [], pinned: forge.ledger });
    expect(codesOf(again.ruling)).toEqual(['trust.no-touch']);
    expect(again.ruling.entries).toHaveLength(first.ruling.entries.length);
  });

  it('is not judged on the short way', async () => {
    await admit({ capabilities: ['message'], touch: true });
    const known = judge({ entries: forge.entries, misfits: [], pinned: forge.ledger });
    const note = await forge.make('athena', noteTo('kasra'), { signer: softSigner(key, 0) });
    expect(judgeNext(known, [note])).toBeUndefined();
  });
});
