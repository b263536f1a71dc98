import { describe, expect, it } from 'vitest';
import { allowedSignersLine, parsePublicKey } from '../../src/signing/index.ts';
import { BoundedMap } from '../../src/signing/bounded-map.ts';
import { signerOf } from './memory-signer.ts';

const { publicKey: key } = await signerOf('ed25519');
const [type = '', base64 = ''] = key.text.split(' ');

describe('a public key line', () => {
  it.each([
    ['bare', key.text],
    ['with a comment', `${key.text} kasra@laptop and more`],
    ['with an empty comment', `${key.text} `],
    ['as it stands in a file', `${key.text} kasra\n`],
    ['as it stands in a file of Windows', `${key.text}\r\n`],
  ])('is read %s', (_what, line) => {
    expect(parsePublicKey(line)).toEqual({ ok: true, key });
  });

  it.each([
    ['two lines', `${key.text}\n${key.text}\n`],
    ['options in front', `no-pty ${key.text}`],
    ['two spaces', `${type}  ${base64}`],
    ['a tab', `${type}\t${base64}`],
    ['another type than is inside', `ssh-rsa ${base64}`],
    ['no base64', type],
    ['base64 that is cut', `${type} ${base64.slice(0, -4)}`],
    ['base64 for URLs', `${type} ${base64.replaceAll('A', '-')}`],
    ['more than 16 KiB', `${key.text} ${'x'.repeat(16_384)}`],
    ['a certificate', `ssh-ed25519-cert-v01@openssh.com ${base64}`],
  ])('is malformed with %s', (_what, line) => {
    expect(parsePublicKey(line)).toMatchObject({ problem: 'signing.malformed-key' });
  });

  it('is unsupported for a type that is not in the list', () => {
    expect(parsePublicKey('ssh-dss AAAAB3NzaC1kc3M=')).toMatchObject({
      problem: 'signing.unsupported-key',
    });
  });

  it('has the fingerprint form of OpenSSH', () => {
    expect(key.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  });
});

describe('a line of allowed_signers', () => {
  it('names principal, purposes and key', () => {
    const namespaces = ['sos-record-v1', 'sos-rotate-v1'];
    expect(allowedSignersLine('kasra', key, { namespaces })).toBe(
      `kasra namespaces="sos-record-v1,sos-rotate-v1" ${key.text}`,
    );
  });

  it.each(['*', 'a,b', 'a b', 'a"', 'a\nb', '', '#a', 'kasra cert-authority'])(
    'is not written for a name such as %j, which would speak for others',
    (name) => {
      expect(() => allowedSignersLine(name, key, { namespaces: ['n'] })).toThrow(
        expect.objectContaining({ code: 'signing.unusable-name' }),
      );
      expect(() => allowedSignersLine('kasra', key, { namespaces: [name] })).toThrow();
    },
  );
});

describe('a bounded map', () => {
  it('forgets the oldest entry above its bound', () => {
    const map = new BoundedMap<number>(2);
    for (const [index, name] of ['a', 'b', 'c'].entries()) map.set(name, index);
    expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([undefined, 1, 2, 2]);
  });
});
