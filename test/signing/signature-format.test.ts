import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hexOf, utf8 } from '../../src/base/index.ts';
import { dearmor } from '../../src/signing/armor.ts';
import {
  createKey,
  parsePublicKey,
  readPrivateKeyFile,
  signerFromKeyFile,
  verifySignature,
} from '../../src/signing/index.ts';

const page = readFileSync('docs/formats/signature.md', 'utf8');
const example = page.slice(page.indexOf('## Example'));
const [keyBlock = '', armored = '', fields = ''] = [...example.matchAll(/```\n([^`]+)```/g)].map(
  (match) => match[1]!,
);
const message = utf8('sos: 1\n');
const namespace = 'sos-record-v1';

describe('the example of the signature format', () => {
  const counting = { bytes: (count: number) => Uint8Array.from({ length: count }, (_, i) => i) };
  const created = createKey(counting, 'example');

  it('has the key that the seed makes', () => {
    const { text, fingerprint } = created.publicKey;
    expect(keyBlock).toBe(`${text}\n${fingerprint}\n`);
  });

  it('has the signature that this key makes', async () => {
    const file = readPrivateKeyFile(created.privateFile);
    if (file.state !== 'usable') throw new Error(file.state);
    expect(await signerFromKeyFile(file, 'example').sign(message, namespace)).toBe(armored);
    expect(verifySignature({ message, armored, namespace })).toMatchObject({ ok: true });
  });

  it('has the bytes of that signature', () => {
    const columns = fields.split('\n').map((line) => line.slice(0, 46));
    expect(columns.join('').replaceAll(' ', '')).toBe(hexOf(dearmor(armored)!));
  });
});

interface Vector {
  readonly made: string;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly namespace: string;
  readonly message: string;
  readonly armored: string;
}

const vectors = JSON.parse(
  readFileSync('test/vectors/signing/openssh-signatures.json', 'utf8'),
) as Vector[];

describe('signatures that OpenSSH made', () => {
  it.each(vectors)('$made with $fingerprint', (vector) => {
    const key = parsePublicKey(vector.publicKey);
    expect(key).toMatchObject({ ok: true, key: { fingerprint: vector.fingerprint } });
    const claim = {
      message: utf8(vector.message),
      armored: vector.armored,
      namespace: vector.namespace,
      expectedFingerprint: vector.fingerprint,
    };
    expect(verifySignature(claim)).toMatchObject({ ok: true });
    expect(verifySignature({ ...claim, message: utf8(`${vector.message} `) })).toEqual({
      ok: false,
      code: 'signing.bad-signature',
    });
  });
});
