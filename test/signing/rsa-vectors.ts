import { checkPrimeSync, createHash } from 'node:crypto';
import { concatBytes } from '../../src/base/index.ts';
import { wirePositive, wireString } from '../../src/signing/wire-writer.ts';
import { bytesOf, inverse, mod, numberOf, power } from './modular.ts';
import { bytesFor, MESSAGE, rawVector, type Telling, type Vector } from './vector.ts';

const GROUP = 'rsa';
const BAD = 'signing.bad-signature';
const MALFORMED = 'signing.malformed-signature';
const DEGENERATE = 'signing.degenerate-key';

/** A key by its numbers: what must stay secret are the primes. */
interface RsaKey {
  readonly n: bigint;
  readonly e: bigint;
  readonly primes: readonly [bigint, bigint];
  /** Bytes of the modulus. */
  readonly size: number;
}

/** The first prime of so many bits after a number made of a name, its two highest bits set. */
function primeFor(name: string, bits: number): bigint {
  const parts = [0, 1, 2, 3].map((part) => createHash('sha512').update(`${name} ${part}`).digest());
  const start = numberOf(concatBytes(parts)) % 2n ** BigInt(bits - 2);
  let prime = start | (3n << BigInt(bits - 2)) | 1n;
  while (!checkPrimeSync(prime, { checks: 8 }) || (prime - 1n) % 65_537n === 0n) prime += 2n;
  return prime;
}

function keyOf(bits: number): RsaKey {
  const [p, q] = [primeFor(`p of ${bits}`, bits / 2), primeFor(`q of ${bits}`, bits / 2)];
  return { n: p * q, e: 65_537n, primes: [p, q], size: bits / 8 };
}

/** The same modulus with another exponent, or the next that has an inverse. */
function withExponent(e: bigint): RsaKey {
  const hasInverse = key.primes.every((prime) => greatestDivisor(e, prime - 1n) === 1n);
  return hasInverse ? { ...key, e } : withExponent(e + 2n);
}

function greatestDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestDivisor(other, one % other);
}

const key = keyOf(2048);

/** What stands before each digest. Source: RFC 8017, section 9.2, note 1. */
const PREFIX = {
  md5: '3020300c06082a864886f70d020505000410',
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
} as const;

type DigestName = keyof typeof PREFIX;

function digestOf(name: DigestName, message = MESSAGE): Uint8Array {
  return new Uint8Array(createHash(name).update(bytesFor(message)).digest());
}

function stated(name: DigestName, digest: Uint8Array, prefix: string = PREFIX[name]): Uint8Array {
  return concatBytes([new Uint8Array(Buffer.from(prefix, 'hex')), digest]);
}

/** Pads as PKCS #1 v1.5 does, with each part of the padding open to change. */
function padded(
  content: Uint8Array,
  { size = key.size, head = [0, 1], fill = 0xff, gap = 0, behind = new Uint8Array(0) } = {},
): Uint8Array {
  const length = size - content.length - behind.length - head.length - 1;
  const padding = new Uint8Array(length).fill(fill);
  return Uint8Array.of(...head, ...padding, gap, ...content, ...behind);
}

/** The root of a block, prime by prime, put together by Garner's formula. */
function raised(block: Uint8Array, { e, primes: [p, q], size }: RsaKey = key): Uint8Array {
  const number = numberOf(block);
  const [left, right] = [rootOf(number, e, p), rootOf(number, e, q)];
  return bytesOf(right + q * mod((left - right) * inverse(q, p), p), size);
}

function rootOf(number: bigint, e: bigint, prime: bigint): bigint {
  return power(number, inverse(e, prime - 1n), prime);
}

function sound(message = MESSAGE, signing = key): Uint8Array {
  return raised(padded(stated('sha512', digestOf('sha512', message)), signing), signing);
}

function keyBlob({ n, e }: RsaKey = key): Uint8Array {
  const numbers = [e, n].map((number) => wirePositive(bytesOf(number, 2100)));
  return concatBytes([wireString('ssh-rsa'), ...numbers]);
}

function vector(
  telling: Telling,
  payload: Uint8Array,
  parts: { publicKey?: Uint8Array; algorithm?: string; message?: string } = {},
): Vector {
  return rawVector(GROUP, telling, {
    publicKey: keyBlob(),
    algorithm: 'rsa-sha2-512',
    payload,
    ...parts,
  });
}

/** A message whose signature begins with a zero byte; there is none before the five hundredth. */
function shortMessage(): string {
  for (let count = 500; ; count += 1) {
    const message = `sos: 1\nnonce: ${count}\n`;
    if (sound(message)[0] === 0) return message;
  }
}

function goodOnes(): Vector[] {
  const sha256 = raised(padded(stated('sha256', digestOf('sha256'))));
  const message = shortMessage();
  const leading = sound(message);
  const large = keyOf(4096);
  const far = withExponent(2n ** 32n + 15n);
  const longest = withExponent(2n ** 64n - 159n);
  return [
    vector(['an ordinary signature', 'the padded digest comes out', 'good'], sound()),
    vector(['an ordinary signature with SHA-256', 'SSH knows two digests', 'good'], sha256, {
      algorithm: 'rsa-sha2-256',
    }),
    vector(['a signature that begins with zero', 'it is as long as the modulus', 'good'], leading, {
      message,
    }),
    vector(
      [
        'its leading zero left out',
        'a signature has one length',
        MALFORMED,
        'ssh-keygen fills up from the left',
      ],
      leading.subarray(1),
      { message },
    ),
    ...(
      [
        ['4096 bits', large],
        ['an exponent of 33 bits', far],
        ['an exponent of 64 bits', longest],
      ] as const
    ).map(([name, other]) =>
      vector([name, 'it is within bounds', 'good'], sound(MESSAGE, other), {
        publicKey: keyBlob(other),
      }),
    ),
  ];
}

/** Blocks that careless readers of the padding take for the right one. */
function alteredPadding(): Vector[] {
  const content = stated('sha512', digestOf('sha512'));
  const why = 'the block is compared whole, or somebody finds a root for it';
  const bad = (name: string, block: Uint8Array): Vector => vector([name, why, BAD], raised(block));
  const garbage = new Uint8Array(100).fill(0x41);
  const good = padded(content);
  const at = (index: number, byte: number) =>
    good.map((old, place) => (place === index ? byte : old));
  return [
    bad('block type 0', padded(content, { head: [0, 0], fill: 0 })),
    bad('block type 2', padded(content, { head: [0, 2], fill: 0x5a })),
    bad('padding of zeros', padded(content, { fill: 0 })),
    bad('one byte of the padding changed', at(100, 0xfe)),
    bad('the first byte of the padding changed', at(2, 0)),
    bad('no zero behind the padding', padded(content, { gap: 0xff })),
    bad('a head that is not zero', padded(content, { head: [1, 1] })),
    bad('short padding, garbage behind the digest', padded(content, { behind: garbage })),
    bad(
      'eight bytes of padding, garbage behind',
      padded(content, { behind: new Uint8Array(key.size - content.length - 11) }),
    ),
    bad('a byte behind the digest', padded(content, { behind: Uint8Array.of(0) })),
    bad('no padding, the digest at the end', padded(digestOf('sha512'), { head: [0, 0], fill: 0 })),
    bad('the digest without its name', padded(digestOf('sha512'))),
    bad(
      'the digest in front',
      Uint8Array.of(0, 1, 0xff, 0, ...content, ...new Uint8Array(key.size - content.length - 4)),
    ),
  ];
}

/** The statement of the digest, in other spellings or of another digest. */
function alteredStatements(): Vector[] {
  const digest = digestOf('sha512');
  const why = 'the statement of a digest has one spelling (RFC 8017, 9.2)';
  const bad = (name: string, statement: Uint8Array): Vector =>
    vector([name, why, BAD], raised(padded(statement)));
  const other = (name: DigestName): Vector =>
    vector(
      [`signed with ${name}`, 'the algorithm names one digest', BAD],
      raised(padded(stated(name, digestOf(name)))),
    );
  return [
    bad('parameters left out', stated('sha512', digest, '304f300b0609608648016503040203' + '0440')),
    bad(
      'parameters that are no NULL',
      stated('sha512', digest, '3053300f060960864801650304020305020100' + '0440'),
    ),
    bad('a long length', stated('sha512', digest, '308151300d060960864801650304020305000440')),
    bad(
      'an open length',
      concatBytes([
        stated('sha512', digest, '3080300d060960864801650304020305000440'),
        new Uint8Array(2),
      ]),
    ),
    bad(
      'a longer number for the name',
      stated('sha512', digest, '3052300e060a6086480165030402030005000440'),
    ),
    bad(
      'another name for the same length',
      stated('sha512', digest, '3051300d060960864801650304020a05000440'),
    ),
    bad(
      'the digest cut',
      stated('sha512', digest.subarray(0, 63), '3050300d06096086480165030402030500043f'),
    ),
    bad(
      'one bit of the digest changed',
      stated(
        'sha512',
        digest.map((byte, index) => (index === 63 ? byte ^ 1 : byte)),
      ),
    ),
    ...(['md5', 'sha1', 'sha256', 'sha384'] as const).map(other),
    vector(['SHA-512 under the name of SHA-256', 'the algorithm names one digest', BAD], sound(), {
      algorithm: 'rsa-sha2-256',
    }),
  ];
}

function wrongNumbers(): Vector[] {
  const { n, size } = key;
  const s = numberOf(sound());
  const bad = (name: string, number: bigint): Vector =>
    vector([name, 'a signature is one number below the modulus', BAD], bytesOf(number, size));
  const malformed = (name: string, payload: Uint8Array): Vector =>
    vector([name, 'a signature is as long as the modulus', MALFORMED], payload);
  const signature = sound();
  return [
    bad('zero', 0n),
    bad('one', 1n),
    bad('the modulus', n),
    bad('the modulus less one', n - 1n),
    bad('all ones', 2n ** BigInt(8 * size) - 1n),
    bad('negated', n - s),
    bad('one more', s + 1n),
    bad('the padded digest itself', numberOf(padded(stated('sha512', digestOf('sha512'))))),
    malformed('no bytes', new Uint8Array(0)),
    malformed('one byte', Uint8Array.of(1)),
    malformed('a byte missing', signature.subarray(0, -1)),
    malformed('a zero in front', concatBytes([Uint8Array.of(0), signature])),
    malformed('a zero behind', concatBytes([signature, Uint8Array.of(0)])),
    malformed('the modulus added, a byte longer', bytesOf(s + n * 2n, size + 1)),
    vector(['another message', 'it is not the signature of this message', BAD], signature, {
      message: `${MESSAGE} `,
    }),
  ];
}

/** The same modulus one more time than fits: a second number for one signature. */
function unreduced(): Vector[] {
  for (let count = 0; ; count += 1) {
    const message = `sos: 1\nnonce: ${count}\n`;
    const more = numberOf(sound(message)) + key.n;
    if (more < 2n ** BigInt(8 * key.size))
      return [
        vector(
          ['the modulus added', 'a signature is one number below the modulus', BAD],
          bytesOf(more, key.size),
          { message },
        ),
      ];
  }
}

function weakKeys(): Vector[] {
  const small = keyOf(1024);
  const weak = (name: string, reason: string, other: RsaKey): Vector =>
    vector(
      [name, reason, DEGENERATE, 'ssh-keygen takes moduli from 1024 bits and any exponent'],
      sound(MESSAGE, other),
      { publicKey: keyBlob(other) },
    );
  const degenerate = (name: string, reason: string, numbers: Partial<RsaKey>): Vector =>
    vector([name, reason, DEGENERATE], sound(), { publicKey: keyBlob({ ...key, ...numbers }) });
  return [
    weak('1024 bits', 'it can be factored by those who can pay', small),
    weak('an exponent of 5', 'roots of careless padding can be found by hand', withExponent(5n)),
    weak('an exponent of 257', 'below what FIPS 186-5 allows', withExponent(257n)),
    weak(
      'an exponent of 65 bits',
      'it costs more to check than to send',
      withExponent(2n ** 64n + 13n),
    ),
    weak('an exponent of one', 'the message is its own signature', { ...key, e: 1n }),
    degenerate('an even exponent', 'it has no inverse', { e: 65_538n }),
    degenerate('an even modulus', 'it is no product of two large primes', { n: key.n - 1n }),
  ];
}

function wrongSpellings(): Vector[] {
  const e = wirePositive(Uint8Array.of(1, 0, 1));
  const modulus = bytesOf(key.n, key.size);
  const blob = (...parts: Uint8Array[]) => concatBytes([wireString('ssh-rsa'), ...parts]);
  const spelled = (name: string, publicKey: Uint8Array, stricter?: string): Vector =>
    vector(
      [name, 'a key has one spelling, or it has two fingerprints', MALFORMED, stricter],
      sound(),
      { publicKey },
    );
  const skips = 'ssh-keygen skips leading zeros';
  const n = wirePositive(modulus);
  const nothing = 'SSH numbers are signed';
  return [
    spelled(
      'a modulus with a needless zero',
      blob(e, wireString(concatBytes([new Uint8Array(2), modulus]))),
      skips,
    ),
    spelled(
      'an exponent with a needless zero',
      blob(wireString(Uint8Array.of(0, 1, 0, 1)), n),
      skips,
    ),
    vector(['a negative modulus', nothing, MALFORMED], sound(), {
      publicKey: blob(e, wireString(modulus)),
    }),
    vector(
      [
        'exponent and modulus in the wrong order',
        'the exponent comes first',
        'signing.degenerate-key',
      ],
      sound(),
      { publicKey: blob(n, e) },
    ),
    spelled('a byte behind the key', blob(e, n, Uint8Array.of(0))),
    spelled('no modulus', blob(e)),
  ];
}

/** Cases of the kinds that Wycheproof lists for RSA with PKCS #1 v1.5. */
export function rsaVectors(): Vector[] {
  return [
    ...goodOnes(),
    ...alteredPadding(),
    ...alteredStatements(),
    ...wrongNumbers(),
    ...unreduced(),
    ...weakKeys(),
    ...wrongSpellings(),
  ];
}

/** The key blob of the cases' own key. */
export function rsaBlob(): Uint8Array {
  return keyBlob();
}

/** Signs bytes with that key and SHA-512. */
export function rsaSignature(bytes: Uint8Array): Uint8Array {
  const digest = createHash('sha512').update(bytes).digest();
  return raised(padded(stated('sha512', new Uint8Array(digest))));
}
