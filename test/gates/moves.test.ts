import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortId } from '../../src/base/index.ts';
import { briefsOf, isEnded } from '../../src/briefs/index.ts';
import {
  blockGate,
  gateQuestion,
  heldUpGates,
  missingToClose,
  movesOf,
  passGate,
  requestGate,
  type Move,
} from '../../src/gates/index.ts';
import type { Run } from '../../src/records/index.ts';
import { GateStory, hintOf, OLD_REFS } from '../support/gate-story.ts';
import { runOf } from '../support/run-of.ts';
import { oidOf } from '../support/terms.ts';

function movesIn(story: GateStory): Move[] {
  const ruling = story.ruling();
  const briefs = briefsOf(ruling);
  return movesOf({ ruling, briefs, gates: story.gates() });
}

function heldUpIn(story: GateStory) {
  const ruling = story.ruling();
  return heldUpGates({ ruling, briefs: briefsOf(ruling), gates: story.gates() });
}

function turns(story: GateStory): string[] {
  return movesIn(story).map(({ who, next }) => `${who.join(' or ') || 'nobody'}: ${next}`);
}

const RUN = 'sos evidence run --brief S069 --criterion c1';

describe('whose move it is', () => {
  it('goes from claim to close without anybody waiting for somebody who waits', () => {
    const story = new GateStory();
    expect(turns(story)).toEqual(['loom or kasra or sos-dev or athena: sos brief claim S069']);
    story.tell('sos-dev', { kind: 'claim', brief: 'S069' });
    expect(turns(story)).toEqual(['sos-dev: sos brief submit S069']);
    story.submit('a');
    expect(turns(story)).toEqual([`sos-dev: ${RUN}`]);
    story.show('a');
    expect(turns(story)).toEqual(['athena: sos gate show S069 clean']);
    story.tell('athena', blockGate(story.bench(), { findings: [OLD_REFS] }));
    expect(turns(story)).toEqual(['sos-dev: sos gate show S069 clean']);
    story.submit('b');
    story.show('b');
    story.tell('athena', passGate(story.bench()));
    expect(turns(story)).toEqual(['loom: sos brief close S069']);
  });

  it('is the builder’s to ask a gate that waits for a request', () => {
    const story = new GateStory({ trigger: 'request' });
    story.submit('a');
    story.show('a');
    expect(turns(story)).toEqual(['sos-dev: sos gate request S069 clean']);
    const work = { commit: oidOf('a'), tree: oidOf('0') };
    story.tell('sos-dev', requestGate(story.brief(), story.gate(), work)!);
    expect(turns(story)).toEqual(['athena: sos gate show S069 clean']);
  });

  it('is the builder’s to mend what a block found beside a pass, with whose block it is', () => {
    const story = new GateStory({ holder: 'role:gatekeeper' });
    const knowing = [story.submit('a'), story.show('a')];
    story.forge('athena', 'block', { knowing });
    story.forge('kasra', 'pass', { knowing });
    expect(movesIn(story)).toMatchObject([{ who: ['sos-dev'], why: 'athena found old-refs' }]);
  });

  it('is the builder’s while evidence is missing, and the gate that was asked knows of whom', () => {
    const story = new GateStory();
    expect(heldUpIn(story)).toEqual([]);
    story.submit('a');
    const next = 'sos gate show S069 clean';
    const held = { brief: 'S069', gate: 'clean', holders: ['athena'], criteria: ['c1'], next };
    expect(heldUpIn(story)).toEqual([{ ...held, from: ['sos-dev'] }]);
    story.show('a', 1);
    expect(heldUpIn(story)).toHaveLength(1);
    story.show('a');
    expect(heldUpIn(story)).toEqual([]);
    story.submit('b');
    expect(heldUpIn(story)).toHaveLength(1);
    story.tell('loom', { kind: 'cancel', brief: 'S069', reason: 'no' });
    expect(heldUpIn(story)).toEqual([]);
  });

  it('is the author’s where a gate has no door', () => {
    const story = new GateStory();
    story.submit('a');
    story.show('a');
    story.revoke('athena');
    expect(turns(story)).toEqual(['loom: sos help brief amend']);
    const self = new GateStory({ holder: 'sos-dev' });
    self.submit('a');
    self.show('a');
    expect(movesIn(self)).toMatchObject([{ who: ['loom'], why: 'all who hold it did the work' }]);
  });

  it('is the builder’s to run first what a gate does again, and nobody’s to do the own run again', () => {
    const story = new GateStory({ holder: 'role:gatekeeper' }, 'gate');
    story.submit('a');
    expect(turns(story)).toEqual([`sos-dev: ${RUN}`]);
    const made = story.show('a');
    const again = `kasra or athena: sos evidence reproduce ${shortId(made.id)}`;
    expect(turns(story)).toEqual([again]);
    const failed = { commit: oidOf('a'), exit: 1, reproduces: made.id };
    story.tell('athena', runOf('S069', 'c1', failed));
    expect(turns(story)).toEqual([again]);
    story.tell('athena', runOf('S069', 'c1', { ...failed, exit: 0 }));
    expect(turns(story)).toEqual(['kasra or athena: sos gate show S069 clean']);
  });

  it('is the builder’s to run on what they submitted anew, not the gate’s to do an old run again', () => {
    const story = new GateStory({}, 'gate');
    story.submit('a');
    const made = story.show('a');
    story.tell('athena', runOf('S069', 'c1', { commit: oidOf('a'), reproduces: made.id }));
    story.tell('athena', blockGate(story.bench(), { findings: [OLD_REFS] }));
    story.submit('b');
    expect(turns(story)).toEqual([`sos-dev: ${RUN}`]);
    expect(heldUpIn(story)).toMatchObject([{ from: ['sos-dev'], criteria: ['c1'] }]);
    const { run, ...place } = runOf('S069', 'c1', { commit: oidOf('b') });
    const nowhere = Object.entries(run!).filter(([key]) => key !== 'commit');
    story.tell('sos-dev', { ...place, run: Object.fromEntries(nowhere) as unknown as Run });
    expect(turns(story)).toEqual([`sos-dev: ${RUN}`]);
    const anew = story.show('b');
    expect(turns(story)).toEqual([`athena: sos evidence reproduce ${shortId(anew.id)}`]);
  });

  it('is never theirs who cannot sign any more: the author gets the work on, or whoever may', () => {
    const story = new GateStory();
    story.submit('a');
    story.revoke('sos-dev');
    const why = 'sos-dev cannot sign any more';
    const back = { who: ['loom'], why, next: `sos brief unclaim S069 --reason '${why}'` };
    expect(movesIn(story)).toMatchObject([back]);
    story.tell('loom', { kind: 'unclaim', brief: 'S069', reason: why });
    expect(turns(story)).toEqual(['loom or kasra or athena: sos brief claim S069']);
    story.tell('kasra', { kind: 'claim', brief: 'S069' });
    story.revoke('loom');
    expect(turns(story)).toEqual([`kasra: ${RUN}`]);
    story.revoke('kasra');
    expect(movesIn(story)).toMatchObject([{ who: [], why: 'kasra cannot sign any more' }]);
  });

  it('is the author’s to amend where all who were assigned are gone', () => {
    const story = new GateStory();
    const about = { brief: 'S069', version: 2, previous: story.brief().termsId, reason: 'theirs' };
    const terms = { ...story.brief().terms, assignees: ['sos-dev', 'kasra'] };
    story.tell('loom', { kind: 'amendment', ...about, ...terms });
    story.revoke('sos-dev');
    expect(turns(story)).toEqual(['kasra: sos brief claim S069']);
    story.revoke('kasra');
    const next = 'sos help brief amend';
    expect(turns(story)).toEqual([`loom: ${next}`]);
    story.revoke('loom');
    expect(turns(story)).toEqual([`athena: ${next}`]);
  });

  it('is only theirs who would not be refused, and a refusal names only those', () => {
    const story = new GateStory({ holder: 'role:gatekeeper' });
    story.submit('a');
    story.show('a');
    story.tell('kasra', runOf('S069', 'c1', { commit: oidOf('a') }));
    expect(turns(story)).toEqual(['athena: sos gate show S069 clean']);
    expect(hintOf(() => passGate(story.bench('kasra')))).toContain('Who can: athena.');
    expect(hintOf(() => passGate(story.bench('loom')))).toContain('Who can: athena.');
    story.tell('athena', { kind: 'claim', brief: 'S069' });
    expect(movesIn(story)).toMatchObject([{ who: ['loom'], why: 'all who hold it did the work' }]);
    expect(hintOf(() => passGate(story.bench('kasra')))).toContain('Nobody holds it who did no');
  });

  it('is never nobody’s while a brief is open, and is closing only when nothing is missing', () => {
    const acts: readonly ((story: GateStory, digit: string) => unknown)[] = [
      (story, digit) => story.submit(digit),
      (story, digit) => story.show(digit),
      (story, digit) => story.show(digit, 1),
      (story) => story.tell('sos-dev', { kind: 'unclaim', brief: 'S069' }),
      (story) => story.tell('kasra', { kind: 'claim', brief: 'S069' }),
      (story, digit) => story.forge('athena', 'pass', { digit }),
      (story, digit) => story.forge('athena', 'block', { digit }),
      (story) => story.tell('loom', { kind: 'cancel', brief: 'S069', reason: 'no' }),
      (story) => story.tell('loom', { kind: 'reopen', brief: 'S069', reason: 'yes' }),
    ];
    const step = fc.tuple(fc.constantFrom(...acts), fc.constantFrom('a', 'b'));
    const trigger = fc.constantFrom('submission', 'request');
    fc.assert(
      fc.property(trigger, fc.array(step, { maxLength: 12 }), (on, steps) => {
        const story = new GateStory({ trigger: on });
        for (const [act, digit] of steps) act(story, digit);
        const moves = movesIn(story);
        expect(moves.length > 0).toBe(!isEnded(story.brief()));
        for (const move of moves) expect(move.who).not.toEqual([]);
        const closing = moves.some(({ next }) => next === 'sos brief close S069');
        if (closing) expect(missingToClose(story.closing())).toEqual([]);
      }),
    );
  });
});

describe('what a gate is asked', () => {
  it('says what was shown, what is missing, who did the work and what to compare', () => {
    const story = new GateStory();
    story.submit('a');
    story.forge('athena', 'block');
    story.submit('b');
    const made = story.show('b', 1);
    story.tell('kasra', runOf('S069', 'c1', { commit: oidOf('b'), reproduces: made.id }));
    const question = gateQuestion(story.bench());
    expect(question.since).toEqual({ from: oidOf('a'), to: oidOf('b') });
    expect(question.workers.map(({ who }) => who)).toEqual(['sos-dev']);
    expect(question.criteria[0]?.ok).toBe(true);
    expect(question.missing).toEqual([]);
  });
});

describe('what was taken back', () => {
  it('is a move of whoever may settle it, and of its author only to let it count', () => {
    const story = new GateStory();
    for (const other of ['loom', 'athena']) story.enrol(other, { can: ['message'] });
    story.takeBack('S069', 'a claim');
    const [counts, stays] = movesIn(story);
    expect(counts).toMatchObject({ brief: 'S069', who: ['kasra', 'sos-dev'] });
    expect(counts?.next).toMatch(/^sos adopt /);
    expect(stays).toMatchObject({ brief: 'S069', who: ['kasra'] });
    expect(stays?.next).toMatch(/^sos revoke /);
  });

  it('is missing before a pass, of who may what as well, and of a brief that is over', () => {
    const story = new GateStory();
    story.submit('a');
    const missing = () => gateQuestion(story.bench()).missing.map(({ what }) => what);
    const before = missing();
    story.takeBack('S069', 'a claim');
    story.takeBack(undefined, 'a grant', { kind: 'grant' });
    expect(missing().slice(0, 2)).toEqual([
      expect.stringMatching(/^sos-dev took back [0-9a-f]{12}, and nobody said yet/),
      expect.stringMatching(/^sos-dev took back [0-9a-f]{12}, and nobody said yet/),
    ]);
    expect(missing().slice(2)).toEqual(before);
    story.tell('loom', { kind: 'cancel', brief: 'S069', reason: 'no' });
    expect(turns(story)).toHaveLength(2);
  });

  it('is told of three at most, and how many more there are', () => {
    const story = new GateStory();
    for (const digit of '0123456') story.takeBack('S069', `claim ${digit}`);
    expect(gateQuestion(story.bench()).missing.map(({ what }) => what)).toContain(
      '4 more are in doubt',
    );
    expect(turns(story).filter((each) => each.includes('sos adopt'))).toHaveLength(3);
  });
});
