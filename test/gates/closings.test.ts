import { describe, expect, it } from 'vitest';
import { briefsOf } from '../../src/briefs/index.ts';
import { blockGate, closeBrief, closingFindings, passGate } from '../../src/gates/index.ts';
import { GateStory, OLD_REFS } from '../support/gate-story.ts';

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
        message: 'loom closed S069 without criterion c1, gate clean',
      },
    ]);
  });

  it('over a block that its author knew of is reported', () => {
    const story = passed();
    const draft = closeBrief(story.closing());
    story.tell('athena', blockGate(story.bench(), { findings: [OLD_REFS], reason: 'old tags' }));
    story.tell('loom', draft);
    expect(findingsIn(story)).toMatchObject([{ code: 'brief.closed-short' }]);
  });
});
