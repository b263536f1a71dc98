import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { concatBytes, LIMITS, sameBytes, utf8 } from '../../src/base/index.ts';
import { encodeCanonical, encodeRecordFile, splitRecordFile } from '../../src/records/index.ts';
import { valueMap } from './arbitrary-values.ts';

let folder: string;
let signature: string;
let payload: Uint8Array;
let file: string;

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sos-document-'));
  const key = join(folder, 'key');
  run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key);
  payload = encodeCanonical({
    sos: 1,
    by: 'kasra',
    body: '--- |\n---\n...\n\n\n',
    last: 'x\n\n\n',
  });
  const payloadFile = join(folder, 'payload');
  writeFileSync(payloadFile, payload);
  run('ssh-keygen', '-q', '-Y', 'sign', '-f', key, '-n', 'sos-record-v1', payloadFile);
  signature = readFileSync(`${payloadFile}.sig`, 'utf8');
  file = join(folder, 'record.yaml');
  writeFileSync(file, encodeRecordFile(payload, signature));
  const publicKey = readFileSync(`${key}.pub`, 'utf8');
  writeFileSync(join(folder, 'allowed'), `kasra namespaces="sos-record-v1" ${publicKey}`);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a record file', () => {
  it('comes apart into the payload and the signature that it was made of', () => {
    const split = splitRecordFile(readFileSync(file));
    expect(split).toMatchObject({ ok: true, signature });
    expect(split.ok && sameBytes(split.payload, payload)).toBe(true);
  });

  it('comes apart whatever the payload says', () => {
    fc.assert(
      fc.property(valueMap, (value) => {
        const bytes = encodeCanonical(value);
        const split = splitRecordFile(encodeRecordFile(bytes, signature));
        expect(split.ok && sameBytes(split.payload, bytes)).toBe(true);
      }),
    );
  });

  it('is verified with sed and ssh-keygen alone', () => {
    const check = [
      'cd "$1" || exit 1',
      "sed '/^---$/,$d' record.yaml >payload.out",
      "sed '1,/^---$/d' record.yaml >payload.sig",
      'ssh-keygen -Y verify -f allowed -I kasra -n sos-record-v1 -s payload.sig <payload.out',
    ];
    expect(run('sh', '-c', check.join('\n'), 'sh', folder)).toMatch(/^Good "sos-record-v1"/);
    expect(sameBytes(readFileSync(join(folder, 'payload.out')), payload)).toBe(true);
    expect(readFileSync(join(folder, 'payload.sig'), 'utf8')).toBe(signature);
  });

  it.each(['1.1', '1.2'] as const)('is two documents to a YAML %s reader', (version) => {
    const documents = parseAllDocuments(readFileSync(file, 'utf8'), { version });
    expect([...documents].flatMap((document) => document.errors)).toEqual([]);
    const [first, second] = [...documents].map((document): unknown => document.toJS());
    expect(first).toMatchObject({ by: 'kasra', last: 'x\n\n\n' });
    expect(second).toBe(signature.trim().replaceAll('\n', ' '));
  });

  it.each([
    ['no separator', () => payload, 'no-signature'],
    ['no payload', () => utf8(`---\n${signature}`), 'no-signature'],
    ['no signature', () => concatBytes([payload, utf8('---\n')]), 'bad-armor'],
    ['something after the footer', () => made(`${signature}\n`), 'bad-armor'],
    ['a second signature', () => made(signature + signature), 'bad-armor'],
    ['a third document', () => made(`${signature}---\nx: 1\n`), 'bad-armor'],
    ['something before the header', () => made(`\n${signature}`), 'bad-armor'],
    ['carriage returns in the armor', () => made(signature.replaceAll('\n', '\r\n')), 'bad-armor'],
    ['no newline at the end', () => made(signature.trimEnd()), 'bad-armor'],
    ['more bytes than a record may have', () => new Uint8Array(LIMITS.record + 1), 'too-large'],
  ])('is none with %s', (_, bytes, code) => {
    expect(splitRecordFile(bytes())).toMatchObject({ ok: false, code });
  });

  it('is not made with anything but an armored signature', () => {
    expect(() => encodeRecordFile(payload, 'signed, kasra')).toThrow(
      expect.objectContaining({ code: 'records.not-a-signature' }),
    );
  });
});

function made(armor: string): Uint8Array {
  return concatBytes([payload, utf8('---\n'), utf8(armor)]);
}
