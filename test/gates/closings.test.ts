import { describe, expect, it } from 'vitest';
import { briefsOf } from '../../src/briefs/index.ts';
import { blockGate, closeBrief, closingFindings, passGate } from '../../src/gates/index.ts';
import { GateStory, OLD_REFS } from '../support/gate-story.ts';

const WAIT = { brief: 'S069', body: 'wait' } as const;

function findingsIn(story: GateStory) {
  const ruling = story.ruling();
  return closingFindings(ruling, briefsOf(ruling));
}

function passed(): GateStory {
  const story = new GateStory();
  story.submit('a');
  story.show('a');
  story.tell('athena', passGate(story.bench()));
  return story;
}

describe('a closing', () => {
  it('that had everything stays good, also when the pass is overturned later', () => {
    const story = passed();
    story.tell('loom', closeBrief(story.closing()));
    expect(findingsIn(story)).toEqual([]);
    story.tell('athena', blockGate(story.bench(), { findings: [OLD_REFS], reason: 'old tags' }));
    expect(story.gates().affected).toHaveLength(1);
    expect(findingsIn(story)).toEqual([]);
  });

  it('that names nothing is reported with all that it lacks', () => {
    const story = passed();
    const terms = story.brief().termsId;
    const closing = { brief: 'S069', terms, verdicts: [], evidence: [] };
    story.tell('loom', { kind: 'close', ...closing });
    expect(findingsIn(story)).toMatchObject([
      {
        code: 'brief.closed-short',
        severity: 'error',
        message: 'loom closed S069 without the submission offered last, criterion c1, gate clean',
      },
    ]);
  });

  it('on work that passed, with other work offered since, is reported', () => {
    const story = passed();
    const draft = closeBrief(story.closing());
    story.submit('b');
    story.tell('loom', draft);
    expect(findingsIn(story)).toMatchObject([
      { message: 'loom closed S069 without the submission offered last' },
    ]);
  });

  it('on what was offered before a reopening is reported', () => {
    const story = passed();
    const draft = closeBrief(story.closing());
    story.tell('loom', draft);
    story.tell('loom', { kind: 'reopen', brief: 'S069', reason: 'not yet' });
    story.tell('loom', draft);
    expect(findingsIn(story)).toMatchObject([{ message: 'loom closed S069 without a submission' }]);
  });

  it('on a run that went well before one failed that its author knew of is reported', () => {
    const story = passed();
    const draft = closeBrief(story.closing());
    const failed = story.show('a', 1);
    const closing = story.tell('loom', draft);
    expect(findingsIn(story)).toMatchObject([{ message: 'loom closed S069 without criterion c1' }]);
    expect(story.ruling().history.precedes(failed.id, closing.id)).toBe(true);
  });

  it('that did not know of the later run, work or blocker is good', () => {
    const story = passed();
    const knowing = story.ruling().entries.slice(-1);
    const draft = closeBrief(story.closing());
    story.show('a', 1);
    story.submit('b');
    story.tell('kasra', { kind: 'message', type: 'blocker', to: ['loom'], ...WAIT });
    story.tell('loom', draft, knowing);
    expect(findingsIn(story)).toEqual([]);
  });

  it('past a blocker that its author knew of is reported, until somebody who may has replied', () => {
    const told = (replier: string) => {
      const story = passed();
      const draft = closeBrief(story.closing());
      const blocker = { kind: 'message', type: 'blocker', to: ['loom'], ...WAIT } as const;
      const { id } = story.tell('kasra', blocker);
      story.tell(replier, { kind: 'message', type: 'reply', to: ['kasra'], answers: id, ...WAIT });
      story.tell('loom', draft);
      return findingsIn(story);
    };
    expect(told('sos-dev')).toMatchObject([
      { message: expect.stringMatching(/without a reply to blocker [0-9a-f]{12}$/) as string },
    ]);
    expect(told('loom')).toEqual([]);
    expect(told('kasra')).toEqual([]);
  });

  it('over a block that its author knew of is reported', () => {
    const story = passed();
    const draft = closeBrief(story.closing());
    story.tell('athena', blockGate(story.bench(), { findings: [OLD_REFS], reason: 'old tags' }));
    story.tell('loom', draft);
    expect(findingsIn(story)).toMatchObject([{ code: 'brief.closed-short' }]);
  });
});
