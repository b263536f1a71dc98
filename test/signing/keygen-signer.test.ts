import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import { openSigner, readPrivateKeyFile, verifySignature } from '../../src/signing/index.ts';
import { addKey, startAgent } from './real-agent.ts';
import { realHost } from './real-host.ts';
import { keygen, keygenAccepts, NAMESPACE, testFolder } from './ssh-tools.ts';

const PASSPHRASE = 'correct horse';
const message = utf8(`${PASSPHRASE}\nsos: 1\n`);

function encrypted(folder: string, type = 'ed25519'): string {
  const keyFile = keygen(folder, type);
  execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', PASSPHRASE, '-f', keyFile]);
  return keyFile;
}

function script(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Variables under which `ssh-keygen` gets a passphrase without a terminal. */
function askpass(folder: string, passphrase: string): Record<string, string> {
  const program = script(folder, 'askpass', `echo '${passphrase}'`);
  return { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: 'force' };
}

/** A search path on which `ssh-keygen` has no terminal to ask on. */
function withoutTerminal(folder: string): Record<string, string> {
  const real = execFileSync('sh', ['-c', 'command -v ssh-keygen'], { encoding: 'utf8' }).trim();
  script(folder, 'ssh-keygen', `exec setsid -w '${real}' "$@"`);
  return { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
}

describe('an encrypted private key', () => {
  it('still tells its public half', () => {
    const keyFile = encrypted(testFolder());
    const file = readPrivateKeyFile(readFileSync(keyFile, 'utf8'));
    if (file.state !== 'encrypted') throw new Error(file.state);
    expect(readFileSync(`${keyFile}.pub`, 'utf8').startsWith(file.publicKey.text)).toBe(true);
  });

  it.each(['ed25519', 'ecdsa', 'rsa'])(
    'of type %s signs through ssh-keygen once the passphrase is given',
    async (type) => {
      const folder = testFolder();
      const keyFile = encrypted(folder, type);
      rmSync(`${keyFile}.pub`);
      const signer = await openSigner(keyFile, realHost(askpass(folder, PASSPHRASE), folder));
      const armored = await signer.sign(message, NAMESPACE);
      expect(verifySignature({ message, armored, namespace: NAMESPACE }).ok).toBe(true);
      expect(keygenAccepts(folder, { armored, message })).toBe(true);
    },
  );

  it('signs nothing with a wrong passphrase, and leaves no message behind', async () => {
    const folder = testFolder();
    const made: string[] = [];
    const { files, ...host } = realHost(askpass(folder, 'wrong'), folder);
    const makeTemporaryFolder = async (prefix: string) => {
      made.push(await files.makeTemporaryFolder(prefix));
      return made.at(-1)!;
    };
    const watched = { ...host, files: { ...files, makeTemporaryFolder } };
    const signer = await openSigner(encrypted(folder), watched);
    await expect(signer.sign(message, NAMESPACE)).rejects.toMatchObject({
      code: 'signing.keygen-failed',
      next: [expect.stringContaining('ssh-add ')],
    });
    expect(made.map((path) => existsSync(path))).toEqual([false]);
  });

  it('is left to ssh-agent where the agent holds it', async () => {
    const folder = testFolder();
    const keyFile = keygen(folder, 'ed25519');
    const socket = await startAgent(folder);
    addKey(socket, keyFile);
    execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', PASSPHRASE, '-f', keyFile]);
    const signer = await openSigner(keyFile, realHost({ SSH_AUTH_SOCK: socket }, folder));
    expect(signer.source).toBe('ssh-agent');
    const armored = await signer.sign(message, NAMESPACE);
    expect(keygenAccepts(folder, { armored, message })).toBe(true);
  });
});

describe('a message that begins with the passphrase', () => {
  it('would be signed without its first line if it went through standard input', () => {
    const folder = testFolder();
    const args = ['-w', 'ssh-keygen', '-q', '-Y', 'sign', '-f', encrypted(folder), '-n', NAMESPACE];
    const end = spawnSync('setsid', args, { input: message, encoding: 'utf8' });
    expect(end.status).toBe(0);
    const claim = { armored: end.stdout, namespace: NAMESPACE };
    expect(verifySignature({ ...claim, message }).ok).toBe(false);
    expect(verifySignature({ ...claim, message: utf8('sos: 1\n') }).ok).toBe(true);
  });

  it('never unlocks the key', async () => {
    const folder = testFolder();
    const signer = await openSigner(encrypted(folder), realHost(withoutTerminal(folder), folder));
    await expect(signer.sign(message, NAMESPACE)).rejects.toMatchObject({
      code: 'signing.keygen-failed',
    });
  });
});

describe('an ssh-keygen that lies', () => {
  it.each([
    ['writes no signature', 'exit 0', 'signing.keygen-failed'],
    ['writes no armor', 'echo garbage > "$7.sig"', 'signing.unproven-signature'],
  ])('and %s is not believed', async (_what, text, code) => {
    const folder = testFolder();
    const keyFile = encrypted(folder);
    script(folder, 'ssh-keygen', text);
    const signer = await openSigner(keyFile, realHost({ PATH: `${folder}:/bin:/usr/bin` }, folder));
    await expect(signer.sign(message, NAMESPACE)).rejects.toMatchObject({ code });
  });

  it('and signs another message is not believed', async () => {
    const folder = testFolder();
    const keyFile = encrypted(folder);
    const variables = { ...withoutTerminal(folder), ...askpass(folder, PASSPHRASE) };
    script(folder, 'ssh-keygen', `echo more >> "$7"; PATH=/usr/bin:/bin ssh-keygen "$@"`);
    const signer = await openSigner(keyFile, realHost(variables, folder));
    await expect(signer.sign(message, NAMESPACE)).rejects.toMatchObject({
      code: 'signing.unproven-signature',
      kind: 'untrusted',
    });
  });
});
