import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import { armor, dearmor } from '../../src/signing/armor.ts';
import {
  parsePublicKey,
  readPrivateKeyFile,
  verifySignature,
  type Signer,
} from '../../src/signing/index.ts';
import { apply, change } from '../support/mutation.ts';
import { signerOf } from './memory-signer.ts';
import { NAMESPACE } from './ssh-tools.ts';

const SEED = 20_261_123;
const message = utf8('sos: 1\nkind: message\n');

const signers: readonly Signer[] = [
  await signerOf('ed25519'),
  await signerOf('ecdsa', ['-b', '256']),
  await signerOf('ecdsa', ['-b', '521']),
  await signerOf('rsa', ['-b', '2048']),
];

describe.each(signers.map((signer) => [signer.publicKey.type, signer] as const))(
  'a signature of %s',
  async (_type, signer) => {
    const armored = await signer.sign(message, NAMESPACE);
    const blob = dearmor(armored)!;

    function accepts(text: string): boolean {
      return verifySignature({ message, armored: text, namespace: NAMESPACE }).ok;
    }

    it('is good as it is', () => {
      expect(accepts(armored)).toBe(true);
    });

    it('is never good after 10,000 changes of its blob', () => {
      const law = fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = armor(changes.reduce(apply, blob));
        return changed === armored || !accepts(changed);
      });
      fc.assert(law, { seed: SEED, numRuns: 10_000 });
    });

    it('is never good after 2,000 changes of its text', () => {
      const law = fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = Buffer.from(changes.reduce(apply, utf8(armored))).toString('latin1');
        return text === armored || !accepts(text);
      });
      fc.assert(law, { seed: SEED, numRuns: 2_000 });
    });

    it('leaves a public key line readable or refused, never anything else', () => {
      const { text } = signer.publicKey;
      const law = fc.property(change, (one) => {
        const changed = Buffer.from(apply(utf8(text), one)).toString('latin1');
        const answer = parsePublicKey(changed);
        return !answer.ok || changed.startsWith(answer.key.text);
      });
      fc.assert(law, { seed: SEED, numRuns: 2_000 });
    });
  },
);

it('answers for text of any kind', () => {
  const law = fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
    const claim = { message, armored: text, namespace: NAMESPACE };
    return (
      !verifySignature(claim).ok &&
      !parsePublicKey(text).ok &&
      readPrivateKeyFile(text).state === 'unreadable'
    );
  });
  fc.assert(law, { seed: SEED, numRuns: 2_000 });
});
