import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { armor, dearmor } from '../../src/signing/armor.ts';
import { verifySignature, type SignatureProblem } from '../../src/signing/index.ts';
import { readSshsig, writeSshsig, type Sshsig } from '../../src/signing/sshsig.ts';
import { wireString, wireUint32 } from '../../src/signing/wire-writer.ts';
import { signerOf } from './memory-signer.ts';
import { NAMESPACE } from './ssh-tools.ts';

const message = utf8('sos: 1\nkind: message\n');
const SEED = 20_261_123;

function codeOf(armored: string, namespace = NAMESPACE): SignatureProblem | 'good' {
  const answer = verifySignature({ message, armored, namespace });
  return answer.ok ? 'good' : answer.code;
}

const ed25519 = await signerOf('ed25519');
const other25519 = await signerOf('ed25519');
const good = await ed25519.sign(message, NAMESPACE);
/** Of a length that leaves one padding character. */
const padded = await ed25519.sign(message, `${NAMESPACE}xx`);
const blob = dearmor(good)!;
const whole = readSshsig(blob)!;

/** The good signature with some parts replaced. */
function forged(parts: Partial<Sshsig>): string {
  return armor(writeSshsig({ ...whole, ...parts }));
}

function rawSignature(algorithm: string, payload: Uint8Array): Uint8Array {
  return concatBytes([wireString(algorithm), wireString(payload)]);
}

describe('a good signature', () => {
  it('is refused for another message, purpose or key, each with its own code', () => {
    const claim = { message, armored: good, namespace: NAMESPACE };
    const other = utf8('sos: 2\n');
    expect(verifySignature({ ...claim, message: other })).toEqual({
      ok: false,
      code: 'signing.bad-signature',
    });
    expect(codeOf(good, 'sos-rotate-v1')).toBe('signing.wrong-namespace');
    expect(codeOf(good, '')).toBe('signing.wrong-namespace');
    const expectedFingerprint = other25519.publicKey.fingerprint;
    expect(verifySignature({ ...claim, expectedFingerprint })).toEqual({
      ok: false,
      code: 'signing.wrong-key',
    });
  });

  it('is not good for another key put in its place', () => {
    expect(codeOf(forged({ publicKey: other25519.publicKey.blob }))).toBe('signing.bad-signature');
  });

  it('is not good with the other digest named', () => {
    expect(codeOf(forged({ digestName: 'sha256' }))).toBe('signing.bad-signature');
  });
});

describe('armor', () => {
  const body = good.split('\n').slice(1, -2);
  const [head, foot] = ['-----BEGIN SSH SIGNATURE-----', '-----END SSH SIGNATURE-----'];

  it.each([
    ['nothing', ''],
    ['bytes after the footer', `${good}x`],
    ['a second line feed', `${good}\n`],
    ['no line feed at the end', good.slice(0, -1)],
    ['text before the header', ` ${good}`],
    ['carriage returns', good.replaceAll('\n', '\r\n')],
    ['another header', good.replace('SSH SIGNATURE', 'PGP SIGNATURE')],
    ['no footer', [head, ...body, ''].join('\n')],
    ['header and footer only', [head, foot, ''].join('\n')],
    ['one long line', [head, body.join(''), foot, ''].join('\n')],
    ['a blank line', [head, ...body, '', foot, ''].join('\n')],
    ['a space in a line', good.replace(body[0]!, ` ${body[0]!}`)],
    ['missing padding', padded.replace('=\n', '\n')],
    ['bits hidden in the padding', padded.replace(/[^=]=\n-----END/, hidden)],
    ['two signatures', good + good],
    ['more than 16 KiB', armor(new Uint8Array(16_000))],
  ])('is refused with %s', (_what, armored) => {
    expect([good, padded]).not.toContain(armored);
    expect(codeOf(armored)).toBe('signing.malformed-armor');
  });

  /** Raises the last character before the padding, which changes only bits that do not count. */
  function hidden(end: string): string {
    return String.fromCharCode(end.charCodeAt(0) + 1) + end.slice(1);
  }

  it('and its absence undo each other for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 600 }), (bytes) => {
        expect(dearmor(armor(bytes))).toEqual(bytes);
      }),
      { seed: SEED },
    );
  });
});

describe('a signature blob', () => {
  const at = (name: string) => Buffer.from(blob).indexOf(name);

  it.each([
    ['magic only', utf8('SSHSIG')],
    ['another magic', concatBytes([utf8('SSHSIH'), blob.subarray(6)])],
    ['version 0', concatBytes([blob.subarray(0, 6), wireUint32(0), blob.subarray(10)])],
    ['version 2', concatBytes([blob.subarray(0, 6), wireUint32(2), blob.subarray(10)])],
    ['a byte left over', concatBytes([blob, Uint8Array.of(0)])],
    ['a byte missing', blob.subarray(0, -1)],
    ['a length of 4 GiB', concatBytes([blob.subarray(0, 10), wireUint32(0xffff_ffff)])],
    [
      'something in the reserved field',
      concatBytes([
        blob.subarray(0, at(NAMESPACE) + NAMESPACE.length),
        wireString('x'),
        blob.subarray(at(NAMESPACE) + NAMESPACE.length + 4),
      ]),
    ],
  ])('is malformed: %s', (_what, bytes) => {
    expect(codeOf(armor(bytes))).toBe('signing.malformed-signature');
  });

  it('is malformed without a namespace, whatever purpose is asked for', () => {
    expect(codeOf(forged({ namespace: utf8('') }), '')).toBe('signing.malformed-signature');
  });

  it.each(['sha1', 'md5', 'sha384', 'SHA512', 'sha512\0', ''])(
    'with digest %j is unsupported',
    (digestName) => {
      expect(codeOf(forged({ digestName }))).toBe('signing.unsupported-algorithm');
    },
  );

  it.each([
    ['DSA', concatBytes([wireString('ssh-dss'), wireString('')]), 'signing.unsupported-algorithm'],
    ['nothing', new Uint8Array(0), 'signing.malformed-signature'],
    ['no point', wireString('ssh-ed25519'), 'signing.malformed-signature'],
    [
      'a point of 31 bytes',
      concatBytes([wireString('ssh-ed25519'), wireString(new Uint8Array(31))]),
      'signing.malformed-signature',
    ],
    [
      'a byte left over',
      concatBytes([whole.publicKey, Uint8Array.of(0)]),
      'signing.malformed-signature',
    ],
  ])('with a key of %s is refused', (_what, publicKey, code) => {
    expect(codeOf(forged({ publicKey }))).toBe(code);
  });
});

describe('a raw Ed25519 signature', () => {
  const raw = whole.signature.subarray(-64);
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;

  it.each([
    ['empty', new Uint8Array(0)],
    ['cut', raw.subarray(0, 63)],
    ['longer', concatBytes([raw, Uint8Array.of(0)])],
    ['R only', raw.subarray(0, 32)],
  ])('is malformed when it is %s', (_what, payload) => {
    const signature = rawSignature('ssh-ed25519', payload);
    expect(codeOf(forged({ signature }))).toBe('signing.malformed-signature');
  });

  it('is bad with S not reduced, which would be a second signature of the same message', () => {
    for (const times of [1n, 2n, 3n]) {
      const s = BigInt(`0x${Buffer.from(raw.subarray(32)).reverse().toString('hex')}`);
      const hex = (s + times * order).toString(16).padStart(64, '0');
      const payload = concatBytes([raw.subarray(0, 32), Buffer.from(hex, 'hex').reverse()]);
      const signature = rawSignature('ssh-ed25519', payload);
      expect(codeOf(forged({ signature }))).toBe('signing.bad-signature');
    }
  });

  it('is bad with R of small order, or all zero, or all ones', () => {
    const neutral = concatBytes([Uint8Array.of(1), new Uint8Array(31)]);
    const fills = [new Uint8Array(64), new Uint8Array(64).fill(0xff)];
    for (const payload of [concatBytes([neutral, raw.subarray(32)]), ...fills]) {
      const signature = rawSignature('ssh-ed25519', payload);
      expect(codeOf(forged({ signature }))).toBe('signing.bad-signature');
    }
  });

  it('is unsupported under the name of any other algorithm', () => {
    for (const name of ['ssh-rsa', 'ssh-dss', 'rsa-sha2-512', 'ecdsa-sha2-nistp256', '']) {
      const signature = rawSignature(name, raw);
      expect(codeOf(forged({ signature }))).toBe('signing.unsupported-algorithm');
    }
  });
});
