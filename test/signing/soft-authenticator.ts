import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { armor } from '../../src/signing/armor.ts';
import { base64Of } from '../../src/signing/base64.ts';
import { parsePublicKey, type Signer } from '../../src/signing/index.ts';
import { signedBytes, writeSshsig } from '../../src/signing/sshsig.ts';
import { wirePositive, wireString, wireUint32 } from '../../src/signing/wire-writer.ts';

/** A key that signs like a security key does, with flags and a counter, in software. */
export interface SoftAuthenticator {
  readonly type: string;
  readonly blob: Uint8Array;
  payload(bytes: Uint8Array): Uint8Array;
}

/** Makes such a key on Ed25519. */
export function ed25519Authenticator(application = 'ssh:'): SoftAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const type = 'sk-ssh-ed25519@openssh.com';
  const point = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
  return {
    type,
    blob: concatBytes([wireString(type), wireString(point), wireString(application)]),
    payload: (bytes) => sign(null, bytes, privateKey),
  };
}

/** Makes such a key on P-256. */
export function ecdsaAuthenticator(application = 'ssh:'): SoftAuthenticator {
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

/** What such a key says of itself when it signs. */
export interface Touch {
  readonly flags: number;
  readonly counter: number;
  /** What the authenticator thinks it signs for. */
  readonly application?: string;
}

/** A message and what a signature over it is for. */
export interface SoftMessage {
  readonly message: Uint8Array;
  readonly namespace: string;
}

/** Signs as the authenticator does. */
export function signSoftly(
  authenticator: SoftAuthenticator,
  touch: Touch,
  { message, namespace }: SoftMessage,
): string {
  const bytes = signedBytes(message, utf8(namespace), 'sha512');
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
  return armoredWith(authenticator, concatBytes([wireString(payload), seal]), namespace);
}

/** Wraps what an authenticator wrote as SSHSIG. */
export function armoredWith(
  authenticator: SoftAuthenticator,
  rest: Uint8Array,
  namespace: string,
): string {
  return armor(
    writeSshsig({
      publicKey: authenticator.blob,
      namespace: utf8(namespace),
      digestName: 'sha512',
      signature: concatBytes([wireString(authenticator.type), rest]),
    }),
  );
}

/** A signer that says with each signature what was asked of the person. */
export function softSigner(authenticator: SoftAuthenticator, flags: number): Signer {
  const { type, blob } = authenticator;
  const parsed = parsePublicKey(`${type} ${base64Of(blob)}`);
  if (!parsed.ok) throw new Error('a soft authenticator must have a good key');
  return {
    publicKey: parsed.key,
    source: 'software',
    sign: (message, namespace) =>
      Promise.resolve(signSoftly(authenticator, { flags, counter: 1 }, { message, namespace })),
  };
}
