import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { concatBytes, sameBytes, utf8 } from '../../src/base/index.ts';
import {
  openSigner,
  parsePublicKey,
  verifySignature,
  type PublicKey,
} from '../../src/signing/index.ts';
import { wireString, wireUint32 } from '../../src/signing/wire-writer.ts';
import { addKey, startAgent, startImpostor } from './real-agent.ts';
import { realHost } from './real-host.ts';
import { KEY_KINDS, keygen, keygenAccepts, NAMESPACE, testFolder } from './ssh-tools.ts';

const message = utf8('sos: 1\n');

/** Names a key as Git's `user.signingkey` may, without any private file. */
function literal(keyFile: string): string {
  return `key::${readFileSync(`${keyFile}.pub`, 'utf8')}`;
}

describe('a real ssh-agent', () => {
  it.each(KEY_KINDS)('signs with a key of type %s %j', async (type, options) => {
    const folder = testFolder();
    const keyFile = keygen(folder, type, options);
    const socket = await startAgent(folder);
    addKey(socket, keyFile);
    const signer = await openSigner(literal(keyFile), realHost({ SSH_AUTH_SOCK: socket }, folder));
    const armored = await signer.sign(message, NAMESPACE);
    expect(signer.source).toBe('ssh-agent');
    expect(keygenAccepts(folder, { armored, message })).toBe(true);
  });

  it('that does not hold the key is passed over', async () => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'ed25519');
    const socket = await startAgent(folder);
    await expect(
      openSigner(literal(keyFile), realHost({ SSH_AUTH_SOCK: socket }, folder)),
    ).rejects.toMatchObject({ code: 'signing.no-private-half' });
  });

  it('that refuses is reported as that', async () => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'ed25519');
    const socket = await startAgent(folder, { SSH_ASKPASS: '/bin/false', DISPLAY: ':0' });
    addKey(socket, keyFile, ['-c']);
    const signer = await openSigner(literal(keyFile), realHost({ SSH_AUTH_SOCK: socket }, folder));
    await expect(signer.sign(message, NAMESPACE)).rejects.toMatchObject({
      code: 'signing.agent-refused',
    });
  });

  it('that is gone is passed over', async () => {
    const folder = testFolder();
    const host = realHost({ SSH_AUTH_SOCK: `${folder}/nothing` }, folder);
    await expect(openSigner(literal(keygen(folder, 'ed25519')), host)).rejects.toMatchObject({
      code: 'signing.no-private-half',
      next: expect.arrayContaining(['ssh-add']) as unknown,
    });
  });
});

describe('an agent that lies', () => {
  const identities = (key: Uint8Array) =>
    wireString(
      concatBytes([Uint8Array.of(12), wireUint32(1), wireString(key), wireString('a comment')]),
    );
  const LIST = Uint8Array.of(0, 0, 0, 1, 11);

  async function openWith(answer: Uint8Array) {
    const folder = testFolder();
    const spec = literal(keygen(folder, 'ed25519'));
    const socket = await startImpostor(folder, (request) =>
      sameBytes(request, LIST) ? identities(publicKeyOf(spec).blob) : answer,
    );
    return openSigner(spec, realHost({ SSH_AUTH_SOCK: socket }, folder));
  }

  function publicKeyOf(spec: string): PublicKey {
    const answer = parsePublicKey(spec.slice('key::'.length));
    if (!answer.ok) throw new Error(answer.reason);
    return answer.key;
  }

  it.each([
    ['a signature of nothing', wireString(concatBytes([utf8('ssh-ed25519'), new Uint8Array(64)]))],
    ['an empty signature', wireString('')],
  ])('gets nothing returned for %s', async (_what, signature) => {
    const signer = await openWith(wireString(concatBytes([Uint8Array.of(14), signature])));
    await expect(signer.sign(message, NAMESPACE)).rejects.toMatchObject({
      code: 'signing.unproven-signature',
    });
  });

  it('gets nothing returned for an answer that is cut off', async () => {
    const signer = await openWith(wireString(Uint8Array.of(14, 0, 0, 1, 0, 1)));
    await expect(signer.sign(message, NAMESPACE)).rejects.toMatchObject({
      code: 'signing.agent-refused',
    });
  });

  it('cannot pass a list with bytes left over', async () => {
    const folder = testFolder();
    const spec = literal(keygen(folder, 'ed25519'));
    const { blob } = publicKeyOf(spec);
    const socket = await startImpostor(folder, () =>
      wireString(concatBytes([identities(blob).subarray(4), Uint8Array.of(0)])),
    );
    await expect(
      openSigner(spec, realHost({ SSH_AUTH_SOCK: socket }, folder)),
    ).rejects.toMatchObject({ code: 'signing.no-private-half' });
  });
});

it('verifies what an agent signed like anything else', async () => {
  const folder = testFolder();
  const keyFile = keygen(folder, 'ed25519');
  const socket = await startAgent(folder);
  addKey(socket, keyFile);
  const signer = await openSigner(literal(keyFile), realHost({ SSH_AUTH_SOCK: socket }, folder));
  const armored = await signer.sign(message, NAMESPACE);
  const expectedFingerprint = signer.publicKey.fingerprint;
  expect(verifySignature({ message, armored, namespace: NAMESPACE, expectedFingerprint })).toEqual({
    ok: true,
    key: signer.publicKey,
  });
});
