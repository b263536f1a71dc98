import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { armor } from '../../src/signing/armor.ts';
import { base64Of } from '../../src/signing/base64.ts';
import { allowedSignersLine, parsePublicKey, verifySignature } from '../../src/signing/index.ts';
import { signedBytes, writeSshsig } from '../../src/signing/sshsig.ts';
import { wirePositive, wireString, wireUint32 } from '../../src/signing/wire-writer.ts';
import { keygenAccepts, NAMESPACE, testFolder } from './ssh-tools.ts';

const message = utf8('sos: 1\n');

/** A key that signs like a security key does, with flags and a counter, in software. */
interface SoftAuthenticator {
  readonly type: string;
  readonly blob: Uint8Array;
  payload(bytes: Uint8Array): Uint8Array;
}

function ed25519Authenticator(application = 'ssh:'): SoftAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const type = 'sk-ssh-ed25519@openssh.com';
  const point = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
  return {
    type,
    blob: concatBytes([wireString(type), wireString(point), wireString(application)]),
    payload: (bytes) => sign(null, bytes, privateKey),
  };
}

function ecdsaAuthenticator(application = 'ssh:'): SoftAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const type = 'sk-ecdsa-sha2-nistp256@openssh.com';
  const { x, y } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([
    Buffer.of(4),
    Buffer.from(x!, 'base64url'),
    Buffer.from(y!, 'base64url'),
  ]);
  const parts = [type, 'nistp256', point, application].map(wireString);
  return {
    type,
    blob: concatBytes(parts),
    payload(bytes) {
      const raw = sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return concatBytes([wirePositive(raw.subarray(0, 32)), wirePositive(raw.subarray(32))]);
    },
  };
}

interface Touch {
  readonly flags: number;
  readonly counter: number;
  /** What the authenticator thinks it signs for. */
  readonly application?: string;
}

function signWith(authenticator: SoftAuthenticator, touch: Touch): string {
  const bytes = signedBytes(message, utf8(NAMESPACE), 'sha512');
  const seal = concatBytes([Uint8Array.of(touch.flags), wireUint32(touch.counter)]);
  const payload = authenticator.payload(
    concatBytes([
      createHash('sha256')
        .update(touch.application ?? 'ssh:')
        .digest(),
      seal,
      createHash('sha256').update(bytes).digest(),
    ]),
  );
  return armoredWith(authenticator, concatBytes([wireString(payload), seal]));
}

function armoredWith(authenticator: SoftAuthenticator, rest: Uint8Array): string {
  return armor(
    writeSshsig({
      publicKey: authenticator.blob,
      namespace: utf8(NAMESPACE),
      digestName: 'sha512',
      signature: concatBytes([wireString(authenticator.type), rest]),
    }),
  );
}

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
      const armored = armoredWith(authenticator, concatBytes([payload, rest]));
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
