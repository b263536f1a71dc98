import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { dearmor } from '../../src/signing/armor.ts';
import { readSshsig } from '../../src/signing/sshsig.ts';
import { wirePositive, wireString, wireUint32 } from '../../src/signing/wire-writer.ts';
import { ecdsaAuthenticator, ed25519Authenticator, signSoftly } from './soft-authenticator.ts';
import { KEY_KINDS, keygen } from './ssh-tools.ts';
import {
  bytesFor,
  MESSAGE,
  NAMESPACE,
  told,
  wrapped,
  type Telling,
  type Vector,
} from './vector.ts';

const GROUP = 'openssh';
const BAD = 'signing.bad-signature';
const ARMOR = 'signing.malformed-armor';
const UNSUPPORTED = 'signing.unsupported-algorithm';

/** Signs with the real program and returns what it writes. */
function signed(keyFile: string, options: readonly string[] = [], namespace = NAMESPACE): string {
  return execFileSync(
    'ssh-keygen',
    ['-q', '-Y', 'sign', '-f', keyFile, '-n', namespace, ...options],
    {
      input: MESSAGE,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
}

/** One signature of each kind of key and digest, and each again for another message and purpose. */
function ofEachKey(folder: string): Vector[] {
  return KEY_KINDS.flatMap(([type, options]) => {
    const keyFile = keygen(folder, type, options);
    const of = [type, ...options].join(' ');
    const other = signed(keyFile, [], 'file');
    return [
      ...['sha256', 'sha512'].map((name) =>
        told(GROUP, [`${of}, ${name}`, 'ssh-keygen made it', 'good'], {
          armored: signed(keyFile, ['-O', `hashalg=${name}`]),
        }),
      ),
      told(GROUP, [`${of}, another message`, 'ssh-keygen made it of other bytes', BAD], {
        armored: signed(keyFile),
        message: `${MESSAGE}\n`,
      }),
      told(
        GROUP,
        [`${of}, another purpose`, 'ssh-keygen made it for files', 'signing.wrong-namespace'],
        { armored: other },
      ),
    ];
  });
}

/** The text of a good signature, changed as editors and mailers do. */
function otherTexts(folder: string): Vector[] {
  const good = signed(keygen(folder, 'ed25519', ['-C', 'texts']));
  const lines = good.trimEnd().split('\n');
  const [head = '', foot = ''] = [lines.at(0), lines.at(-1)];
  const body = lines.slice(1, -1).join('');
  const lax = 'ssh-keygen skips white space between the lines and what follows them';
  const text = (name: string, armored: string, stricter?: string): Vector =>
    told(GROUP, [name, 'one signature has one text', ARMOR, stricter], { armored });
  return [
    text('lines of 64', [head, ...(body.match(/.{1,64}/g) ?? []), foot, ''].join('\n'), lax),
    text('one long line', [head, body, foot, ''].join('\n'), lax),
    text('text behind the footer', `${good}sos: 1\n`, lax),
    text('no line feed at the end', good.trimEnd(), lax),
    text('a blank line', good.replace('\n', '\n\n'), lax),
    text('carriage returns', good.replaceAll('\n', '\r\n')),
    text('text before the header', `sos: 1\n${good}`),
    text('no header', [body, foot, ''].join('\n')),
    text('no footer', [head, body, ''].join('\n')),
    text('a letter that base64 lacks', good.replace(body.slice(0, 1), '*')),
    text('nothing', ''),
  ];
}

/** Fields of the blob that a verifier must look at by itself. */
function otherFields(folder: string): Vector[] {
  const own = readSshsig(dearmor(signed(keygen(folder, 'ed25519', ['-C', 'fields'])))!)!;
  const stranger = readSshsig(dearmor(signed(keygen(folder, 'ed25519', ['-C', 'other'])))!)!;
  const field = (telling: Telling, parts: Partial<typeof own>): Vector =>
    told(GROUP, telling, { armored: wrapped({ ...own, ...parts }) });
  return [
    field(['another key put in', 'the key is compared by signing with it', BAD], {
      publicKey: stranger.publicKey,
    }),
    field(['the other digest named', 'the digest is signed too', BAD], { digestName: 'sha256' }),
    field(['a digest that SSHSIG lacks', 'only two digests are known', UNSUPPORTED], {
      digestName: 'sha384',
    }),
    field(
      [
        'no namespace',
        'a signature without a purpose fits every purpose',
        'signing.malformed-signature',
      ],
      { namespace: utf8('') },
    ),
    field(['half a namespace', 'the purpose is compared whole', 'signing.wrong-namespace'], {
      namespace: utf8(NAMESPACE.slice(0, -1)),
    }),
  ];
}

/** A signature by a key that shows a certificate instead of itself. */
function ofCertificate(folder: string): Vector {
  const [authority, keyFile] = [
    keygen(folder, 'ed25519', ['-C', 'ca']),
    keygen(folder, 'ecdsa', ['-b', '256', '-C', 'certified']),
  ];
  const certify = ['-q', '-s', authority, '-I', 'kasra', '-n', 'kasra', `${keyFile}.pub`];
  execFileSync('ssh-keygen', certify, { stdio: 'ignore' });
  writeFileSync(`${keyFile}.pub`, readFileSync(`${keyFile}-cert.pub`));
  const telling = [
    'a certificate',
    'the roster names keys, and trusts no authority',
    UNSUPPORTED,
    'ssh-keygen knows certificates',
  ] as const;
  return told(GROUP, telling, { armored: signed(`${keyFile}-cert.pub`) });
}

/** Signatures of security keys, by a software one: there is no hardware where tests run. */
function ofSecurityKeys(): Vector[] {
  const of = [
    ['sk-ed25519', ed25519Authenticator()],
    ['sk-ecdsa', ecdsaAuthenticator()],
  ] as const;
  const touch = { flags: 1, counter: 7 };
  const request = { message: utf8(MESSAGE), namespace: NAMESPACE };
  return of.flatMap(([name, key]) => [
    told(GROUP, [name, 'a software authenticator made it', 'good'], {
      armored: signSoftly(key, touch, request),
    }),
    told(GROUP, [`${name}, for a web site`, 'the application is signed too', BAD], {
      armored: signSoftly(key, { ...touch, application: 'https://example.com' }, request),
    }),
    told(GROUP, [`${name}, another message`, 'it is not the signature of this message', BAD], {
      armored: signSoftly(key, touch, request),
      message: `${MESSAGE} `,
    }),
  ]);
}

/** What a browser makes of a request to sign. Source: OpenSSH PROTOCOL.u2f, webauthn signatures. */
function ofBrowser(): Vector {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([
    Buffer.of(4),
    ...[x!, y!].map((part) => Buffer.from(part, 'base64url')),
  ]);
  const blob = concatBytes(
    ['sk-ecdsa-sha2-nistp256@openssh.com', 'nistp256', point, 'ssh:'].map(wireString),
  );
  const origin = 'https://example.com';
  const challenge = Buffer.from(bytesFor()).toString('base64url');
  const client = `{"type":"webauthn.get","challenge":"${challenge}","origin":"${origin}","crossOrigin":false}`;
  const seal = concatBytes([Uint8Array.of(1), wireUint32(7)]);
  const sealed = concatBytes([
    createHash('sha256').update('ssh:').digest(),
    seal,
    createHash('sha256').update(client).digest(),
  ]);
  const raw = sign('sha256', sealed, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const payload = concatBytes([wirePositive(raw.subarray(0, 32)), wirePositive(raw.subarray(32))]);
  const algorithm = 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com';
  const signature = concatBytes([
    wireString(algorithm),
    wireString(payload),
    seal,
    ...[origin, client, ''].map(wireString),
  ]);
  const telling = [
    'a browser',
    'a web site must not sign records',
    UNSUPPORTED,
    'ssh-keygen knows webauthn',
  ] as const;
  return told(GROUP, telling, { armored: wrapped({ publicKey: blob, signature }) });
}

/** Signature files of the kinds that OpenSSH's regress folder holds, made anew with its program. */
export function makeOpensshVectors(folder: string): Vector[] {
  return [
    ...ofEachKey(folder),
    ...otherTexts(folder),
    ...otherFields(folder),
    ofCertificate(folder),
    ...ofSecurityKeys(),
    ofBrowser(),
  ];
}
