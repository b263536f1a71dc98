import { readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import {
  allowedSignersLine,
  createKey,
  openSigner,
  parsePublicKey,
  verifySignature,
} from '../../src/signing/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { realHost } from './real-host.ts';
import {
  KEY_KINDS,
  keygen,
  keygenAccepts,
  keygenSign,
  NAMESPACE,
  testFolder,
} from './ssh-tools.ts';

const MESSAGES = [utf8(''), utf8('sos: 1\nkind: message\n'), new Uint8Array(70_000).fill(7)];

describe.each(KEY_KINDS)('a key of type %s %j', (type, options) => {
  it('has the fingerprint and text that ssh-keygen shows', () => {
    const line = readFileSync(`${keygen(testFolder(), type, options)}.pub`, 'utf8');
    const answer = parsePublicKey(line);
    if (!answer.ok) throw new Error(answer.reason);
    const shown = execFileSync('ssh-keygen', ['-l', '-f', '-'], { input: line, encoding: 'utf8' });
    expect(shown.split(' ')[1]).toBe(answer.key.fingerprint);
    expect(line).toBe(`${answer.key.text} someone@somewhere\n`);
  });

  it('signs with ssh-keygen what sos verifies', () => {
    const keyFile = keygen(testFolder(), type, options);
    for (const message of MESSAGES) {
      const armored = keygenSign(keyFile, message);
      const answer = verifySignature({ message, armored, namespace: NAMESPACE });
      expect(answer).toMatchObject({ ok: true });
    }
  });

  it('signs in process what ssh-keygen verifies for the principal', async () => {
    const folder = testFolder();
    const signer = await openSigner(keygen(folder, type, options), realHost({}, folder));
    const signers = allowedSignersLine('kasra', signer.publicKey, { namespaces: [NAMESPACE] });
    for (const message of MESSAGES) {
      const armored = await signer.sign(message, NAMESPACE);
      expect(keygenAccepts(folder, { armored, message, signers })).toBe(true);
      expect(keygenAccepts(folder, { armored, message })).toBe(true);
      expect(verifySignature({ message, armored, namespace: NAMESPACE }).ok).toBe(true);
    }
    const armored = await signer.sign(MESSAGES[1]!, 'file');
    const elsewhere = { armored, message: MESSAGES[1]!, signers, namespace: 'file' };
    expect(keygenAccepts(folder, elsewhere)).toBe(false);
  });
});

describe('a created key', () => {
  it('is read by ssh-keygen as the same key, whatever the comment', () => {
    const folder = testFolder();
    for (const comment of ['', 'a', 'kasra@laptop', 'x'.repeat(200)]) {
      const created = createKey(createNodeHost().random, comment);
      const path = `${folder}/key-${comment.length}`;
      writeFileSync(path, created.privateFile, { mode: 0o600 });
      const shown = execFileSync('ssh-keygen', ['-y', '-f', path], { encoding: 'utf8' });
      expect(shown.trim()).toBe(`${created.publicKey.text} ${comment}`.trim());
    }
  });

  it('signs for both programs', async () => {
    const folder = testFolder();
    const created = createKey(createNodeHost().random, 'kasra');
    writeFileSync(`${folder}/key`, created.privateFile, { mode: 0o600 });
    writeFileSync(`${folder}/key.pub`, created.publicFile);
    const message = utf8('hello');
    const ours = await (
      await openSigner(`${folder}/key.pub`, realHost({}, folder))
    ).sign(message, NAMESPACE);
    expect(keygenAccepts(folder, { armored: ours, message })).toBe(true);
    expect(keygenSign(`${folder}/key`, message)).toBe(ours);
  });
});
