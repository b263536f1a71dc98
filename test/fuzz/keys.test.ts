import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { concatBytes, findUnsafe, utf8 } from '../../src/base/index.ts';
import { parsePublicKey, readPrivateKeyFile } from '../../src/signing/index.ts';
import { wireString, wireUint32 } from '../../src/signing/wire-writer.ts';
import { keygen } from '../signing/ssh-tools.ts';
import { feed, mutated } from './fuzz.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sos-fuzz-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const files = [
  keygen(folder, 'ed25519'),
  keygen(folder, 'ecdsa', ['-b', '256']),
  keygen(folder, 'ecdsa', ['-b', '521']),
  keygen(folder, 'rsa', ['-b', '2048']),
];
const publicLines = files.map((file) => readFileSync(`${file}.pub`, 'utf8'));
const publicBlobs = publicLines.map((line) => Buffer.from(line.split(' ')[1] ?? '', 'base64'));
const privateBlobs = files.map((file) => {
  return Buffer.from(readFileSync(file, 'utf8').replace(/-----.*-----/g, ''), 'base64');
});

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function readLine(line: string): void {
  const answer = parsePublicKey(line);
  if (answer.ok) {
    expect(line.startsWith(answer.key.text)).toBe(true);
    return;
  }
  expect(answer.problem).toMatch(/^signing\./);
  expectHarmless(answer.reason);
}

/** Whatever type a blob names, the line says so too: the reader behind the line sees the blob. */
function readBlob(blob: Uint8Array): void {
  const length = Buffer.from(blob).readUInt32BE(0);
  const type = latin(blob.subarray(4, 4 + Math.min(length, 64)));
  readLine(`${type} ${Buffer.from(blob).toString('base64')}`);
}

function readFile(text: string): void {
  const file = readPrivateKeyFile(text);
  if (file.state === 'unreadable') expectHarmless(file.reason);
  else expect(file.publicKey.fingerprint).toMatch(/^SHA256:/);
}

function readPrivateBlob(blob: Uint8Array): void {
  const base64 = Buffer.from(blob).toString('base64');
  readFile(`-----BEGIN OPENSSH PRIVATE KEY-----\n${base64}\n-----END OPENSSH PRIVATE KEY-----\n`);
}

/** A reason is a sentence of ours and short, whatever the key's owner wrote. */
function expectHarmless(reason: string): void {
  expect(reason.length).toBeLessThan(200);
  expect(findUnsafe(reason)).toBeUndefined();
}

const type = fc.constantFrom(
  ...'ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp521 ssh-rsa ssh-dss'.split(' '),
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
);
const field = fc.oneof(
  fc.constantFrom('nistp256', 'nistp521', 'ssh:', '').map(wireString),
  fc.uint8Array({ maxLength: 140 }).map(wireString),
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map(wireString),
  fc.constantFrom(0, 0x7fffffff, 0xffffffff).map((length) => wireUint32(length)),
);
const assembled = fc
  .tuple(type, fc.array(field, { maxLength: 5 }))
  .map(([named, fields]) => concatBytes([wireString(named), ...fields]));
const long = (blob: Uint8Array): boolean => blob.length >= 4;

describe('a key, whatever its bytes, is read or refused', () => {
  it('when it is a public line that was changed', () => {
    feed('public key lines, changed', mutated(publicLines.map(utf8)), (bytes) => {
      readLine(latin(bytes));
    });
  });

  it('when it is a public blob that was changed', () => {
    feed('public key blobs, changed', mutated(publicBlobs).filter(long), readBlob);
  });

  it('when its public fields are put together at random', () => {
    feed('public key fields', assembled, readBlob);
  });

  it('when it is a private file that was changed', () => {
    feed('private key blobs, changed', mutated(privateBlobs), readPrivateBlob);
  });

  it('when it is any text', () => {
    feed('texts as keys', fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      readLine(text);
      readFile(text);
    });
  });
});
