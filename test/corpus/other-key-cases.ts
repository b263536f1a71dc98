import { noteTo } from '../support/forge.ts';
import { bent, ecdsaSigner, rsaSigner, securityKeySigner } from './arithmetic-signers.ts';
import type { CorpusCase } from './corpus-case.ts';

const CURVES = ['nistp256', 'nistp384', 'nistp521'] as const;

/** Ledgers with keys other than Ed25519, with bent signatures, and in SHA-256 repositories. */
export const otherKeyCases: readonly CorpusCase[] = [
  {
    name: 'good-ecdsa-keys',
    about: 'Three principals sign with ECDSA keys, one on each of the three curves that SSH has.',
    async make(hand) {
      await hand.begin();
      for (const curve of CURVES) {
        const signer = ecdsaSigner(curve);
        await hand.forge.admit(`on-${curve}`, { roles: ['builder'], signer });
        await hand.forge.append(`on-${curve}`, noteTo('kasra', `on ${curve}`), { signer });
      }
      return { findings: [], counting: 7 };
    },
  },
  {
    name: 'good-rsa-key',
    about: 'A principal signs with an RSA key of 2048 bits, as `rsa-sha2-512`.',
    async make(hand) {
      await hand.begin();
      const signer = rsaSigner();
      await hand.forge.admit('loom', { roles: ['builder'], signer });
      await hand.forge.append('loom', noteTo('kasra', 'with RSA'), { signer });
      return { findings: [], counting: 3 };
    },
  },
  {
    name: 'good-security-key',
    about:
      'A principal is enrolled with a security key whose touch is demanded, and touched it each time.',
    async make(hand) {
      await hand.begin();
      const signer = securityKeySigner(true);
      await hand.forge.admit('loom', { roles: ['builder'], touch: true, signer });
      await hand.forge.append('loom', noteTo('kasra', 'touched'), { signer });
      return { findings: [], counting: 3 };
    },
  },
  {
    name: 'bad-no-touch',
    about:
      'The same, but software used the security key while nobody touched it. The signature holds, and grants nothing that demands a touch.',
    async make(hand) {
      await hand.begin();
      const touched = securityKeySigner(true);
      await hand.forge.admit('loom', { roles: ['builder'], touch: true, signer: touched });
      const signer = securityKeySigner(false);
      const at = await hand.forge.append('loom', noteTo('kasra', 'nobody was there'), { signer });
      return {
        findings: [{ code: 'trust.no-touch', at }],
        counting: 2,
        beyondScript: 'the script does not judge who may do what',
      };
    },
  },
  {
    name: 'bad-bent-signature',
    about:
      'Somebody who holds no key adds the order of the curve to the second half of a good Ed25519 signature. Careless verifiers, `ssh-keygen` 9.2 among them, take it for a second signature of the same record.',
    async make(hand) {
      await hand.team();
      const signer = bent(hand.forge.signer('sos-dev'));
      const at = await hand.forge.append('sos-dev', noteTo('kasra', 'bent'), { signer });
      return {
        findings: [{ code: 'trust.bad-signature', at }],
        counting: 3,
        beyondScript: 'whether ssh-keygen takes it depends on its version',
      };
    },
  },
  {
    name: 'good-sha256-repository',
    about:
      'A ledger in a repository whose objects are named by SHA-256. Nothing of a record depends on it.',
    sha256: true,
    async make(hand) {
      await hand.team();
      await hand.forge.append('sos-dev', noteTo('kasra', 'named by SHA-256'));
      return { findings: [], counting: 4 };
    },
  },
  {
    name: 'bad-sha256-forged-author',
    about: 'The same kind of repository; a builder signs a record in the name of the gatekeeper.',
    sha256: true,
    async make(hand) {
      await hand.team();
      const signer = hand.forge.signer('sos-dev');
      const at = await hand.forge.append('athena', noteTo('kasra', 'not athena'), { signer });
      return { findings: [{ code: 'trust.forged-author', at }], counting: 3 };
    },
  },
];
