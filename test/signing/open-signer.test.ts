import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import {
  openSigner,
  readPrivateKeyFile,
  verifySignature,
  type Signer,
} from '../../src/signing/index.ts';
import { realHost } from './real-host.ts';
import { addKey, startAgent } from './real-agent.ts';
import { keygen, NAMESPACE, testFolder } from './ssh-tools.ts';

const message = utf8('sos: 1\n');

async function expectWorking(signer: Signer): Promise<void> {
  const armored = await signer.sign(message, NAMESPACE);
  const expectedFingerprint = signer.publicKey.fingerprint;
  const claim = { message, armored, namespace: NAMESPACE, expectedFingerprint };
  expect(verifySignature(claim)).toEqual({ ok: true, key: signer.publicKey });
}

describe('a key file without passphrase signs in process', () => {
  it('named by its private half, though an agent holds it too', async () => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'ed25519');
    const socket = await startAgent(folder);
    addKey(socket, keyFile);
    const signer = await openSigner(keyFile, realHost({ SSH_AUTH_SOCK: socket }, folder));
    expect(signer.source).toBe(keyFile);
    await expectWorking(signer);
  });

  it('named by its public half', async () => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'ed25519');
    const signer = await openSigner(`${keyFile}.pub`, realHost({}, folder));
    expect(signer.source).toBe(keyFile);
    await expectWorking(signer);
  });

  it('named in the home folder, as Git lets one', async () => {
    const folder = testFolder();
    renameSync(keygen(folder, 'ed25519'), join(folder, 'mine'));
    await expectWorking(await openSigner('~/mine', realHost({}, folder)));
  });

  it('without its public file beside it', async () => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'rsa', ['-b', '2048']);
    rmSync(`${keyFile}.pub`);
    await expectWorking(await openSigner(keyFile, realHost({}, folder)));
  });
});

describe('a key that cannot sign in process', () => {
  it('signs through ssh-keygen when it is in the old PEM format', async () => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'rsa', ['-b', '2048', '-m', 'PEM']);
    expect(readFileSync(keyFile, 'utf8')).toContain('BEGIN RSA PRIVATE KEY');
    await expectWorking(await openSigner(keyFile, realHost({}, folder)));
  });

  it('is never replaced by a private file that is not its own', async () => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'ed25519');
    copyFileSync(`${keygen(folder, 'ecdsa')}.pub`, `${keyFile}.pub`);
    const signer = await openSigner(`${keyFile}.pub`, realHost({}, folder));
    expect(signer.publicKey.type).toBe('ecdsa-sha2-nistp256');
    await expect(signer.sign(message, NAMESPACE)).rejects.toMatchObject({
      code: expect.stringMatching(/^signing\.(keygen-failed|unproven-signature)$/) as unknown,
    });
  });

  it.each(['key::', ''])('is sought in the agent when given as %s LINE', async (prefix) => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'ed25519');
    const line = `${prefix}${readFileSync(`${keyFile}.pub`, 'utf8').trim()}`;
    await expect(openSigner(line, realHost({}, folder))).rejects.toMatchObject({
      code: 'signing.no-private-half',
      hint: expect.stringContaining('ssh-agent') as unknown,
    });
    const socket = await startAgent(folder);
    addKey(socket, keyFile);
    await expectWorking(await openSigner(line, realHost({ SSH_AUTH_SOCK: socket }, folder)));
  });

  it('is reported when only its public half is there', async () => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'ed25519');
    rmSync(keyFile);
    for (const name of [keyFile, `${keyFile}.pub`]) {
      await expect(openSigner(name, realHost({}, folder))).rejects.toMatchObject({
        code: 'signing.no-private-half',
      });
    }
  });
});

describe('what is no key', () => {
  it('is reported with the command that makes one', async () => {
    const folder = testFolder();
    await expect(openSigner('no such file', realHost({}, folder))).rejects.toMatchObject({
      code: 'signing.key-not-found',
      message: expect.stringContaining('Nothing was signed') as unknown,
      next: expect.arrayContaining([
        expect.stringMatching(/^ssh-keygen -t ed25519 -f '.*no such file'$/),
      ]) as unknown,
    });
  });

  it.each([
    ['text', 'hello\n'],
    ['nothing', ''],
    [
      'a damaged key',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n',
    ],
    ['bytes that are not UTF-8', Buffer.of(0xff, 0xfe)],
  ])('is reported for a file with %s', async (_what, content) => {
    const folder = testFolder();
    writeFileSync(join(folder, 'key'), content);
    await expect(openSigner(join(folder, 'key'), realHost({}, folder))).rejects.toMatchObject({
      code: 'signing.key-not-usable',
    });
  });

  it('is reported for a literal that is malformed or weak', async () => {
    const host = realHost({}, testFolder());
    for (const line of ['key::ssh-ed25519 AAAA', 'key::', 'ssh-rsa AAAAB3NzaC1yc2E=']) {
      await expect(openSigner(line, host)).rejects.toMatchObject({
        code: 'signing.key-not-usable',
      });
    }
  });
});

describe('a private key file', () => {
  /** The file with one of its bytes changed, armored again. */
  function changed(text: string, at: number): string {
    const [head, ...rest] = text.trim().split('\n');
    const bytes = Buffer.from(rest.slice(0, -1).join(''), 'base64');
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return [head, bytes.toString('base64'), rest.at(-1), ''].join('\n');
  }

  it.each(['ed25519', 'ecdsa', 'rsa'])(
    'of type %s never signs after a change of any one byte, unless in its comment',
    (type) => {
      const folder = testFolder();
      const keyFile = keygen(folder, type, type === 'rsa' ? ['-b', '2048'] : []);
      execFileSync('ssh-keygen', ['-q', '-c', '-C', '', '-f', keyFile], { stdio: 'ignore' });
      const text = readFileSync(keyFile, 'utf8');
      const length = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64').length;
      const places = Array.from({ length }, (_, at) => at);
      const usable = places.filter(
        (at) => readPrivateKeyFile(changed(text, at)).state === 'usable',
      );
      expect(readPrivateKeyFile(text).state).toBe('usable');
      expect(usable).toEqual([]);
    },
  );
});
