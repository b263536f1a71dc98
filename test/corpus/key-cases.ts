import { placeOf, type Entry } from '../../src/ledger/index.ts';
import { sha256Hex, utf8 } from '../../src/base/index.ts';
import { encodeRecordFile } from '../../src/records/index.ts';
import { noteTo } from '../support/forge.ts';
import type { CorpusCase, Hand } from './corpus-case.ts';
import { revocationOf, rotationOf } from './key-drafts.ts';
import { weakSigner } from './weak-signer.ts';

const ENDED = 'the script does not judge whether a key had ended';

/** Records by the wrong key, by no known key, and by keys that ended. */
export const keyCases: readonly CorpusCase[] = [
  {
    name: 'bad-forged-author',
    about:
      'An enrolled builder signs a record with their own key and calls themselves kasra in it. The key decides whose it is, so it is nobody’s.',
    async make(hand) {
      await hand.team();
      const signer = hand.forge.signer('sos-dev');
      const at = await hand.forge.append('kasra', noteTo('athena', 'pass it'), { signer });
      return { findings: [{ code: 'trust.forged-author', at }], counting: 3 };
    },
  },
  {
    name: 'bad-not-enrolled',
    about: 'A key that nobody enrolled, though it asked, signs a message. It counts for nothing.',
    async make(hand) {
      await hand.team();
      const { publicKey } = hand.forge.signer('mallory');
      const wish = { principal: 'mallory', publicKey: publicKey.text, roles: ['builder'] };
      await hand.forge.append('mallory', { kind: 'join', ...wish });
      const at = await hand.forge.append('mallory', noteTo('kasra'));
      return { findings: [{ code: 'trust.not-enrolled', at }], counting: 3 };
    },
  },
  {
    name: 'bad-name-taken-by-asking',
    about:
      'Somebody asks to be enrolled under the name of the founder, with a key of their own, and then signs with it as if that had been granted. Asking binds no key to a name.',
    async make(hand) {
      await hand.team();
      const signer = hand.forge.signer('mallory');
      const wish = { principal: 'kasra', publicKey: signer.publicKey.text, roles: [] };
      await hand.forge.append('kasra', { kind: 'join', ...wish }, { signer });
      const at = await hand.forge.append('kasra', noteTo('athena', 'pass it'), { signer });
      return { findings: [{ code: 'trust.not-enrolled', at }], counting: 3 };
    },
  },
  {
    name: 'bad-name-taken-by-rotation',
    about:
      'A builder goes over to a new key under the name of the founder, and then signs with the new key as the founder. A rotation hands on what its key had, so neither record counts.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const fresh = forge.signer('mallory');
      const signer = forge.signer('sos-dev');
      const rotation = await rotationOf(forge, 'sos-dev', 'mallory');
      const turn = await forge.append('kasra', rotation, { signer });
      const note = await forge.append('kasra', noteTo('athena', 'pass it'), { signer: fresh });
      const findings = [
        { code: 'trust.forged-author', at: turn },
        { code: 'trust.not-enrolled', at: note },
      ];
      return { findings, counting: 3 };
    },
  },
  {
    name: 'bad-name-that-looks-like-a-kind',
    about:
      'A builder asks to be enrolled as the founder, under a name that has the word `enrol` in it, so that the path of the request looks like that of an enrolment. A path says nothing: the builder stays who they are.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const signer = forge.signer('sos-dev');
      const wish = { principal: 'kasra', publicKey: signer.publicKey.text, roles: [] };
      const join = await forge.append('a-enrol-b', { kind: 'join', ...wish }, { signer });
      const note = await forge.append('kasra', noteTo('athena', 'pass it'), { signer });
      const findings = [
        { code: 'trust.no-proof-of-possession', at: join },
        { code: 'trust.forged-author', at: note },
      ];
      return { findings, counting: 3 };
    },
  },
  {
    name: 'bad-enrolled-by-stranger',
    about:
      'A stranger enrols a friend: the friend asks, the stranger admits, the friend writes. No key that the genesis reaches signed any of it, so neither record counts.',
    async make(hand) {
      await hand.team();
      await hand.forge.admit('friend', { roles: ['builder'], by: 'mallory' });
      const enrolment = hand.forge.entries.at(-1) ?? '';
      const note = await hand.forge.append('friend', noteTo('kasra'));
      const findings = [enrolment, note].map((at) => ({ code: 'trust.not-enrolled', at }));
      return { findings, counting: 3 };
    },
  },
  {
    name: 'bad-other-keys-signature',
    about: 'A record names the key of the founder and carries the signature of another one.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const { fingerprint } = forge.signer('kasra').publicKey;
      const signer = forge.signer('sos-dev');
      const envelope = { key: fingerprint };
      const at = await forge.append('kasra', noteTo('athena'), { signer, envelope });
      return { findings: [{ code: 'trust.wrong-key', at }], counting: 3 };
    },
  },
  {
    name: 'bad-degenerate-key',
    about:
      'Somebody asks to be enrolled with a key of small order, for which anybody can make a signature that fits. OpenSSH accepts it; a reader of a ledger must not.',
    async make(hand) {
      await hand.team();
      const signer = weakSigner();
      const wish = { principal: 'mallory', publicKey: signer.publicKey.text, roles: [] };
      const at = await hand.forge.append('mallory', { kind: 'join', ...wish }, { signer });
      const findings = [{ code: 'trust.bad-signature', at }];
      return { findings, counting: 3, beyondScript: 'ssh-keygen accepts such keys' };
    },
  },
  {
    name: 'bad-altered-payload',
    about:
      'The text of a signed message was changed and the file was put where the changed bytes belong. Its signature is of another text.',
    async make(hand) {
      await hand.team();
      const honest = await hand.forge.make('sos-dev', noteTo('kasra', 'a note'));
      const { payload, signature } = honest.proof ?? { payload: new Uint8Array(), signature: '' };
      const changed = utf8(Buffer.from(payload).toString().replace('type: note', 'type: blocker'));
      const bytes = encodeRecordFile(changed, signature);
      const id = sha256Hex(changed);
      const path = placeOf({ record: honest.record, id, fileDigest: sha256Hex(bytes) });
      hand.plant({ path, bytes });
      const at = { ...honest, id, path };
      return { findings: [{ code: 'trust.bad-signature', at }], counting: 3 };
    },
  },
  {
    name: 'bad-other-purpose',
    about:
      'An enrolled key signed the bytes of a record, but for Git: the namespace of the signature is another one. What was signed for one purpose proves nothing for another.',
    async make(hand) {
      await hand.team();
      const at = await hand.forge.append('sos-dev', noteTo('kasra'), { namespace: 'git' });
      return { findings: [{ code: 'trust.bad-signature', at }], counting: 3 };
    },
  },
  {
    name: 'bad-revoked',
    about:
      'A key is revoked up to a record. Then it signs another one, and one that claims to be from long before. Neither counts, because a revocation names records and not a time.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const last = await forge.append('sos-dev', noteTo('kasra', 'before'));
      await forge.append('kasra', revocationOf(forge, 'sos-dev', [last.id]));
      const after = await forge.append('sos-dev', noteTo('kasra', 'after'));
      const dated = await forge.append('sos-dev', noteTo('kasra', 'long ago'), {
        knowing: [last],
        envelope: { at: '2026-01-01T00:00:00.000Z' },
      });
      const findings = [after, dated].map((at) => ({ code: 'trust.revoked', at }));
      return { findings, counting: 5, beyondScript: ENDED };
    },
  },
  {
    name: 'bad-late',
    about:
      'A key is revoked up to a record, and a new chain of it does not know of that. Its owner may have written it while travelling, or a thief who plays that owner: it is set aside with a warning and counts for nothing.',
    async make(hand) {
      const at = await lateRecord(hand);
      return { findings: [{ code: 'trust.late', at, severity: 'warning' }], counting: 5 };
    },
  },
  {
    name: 'good-late-adopted',
    about:
      'The same, and somebody who may revoke keys vouches for the record. Now it counts, and so does the adoption.',
    async make(hand) {
      const { id } = await lateRecord(hand);
      const adoption = { records: [id], reason: 'asked by phone' };
      await hand.forge.append('kasra', { kind: 'adopt', ...adoption });
      return { findings: [], counting: 7 };
    },
  },
  {
    name: 'bad-taken-back',
    about:
      'A key names its successor in a new chain that does not know of the last record of the old one. Its owner takes that record back, or somebody else has the old key: it counts for nothing, and that is an alarm, because nobody takes back what they said by a word of their own.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const knowing = [...forge.entries];
      const at = await forge.append('sos-dev', noteTo('kasra', 'I did this'));
      const envelope = { chain: 'e'.repeat(16), seq: 0, prev: undefined as never };
      const rotation = await rotationOf(forge, 'sos-dev', 'sos-dev-2');
      await forge.append('sos-dev', rotation, { knowing, envelope });
      return { findings: [{ code: 'trust.taken-back', at }], counting: 4, beyondScript: ENDED };
    },
  },
  {
    name: 'bad-rotated',
    about: 'After a key named its successor it signs once more. The rotation was its last word.',
    async make(hand) {
      await hand.team();
      await hand.forge.append('sos-dev', await rotationOf(hand.forge, 'sos-dev', 'sos-dev-2'));
      const at = await hand.forge.append('sos-dev', noteTo('kasra', 'still here'));
      return { findings: [{ code: 'trust.rotated', at }], counting: 4, beyondScript: ENDED };
    },
  },
];

/** A record of a revoked key, in a new chain that does not know of the revocation. */
async function lateRecord(hand: Hand): Promise<Entry> {
  await hand.team();
  const { forge } = hand;
  const last = await forge.append('sos-dev', noteTo('kasra', 'before'));
  await forge.append('kasra', revocationOf(forge, 'sos-dev', [last.id]));
  return forge.append('sos-dev', noteTo('kasra', 'away'), {
    envelope: { chain: 'f'.repeat(16), seq: 0, prev: undefined as never, seen: [last.id] },
  });
}
