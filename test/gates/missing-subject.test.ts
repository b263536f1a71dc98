import { describe, expect, it } from 'vitest';
import { briefsOf } from '../../src/briefs/index.ts';
import {
  closeBrief,
  criteriaFor,
  gateQuestion,
  missingToClose,
  movesOf,
  passGate,
} from '../../src/gates/index.ts';
import { codeOf, GateStory, missingIn } from '../support/gate-story.ts';
import { oidOf } from '../support/terms.ts';

/** A clone in which only these commits are. */
function withOnly(...digits: string[]) {
  return { present: new Set(digits.map(oidOf)) };
}

/** A brief whose criterion is shown on commit a, with or without its gate. */
function shownOnA(gated: boolean): GateStory {
  const story = new GateStory();
  if (!gated) {
    const terms = { ...story.brief().terms, gates: [] };
    const about = { brief: 'S069', version: 2, previous: story.brief().termsId };
    story.tell('loom', { kind: 'amendment', ...about, reason: 'no gate', ...terms });
  }
  story.submit('a');
  story.show('a');
  return story;
}

function closingIn(story: GateStory, around: ReturnType<typeof withOnly>) {
  const gates = story.gates(around).all.get('S069')!;
  return { ...story.closing(), gates, ...around };
}

function turns(story: GateStory, around: ReturnType<typeof withOnly>) {
  const ruling = story.ruling();
  const board = { ruling, briefs: briefsOf(ruling), gates: story.gates(around), ...around };
  return movesOf(board).map(({ who, next, why }) => ({ who, next, why }));
}

const SUBMIT = 'sos brief submit S069';

describe('a submitted commit that is not here', () => {
  it('shows nothing and fails nothing: no closing rests on it, gate or no gate', () => {
    const story = shownOnA(false);
    expect(missingToClose(closingIn(story, withOnly('a')))).toEqual([]);
    const closing = closingIn(story, withOnly('b'));
    expect(criteriaFor(closing)).toMatchObject([
      { ok: false, subjectMissing: true, by: undefined, offered: [{ evidence: { passed: true } }] },
    ]);
    expect(missingToClose(closing).map(({ command }) => command)).toEqual(['git fetch', SUBMIT]);
    expect(codeOf(() => closeBrief(closing))).toBe('gates.not-closable');
    expect(missingIn(() => closeBrief(closing))).toMatch(
      /^subject missing: the submitted commit aaaa\w+ is not here; criterion c1 is to be shown/,
    );
  });

  it('is said at the gate, which nobody passes on it', () => {
    const story = shownOnA(true);
    story.tell('athena', passGate(story.bench()));
    const around = withOnly('b');
    const bench = { ...story.bench(), gate: story.gate(around), ...around };
    expect(codeOf(() => passGate(bench))).toBe('gates.subject-missing');
    const { gate, criteria, missing } = gateQuestion(bench);
    expect(gate).toMatchObject({
      standing: 'subject-missing',
      verdicts: [{ flaw: undefined, subjectMissing: true }],
    });
    expect(criteria).toMatchObject([{ ok: false, subjectMissing: true }]);
    expect(missing.map(({ command }) => command)).toEqual(['git fetch', SUBMIT]);
  });

  it('is the move of whoever works, never to close and never to do again what is gone', () => {
    for (const story of [shownOnA(false), shownOnA(true), repeated()]) {
      expect(turns(story, withOnly('b'))).toEqual([
        { who: ['sos-dev'], next: SUBMIT, why: expect.stringMatching(/^subject missing: /) },
      ]);
    }
  });

  it('is past once the work is submitted and shown anew, also where the old run had failed', () => {
    const story = shownOnA(false);
    story.show('a', 1);
    story.submit('b');
    const after = { next: 'sos evidence run --brief S069 --criterion c1' };
    expect(turns(story, withOnly('b'))).toMatchObject([after]);
    story.show('b');
    const closing = closingIn(story, withOnly('b'));
    expect(criteriaFor(closing)).toMatchObject([
      { ok: true, subjectMissing: false, offered: [{}, {}, {}] },
    ]);
    expect(criteriaFor(closing)[0]!.offered.map(({ evidence }) => evidence.subjectMissing)).toEqual(
      [true, true, false],
    );
    expect(closeBrief(closing).evidence).toHaveLength(1);
  });
});

/** A gate that does the run again, which cannot be done on a commit that is gone. */
function repeated(): GateStory {
  const story = new GateStory({}, 'gate');
  story.submit('a');
  story.show('a');
  return story;
}
