import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../src/base/index.ts';
import { armor, dearmor } from '../../src/signing/armor.ts';
import { verifySignature } from '../../src/signing/index.ts';
import { readSshsig } from '../../src/signing/sshsig.ts';
import { wireString, wireUint32 } from '../../src/signing/wire-writer.ts';
import { signerOf } from '../signing/memory-signer.ts';
import { NAMESPACE } from '../signing/ssh-tools.ts';
import { feed, mutated } from './fuzz.ts';

const message = utf8('sos: 1\nkind: message\n');
const signers = [
  await signerOf('ed25519'),
  await signerOf('ecdsa', ['-b', '256']),
  await signerOf('ecdsa', ['-b', '384']),
  await signerOf('ecdsa', ['-b', '521']),
  await signerOf('rsa', ['-b', '2048']),
];
const armored = await Promise.all(signers.map((signer) => signer.sign(message, NAMESPACE)));
const good = new Set(armored);
const blobs = armored.map((text) => dearmor(text) ?? new Uint8Array());

function expectRefused(text: string): void {
  const answer = verifySignature({ message, armored: text, namespace: NAMESPACE });
  if (good.has(text)) expect(answer.ok).toBe(true);
  else expect(answer).toMatchObject({ ok: false, code: expect.stringMatching(/^signing\./) });
}

/** No field may be longer than what it was read from: a length in the input is only a claim. */
function readBlob(blob: Uint8Array): void {
  const sshsig = readSshsig(blob);
  if (sshsig !== undefined) {
    const { publicKey, namespace, digestName, signature } = sshsig;
    const length = publicKey.length + namespace.length + digestName.length + signature.length;
    expect(length).toBeLessThanOrEqual(blob.length);
  }
  expectRefused(armor(blob));
}

const name = fc.constantFrom(
  ...'ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-rsa'.split(' '),
  ...'rsa-sha2-512 sk-ssh-ed25519@openssh.com nistp256 nistp521 sha512 sha256'.split(' '),
  '',
  NAMESPACE,
);
const field: fc.Arbitrary<Uint8Array> = fc.oneof(
  name.map(wireString),
  fc.uint8Array({ maxLength: 140 }).map(wireString),
  fc.nat().map(wireUint32),
  fc.constantFrom(0, 1, 0x7fffffff, 0xffffffff).map((length) => wireUint32(length)),
);
const fields = fc.array(field, { maxLength: 6 }).map(concatBytes);

/** Well-formed outside and arbitrary inside, so that the inner readers see something. */
const nested = fc
  .tuple(fields, name, fields)
  .map(([key, digest, signature]) =>
    concatBytes([
      utf8('SSHSIG'),
      wireUint32(1),
      wireString(key),
      wireString(NAMESPACE),
      wireString(''),
      wireString(digest),
      wireString(signature),
    ]),
  );

describe('a signature, whatever its bytes, is refused with a code', () => {
  it('when a good one was changed', () => {
    feed('SSHSIG blobs, changed', mutated(blobs), readBlob);
  });

  it('when the text of a good one was changed', () => {
    feed('armored signatures, changed', mutated(armored.map(utf8)), (bytes) => {
      expectRefused(Buffer.from(bytes).toString('latin1'));
    });
  });

  it('when its fields are put together at random', () => {
    feed('SSHSIG fields', nested, readBlob);
  });
});
