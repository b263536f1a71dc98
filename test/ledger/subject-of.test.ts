import { describe, expect, it } from 'vitest';
import type { Draft, UnknownRecord } from '../../src/records/index.ts';
import { inscriptionOf, subjectOf } from '../../src/ledger/index.ts';
import { messageOf, safeAuthor } from '../../src/ledger/commit-words.ts';
import { runOf } from '../support/run-of.ts';
import { sampleRecord } from './sample-records.ts';

const hex = 'f'.repeat(64);
const commit = '1'.repeat(40);
const terms = { version: 1, threshold: 1, roles: [] };
const asked = {
  title: 'Scrub the history',
  mandate: 'All of it.',
  criteria: [],
  gates: [],
  boundaries: [],
  assignees: [],
};

const subjects: readonly [Draft, string][] = [
  [
    { kind: 'genesis', nonce: 'a'.repeat(32), founders: [], terms, project: 'inkwell' },
    'genesis: kasra: inkwell',
  ],
  [
    { kind: 'join', principal: 'kasra', publicKey: 'k', roles: ['builder'] },
    'join: kasra: asks to be enrolled as builder',
  ],
  [
    {
      kind: 'enrol',
      principal: 'sos-dev',
      publicKey: 'k',
      request: hex,
      roles: ['builder'],
      capabilities: [],
    },
    'enrol: kasra: sos-dev as builder',
  ],
  [
    { kind: 'grant', principal: 'sos-dev', capabilities: ['message', 'brief'] },
    'grant: kasra to sos-dev: message, brief',
  ],
  [
    { kind: 'revoke', principal: 'sos-dev', keys: [], heads: [], reason: 'lost laptop' },
    'revoke: kasra: sos-dev: lost laptop',
  ],
  [{ kind: 'rotate', publicKey: 'k', proof: 'p' }, 'rotate: kasra: goes on with another key'],
  [{ kind: 'adopt', records: [hex], reason: 'honest' }, 'adopt: kasra: 1 late records: honest'],
  [
    { kind: 'waiver', fingerprint: `sos1:x:${'a'.repeat(24)}`, reason: 'a test' },
    `waiver: kasra: sos1:x:${'a'.repeat(24)} no more: a test`,
  ],
  [{ kind: 'withhold', digests: [hex], reason: 'a token' }, 'withhold: kasra: 1 blobs: a token'],
  [{ kind: 'brief', brief: 'S069', ...asked }, 'brief: kasra: Scrub the history [S069]'],
  [
    { kind: 'amendment', brief: 'S069', version: 2, previous: hex, reason: 'more paths', ...asked },
    'amendment: kasra: version 2: more paths [S069]',
  ],
  [{ kind: 'claim', brief: 'S069' }, 'claim: kasra [S069]'],
  [{ kind: 'unclaim', brief: 'S069', reason: 'ill' }, 'unclaim: kasra: ill [S069]'],
  [
    { kind: 'submission', brief: 'S069', terms: hex, commit, tree: commit },
    'submission: kasra: commit 111111111111 [S069]',
  ],
  [{ kind: 'close', brief: 'S069', terms: hex, verdicts: [], evidence: [] }, 'close: kasra [S069]'],
  [{ kind: 'cancel', brief: 'S069', reason: 'no need' }, 'cancel: kasra: no need [S069]'],
  [{ kind: 'reopen', brief: 'S069', reason: 'not done' }, 'reopen: kasra: not done [S069]'],
  [
    {
      kind: 'message',
      type: 'blocker',
      to: ['sos-dev'],
      body: 'old refs\nstill exist',
      brief: 'S069',
    },
    'blocker: kasra to sos-dev: old refs still exist [S069]',
  ],
  [
    {
      kind: 'message',
      type: 'note',
      to: ['sos-dev', 'athena', 'loom'],
      subject: 'hello',
      body: 'x',
    },
    'note: kasra to sos-dev and 2 more: hello',
  ],
  [{ kind: 'receipt', message: hex, state: 'accepted' }, 'receipt: kasra: accepted ffffffffffff'],
  [
    { kind: 'receipt', message: hex, state: 'declined', note: 'Not here' },
    'receipt: kasra: declined ffffffffffff: Not here',
  ],
  [{ kind: 'begin', message: hex, host: 'box' }, 'begin: kasra: ffffffffffff on box'],
  [
    { kind: 'begin', message: hex, host: 'box', again: 'it was killed' },
    'begin: kasra: ffffffffffff on box, again: it was killed',
  ],
  [
    { kind: 'evidence', brief: 'S069', criterion: 'c1', claim: 'I looked' },
    'evidence: kasra: c1: claim [S069]',
  ],
  [
    { kind: 'gate-request', brief: 'S069', gate: 'clean', terms: hex, commit, tree: commit },
    'gate-request: kasra: clean at 111111111111 [S069]',
  ],
  [
    {
      kind: 'verdict',
      brief: 'S069',
      gate: 'clean',
      verdict: 'block',
      terms: hex,
      commit,
      tree: commit,
      evidence: [],
      findings: [],
      followUps: [],
      notChecked: [],
    },
    'verdict: kasra: block clean at 111111111111 [S069]',
  ],
];

describe('the subject of a record', () => {
  it.each(subjects.map(([draft, subject]) => [subject, draft] as const))(
    'reads %s',
    (subject, draft) => {
      expect(subjectOf(sampleRecord(draft))).toBe(subject);
    },
  );

  it('of a kind from a later version names kind and author', () => {
    const later = {
      ...sampleRecord({ kind: 'claim', brief: 'S069' }),
      kind: 'waiver',
      unknown: true,
    };
    expect(subjectOf({ ...later, brief: undefined } as unknown as UnknownRecord)).toBe(
      'waiver: kasra',
    );
  });

  it('of a run says how it ended, and whether the work tree was the commit', () => {
    const draft = runOf('S069', 'c1', { commit });
    expect(subjectOf(sampleRecord(draft))).toBe(
      'evidence: kasra: c1: exit 0: git rev-list --all [S069]',
    );
    const dirty = { ...draft, run: { ...draft.run!, dirty: hex } };
    expect(subjectOf(sampleRecord(dirty))).toBe(
      'evidence: kasra: c1: exit 0 with changes: git rev-list --all [S069]',
    );
  });

  it('never shows the bytes of a command, only why it is sent', () => {
    const content = { size: 3012, sha256: hex, parts: [hex] };
    const command = { content, why: 'one branch, nothing else' };
    const draft: Draft = { kind: 'message', type: 'command', to: ['sos-dev'], command };
    expect(subjectOf(sampleRecord(draft))).toBe(
      'command: kasra to sos-dev: one branch, nothing else',
    );
  });

  it('is one line of at most 100 characters, cut at a word and said to be cut', () => {
    const body = 'a rather long sentence that goes on '.repeat(9);
    const draft: Draft = { kind: 'message', type: 'note', to: ['sos-dev'], body, brief: 'S069' };
    const subject = subjectOf(sampleRecord(draft));
    expect(subject).toBe(
      'note: kasra to sos-dev: a rather long sentence that goes on a rather long sentence that goes… [S069]',
    );
    expect(subject.length).toBeLessThanOrEqual(100);
  });

  it('shows characters that deceive instead of passing them on', () => {
    const draft: Draft = { kind: 'brief', brief: 'S069', ...asked, title: 'a\u202eb\u001b[2J' };
    expect(subjectOf(sampleRecord(draft))).toBe('brief: kasra: a<U+202E>b<U+001B>[2J [S069]');
  });
});

describe('the words of a commit', () => {
  it('carry the id and the kind as trailers', () => {
    const record = sampleRecord({ kind: 'claim', brief: 'S069' });
    expect(messageOf(inscriptionOf(record, hex))).toBe(
      `claim: kasra [S069]\n\nSos-Record: ${hex}\nSos-Kind: claim\n`,
    );
  });

  it('cannot be made to hold a line of somebody else', () => {
    const forged = {
      subject: 'a\n\nSos-Kind: genesis',
      trailers: [['Sos-Kind', 'note\nX: y']],
    } as const;
    expect(messageOf(forged)).toBe('a Sos-Kind: genesis\n\nSos-Kind: note X: y\n');
  });

  it('name an author without brackets, line ends and control characters', () => {
    const author = safeAuthor({ name: 'Eve <x>\n\u001b[2Jcommitter', email: 'a b@c>\n<d' });
    expect(author).toEqual({ name: 'Eve x [2Jcommitter', email: 'ab@cd' });
    expect(safeAuthor({ name: '\n', email: '' })).toEqual({ name: 'unknown', email: '' });
  });
});
