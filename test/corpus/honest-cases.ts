import { sha256Hex, utf8 } from '../../src/base/index.ts';
import { blobPlace, placeOf } from '../../src/ledger/index.ts';
import { contentOf } from '../../src/records/index.ts';
import { noteTo } from '../support/forge.ts';
import { runOf } from '../support/run-of.ts';
import { oidOf, termsWith } from '../support/terms.ts';
import type { CorpusCase } from './corpus-case.ts';
import { revocationOf, rotationOf } from './key-drafts.ts';

/** Ledgers in which nothing is wrong. */
export const honestCases: readonly CorpusCase[] = [
  {
    name: 'good-genesis-alone',
    about:
      'A ledger of one founder and nothing else. Its only record is its genesis, so the id of the ledger is the digest of that payload.',
    async make(hand) {
      await hand.begin();
      return { findings: [], counting: 1 };
    },
  },
  {
    name: 'good-enrolment',
    about:
      'Two principals ask to be enrolled, each with a key of their own, and the founder admits both. A third one asks and waits: that is no finding, and grants nothing.',
    async make(hand) {
      await hand.team();
      const { publicKey } = hand.forge.signer('loom');
      const wish = { principal: 'loom', publicKey: publicKey.text, roles: ['builder'] };
      await hand.forge.append('loom', { kind: 'join', ...wish });
      return { findings: [], counting: 3 };
    },
  },
  {
    name: 'good-messages',
    about:
      'Messages between three principals: a note, an answer to it, a receipt, a text of several lines with a line `---` in it, letters of many scripts, and a body that is kept in a blob beside the record.',
    pinned: true,
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const note = await forge.append(
        'kasra',
        noteTo('sos-dev', 'several\nlines\n---\nand more\n'),
      );
      await forge.append('sos-dev', { kind: 'receipt', message: note.id, state: 'received' });
      const answer = { type: 'reply', to: ['kasra'], answers: note.id, thread: note.id } as const;
      await forge.append('sos-dev', {
        kind: 'message',
        ...answer,
        body: 'Ja, größer: 日本語, ελληνικά',
      });
      const bytes = utf8('a body too large to stand in the record\n'.repeat(40));
      hand.plant({ path: blobPlace(sha256Hex(bytes)), bytes });
      const content = contentOf(bytes);
      await forge.append('athena', { kind: 'message', type: 'note', to: ['kasra'], content });
      return { findings: [], counting: 7 };
    },
  },
  {
    name: 'good-command-begun',
    about:
      'A command whose recipient says twice that they begin to run it, the second time with the reason why again, and records no run: what has no result is no harm to the ledger.',
    pinned: true,
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const bytes = utf8('git show-ref --head\n');
      hand.plant({ path: blobPlace(sha256Hex(bytes)), bytes });
      const command = { content: contentOf(bytes), why: 'old refs' };
      const to = ['sos-dev'];
      const sent = await forge.append('kasra', { kind: 'message', type: 'command', to, command });
      const begin = { kind: 'begin', message: sent.id, host: 'build-7.example.org' } as const;
      await forge.append('sos-dev', begin);
      await forge.append('sos-dev', { ...begin, again: 'It was killed.' });
      return { findings: [], counting: 6 };
    },
  },
  {
    name: 'good-rotation',
    about:
      'A builder goes over to a new key: the last record of the old key names the new one, which signed that it agrees. What the old key said before still counts, and the new key has a chain of its own.',
    async make(hand) {
      await hand.team();
      await hand.forge.append('sos-dev', noteTo('kasra', 'with the old key'));
      await hand.forge.append('sos-dev', await rotationOf(hand.forge, 'sos-dev', 'sos-dev-2'));
      const signer = hand.forge.signer('sos-dev-2');
      await hand.forge.append('sos-dev', noteTo('kasra', 'with the new key'), { signer });
      return { findings: [], counting: 6 };
    },
  },
  {
    name: 'good-second-key',
    about:
      'The founder admits a second key of their own, for another machine, and signs with both. Each key has its own chain.',
    async make(hand) {
      await hand.begin();
      await hand.forge.admit('kasra', { key: 'kasra-laptop' });
      const signer = hand.forge.signer('kasra-laptop');
      await hand.forge.append('kasra', noteTo('kasra', 'from the laptop'), { signer });
      await hand.forge.append('kasra', noteTo('kasra', 'from the desk'));
      return { findings: [], counting: 4 };
    },
  },
  {
    name: 'good-revocation',
    about:
      'A key is revoked up to its last record. Everything that it signed counts, because the revocation names that record, and nothing came later.',
    async make(hand) {
      await hand.team();
      const last = await hand.forge.append('sos-dev', noteTo('kasra', 'the last word'));
      await hand.forge.append('kasra', revocationOf(hand.forge, 'sos-dev', [last.id]));
      return { findings: [], counting: 5 };
    },
  },
  {
    name: 'good-brief-to-close',
    about:
      'A brief from its opening to its close: claimed, worked on, shown by evidence, submitted, passed by a gate whose holder took no part in the work, and closed.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const gate = { name: 'clean', holder: 'athena', trigger: 'submission', needs: [] } as const;
      const terms = await forge.append('kasra', {
        kind: 'brief',
        brief: 'S069',
        ...termsWith({ gates: [gate] }),
      });
      const work = { commit: oidOf('a'), tree: oidOf('b') };
      await forge.append('sos-dev', { kind: 'claim', brief: 'S069' });
      const shown = await forge.append('sos-dev', runOf('S069', 'c1', { commit: work.commit }));
      const about = { brief: 'S069', terms: terms.id };
      const offered = await forge.append('sos-dev', { kind: 'submission', ...about, ...work });
      const passed = await forge.append('athena', {
        kind: 'verdict',
        ...about,
        ...work,
        gate: 'clean',
        verdict: 'pass',
        evidence: [shown.id],
        findings: [],
        followUps: [],
        notChecked: [],
      });
      await forge.append('kasra', {
        kind: 'close',
        ...about,
        submission: offered.id,
        verdicts: [passed.id],
        evidence: [shown.id],
      });
      return { findings: [], counting: 9 };
    },
  },
  {
    name: 'good-reproduced',
    about:
      'A criterion asks for evidence of a gate. The builder runs its command, the holder of the gate does that run again on the same commit, which is no work, and passes the gate; the brief is closed on it.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const gate = { name: 'clean', holder: 'athena', trigger: 'submission', needs: [] } as const;
      const criteria = termsWith().criteria.map((each) => ({ ...each, grade: 'gate' as const }));
      const terms = termsWith({ gates: [gate], criteria });
      const opened = await forge.append('kasra', { kind: 'brief', brief: 'S069', ...terms });
      const work = { commit: oidOf('a'), tree: oidOf('b') };
      const about = { brief: 'S069', terms: opened.id };
      const { commit } = work;
      await forge.append('sos-dev', { kind: 'claim', brief: 'S069' });
      const first = await forge.append('sos-dev', runOf('S069', 'c1', { commit }));
      const offered = await forge.append('sos-dev', { kind: 'submission', ...about, ...work });
      const again = runOf('S069', 'c1', { commit, reproduces: first.id });
      const evidence = [(await forge.append('athena', again)).id];
      const words = { evidence, findings: [], followUps: [], notChecked: [] };
      const verdict = { gate: 'clean', verdict: 'pass', ...words } as const;
      const passed = await forge.append('athena', {
        kind: 'verdict',
        ...about,
        ...work,
        ...verdict,
      });
      const ground = { submission: offered.id, verdicts: [passed.id], evidence };
      await forge.append('kasra', { kind: 'close', ...about, ...ground });
      return { findings: [], counting: 10 };
    },
  },
  {
    name: 'good-release',
    about:
      'What leads to a release: a run that answers a challenge of the gate, the list of what leaves, a pass that names it, a waiver for one finding of scans, and the receipt of the push.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const gate = { name: 'clean', holder: 'athena', trigger: 'submission', needs: [] } as const;
      const gates = termsWith({ gates: [gate] });
      const opened = await forge.append('kasra', { kind: 'brief', brief: 'S069', ...gates });
      const work = { commit: oidOf('a'), tree: oidOf('b') };
      const about = { brief: 'S069', terms: opened.id };
      await forge.append('sos-dev', { kind: 'claim', brief: 'S069' });
      await forge.append('sos-dev', { kind: 'submission', ...about, ...work });
      const place = { brief: 'S069', criterion: 'c1' };
      const asked = { kind: 'challenge', ...place, gate: 'clean', commit: work.commit } as const;
      const nonce = '0123456789abcdef'.repeat(2);
      const challenge = (await forge.append('athena', { ...asked, nonce })).id;
      const ran = { ...runOf('S069', 'c1', { commit: work.commit }), challenge };
      const shown = await forge.append('sos-dev', ran);
      const fingerprint = `sos1:private-key:${'0123456789ab'.repeat(2)}`;
      await forge.append('kasra', { kind: 'waiver', fingerprint, reason: 'a key of a test' });
      const bytes = utf8('100644 blob LICENSE\n');
      hand.plant({ path: blobPlace(sha256Hex(bytes)), bytes });
      const release = oidOf('c');
      const list = contentOf(bytes);
      const named = { kind: 'manifest', brief: 'S069', ...work, release, list } as const;
      const manifest = (await forge.append('sos-dev', named)).id;
      const words = { evidence: [shown.id], findings: [], followUps: [], notChecked: [] };
      const verdict = { gate: 'clean', verdict: 'pass', manifest, ...words } as const;
      const passed = await forge.append('athena', {
        kind: 'verdict',
        ...about,
        ...work,
        ...verdict,
      });
      const receipt = { manifest, verdicts: [passed.id], release, remote: 'https://git.example/x' };
      await forge.append('kasra', { kind: 'release', brief: 'S069', ...receipt });
      return { findings: [], counting: 12 };
    },
  },
  {
    name: 'good-permits',
    about:
      'A brief lets nothing be pushed. The founder permits one push of it and the builder uses that up; another permit, for a tag, is withdrawn.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const terms = termsWith({ boundaries: ['no-push'] });
      await forge.append('kasra', { kind: 'brief', brief: 'S069', ...terms });
      await forge.append('sos-dev', { kind: 'claim', brief: 'S069' });
      const main = { brief: 'S069', ref: 'refs/heads/main' };
      const once = await forge.append('kasra', { kind: 'permit', ...main, single: true });
      const use = { kind: 'permit-use', ...main, permit: once.id, commit: oidOf('a') } as const;
      await forge.append('sos-dev', use);
      const tag = { brief: 'S069', ref: 'refs/tags/v1' };
      const other = await forge.append('kasra', { kind: 'permit', ...tag, reason: 'agreed' });
      const end = { kind: 'permit-end', ...tag, permit: other.id, reason: 'too early' } as const;
      await forge.append('kasra', end);
      return { findings: [], counting: 9 };
    },
  },
  {
    name: 'good-union-merge',
    about:
      'Two clones append at the same time, not knowing of each other, and a third one merges both lines. The tree of the merge is the union of theirs.',
    async make(hand) {
      await hand.team();
      hand.publish();
      const { forge, history } = hand;
      const common = history.tip;
      const knowing = [...forge.entries];
      await forge.append('sos-dev', noteTo('kasra', 'on one side'), { knowing });
      hand.publish();
      const one = history.tip;
      history.goBackTo(common);
      await forge.append('athena', noteTo('kasra', 'on the other side'), { knowing });
      hand.publish();
      history.merge(one);
      await forge.append('kasra', noteTo('sos-dev', 'I have read both'));
      return { findings: [], counting: 6 };
    },
  },
  {
    name: 'good-withheld',
    about:
      'A message carried a secret in a blob. The founder withholds the blob, and it was purged from the history: its bytes are gone and not missed, and the records stay as good as they were.',
    async make(hand) {
      await hand.team();
      const content = contentOf(utf8('the password of the database\n'));
      const leak = { kind: 'message', type: 'note', to: ['kasra'], content } as const;
      const at = await hand.forge.append('sos-dev', leak);
      const reason = 'a password; it was changed';
      await hand.forge.append('kasra', { kind: 'withhold', digests: content.parts, reason });
      return { findings: [{ code: 'ledger.withheld', at, severity: 'notice' }], counting: 5 };
    },
  },
  {
    name: 'good-unknown-kind',
    about:
      'A record of a kind that came with a later version. It stands where the rule puts it, is kept and counted, and grants nothing: a notice, not an error.',
    async make(hand) {
      await hand.team();
      const payload = (honest: Uint8Array) =>
        utf8(Buffer.from(honest).toString().replace('kind: message\n', 'kind: horoscope\n'));
      const later = await hand.forge.make('sos-dev', noteTo('kasra'), { payload });
      const record = { ...later.record, kind: 'horoscope' };
      const at = { ...later, path: placeOf({ ...later, record }) };
      hand.plant(at);
      const code = 'trust.unknown-kind';
      return { findings: [{ code, at, severity: 'notice' }], counting: 3 };
    },
  },
];
