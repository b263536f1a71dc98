import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { armor } from '../../src/signing/armor.ts';
import { base64Of } from '../../src/signing/base64.ts';
import { allowedSignersLine, parsePublicKey, verifySignature } from '../../src/signing/index.ts';
import { wireString } from '../../src/signing/wire-writer.ts';
import {
  armoredWith,
  ecdsaAuthenticator,
  ed25519Authenticator,
  signSoftly,
  type SoftAuthenticator,
  type Touch,
} from './soft-authenticator.ts';
import { keygenAccepts, NAMESPACE, testFolder } from './ssh-tools.ts';

const message = utf8('sos: 1\n');

const signWith = (authenticator: SoftAuthenticator, touch: Touch): string =>
  signSoftly(authenticator, touch, { message, namespace: NAMESPACE });

describe.each([
  ['Ed25519', ed25519Authenticator],
  ['ECDSA', ecdsaAuthenticator],
])('a signature of a security key with %s', (_what, create) => {
  it.each([
    [
      { flags: 0x01, counter: 7 },
      { touch: true, pin: false, counter: 7 },
    ],
    [
      { flags: 0x05, counter: 0xffff_ffff },
      { touch: true, pin: true, counter: 0xffff_ffff },
    ],
    [
      { flags: 0x00, counter: 0 },
      { touch: false, pin: false, counter: 0 },
    ],
  ])('says what was asked of the person: %j', (touch, flags) => {
    const authenticator = create();
    const armored = signWith(authenticator, touch);
    const answer = verifySignature({ message, armored, namespace: NAMESPACE });
    expect(answer).toMatchObject({ ok: true, flags });
    if (!answer.ok) return;
    const signers = allowedSignersLine('kasra', answer.key, { namespaces: [NAMESPACE] });
    expect(keygenAccepts(testFolder(), { armored, message, signers })).toBe(true);
  });

  it('is bad when the flags are changed afterwards', () => {
    const authenticator = create();
    const bytes = Buffer.from(
      signWith(authenticator, { flags: 0, counter: 1 }).slice(30, -28),
      'base64',
    );
    bytes.writeUInt8(0x01, bytes.length - 5);
    const answer = verifySignature({ message, armored: armor(bytes), namespace: NAMESPACE });
    expect(answer).toEqual({ ok: false, code: 'signing.bad-signature' });
  });

  it('is bad when it was made for a web site', () => {
    const touch = { flags: 1, counter: 1, application: 'https://example.com' };
    const armored = signWith(create(), touch);
    const answer = verifySignature({ message, armored, namespace: NAMESPACE });
    expect(answer).toEqual({ ok: false, code: 'signing.bad-signature' });
  });

  it('is malformed without flags and counter, or with more after them', () => {
    const authenticator = create();
    const payload = wireString(authenticator.payload(message));
    for (const rest of [new Uint8Array(0), new Uint8Array(4), new Uint8Array(6)]) {
      const armored = armoredWith(authenticator, concatBytes([payload, rest]), NAMESPACE);
      const answer = verifySignature({ message, armored, namespace: NAMESPACE });
      expect(answer).toEqual({ ok: false, code: 'signing.malformed-signature' });
    }
  });

  it('comes from a key that is for SSH and nothing else', () => {
    const { type, blob } = create('https://example.com');
    expect(parsePublicKey(`${type} ${base64Of(blob)}`)).toMatchObject({
      problem: 'signing.malformed-key',
    });
  });
});
