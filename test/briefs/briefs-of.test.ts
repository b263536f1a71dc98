import { describe, expect, it } from 'vitest';
import { briefsOf, claimBrief, submitWork } from '../../src/briefs/index.ts';
import { Story } from '../support/ruling.ts';
import { oidOf, termsWith } from '../support/terms.ts';

function team(): Story {
  return new Story()
    .enrol('loom')
    .enrol('kasra')
    .enrol('sos-dev')
    .enrol('athena', {
      roles: ['gatekeeper'],
      person: true,
    });
}

function stateOf(story: Story) {
  return briefsOf(story.ruling()).all.get('S069')!;
}

const open = { kind: 'brief', brief: 'S069', ...termsWith() } as const;
const claim = { kind: 'claim', brief: 'S069' } as const;

describe('briefsOf', () => {
  it('tells who opened a brief, what it asks for and that nobody holds it', () => {
    const story = team();
    const opened = story.tell('loom', open);
    const brief = stateOf(story);
    expect(brief).toMatchObject({ id: 'S069', version: 1, standing: 'open', termsId: opened.id });
    expect(brief.people.author).toBe('loom');
    expect(brief.versions).toHaveLength(1);
  });

  it('goes from open over claimed and submitted to closed', () => {
    const story = team();
    const opened = story.tell('loom', open);
    story.tell('sos-dev', claim);
    expect(stateOf(story).standing).toBe('claimed');
    const work = { brief: 'S069', terms: opened.id, commit: oidOf('a'), tree: oidOf('b') };
    const submission = story.tell('sos-dev', { kind: 'submission', ...work });
    expect(stateOf(story).standing).toBe('submitted');
    expect(stateOf(story).lastSubmission).toBe(submission);
    const closing = { brief: 'S069', terms: opened.id, verdicts: [], evidence: [] };
    story.tell('loom', { kind: 'close', ...closing, submission: submission.id });
    expect(stateOf(story).standing).toBe('closed');
  });

  it('gives a brief to the first of two who claim it at once and tells the other, without an error', () => {
    const story = team();
    const opened = story.tell('loom', open);
    const first = story.tell('sos-dev', claim, [opened]);
    const second = story.tell('kasra', claim, [opened]);
    const briefs = briefsOf(story.ruling());
    expect(briefs.all.get('S069')?.claim).toBe(first);
    expect(briefs.findings).toMatchObject([
      { code: 'brief.claim-lost', severity: 'notice', id: second.id },
    ]);
  });

  it('never forgets who worked on a brief, not even one who lost the claim or gave it back', () => {
    const story = team();
    story.tell('loom', open);
    story.tell('sos-dev', claim);
    story.tell('kasra', claim);
    story.tell('sos-dev', { kind: 'unclaim', brief: 'S069' });
    expect(stateOf(story).standing).toBe('open');
    expect([...stateOf(story).workers]).toEqual(['sos-dev', 'kasra']);
  });

  it('keeps the brief of whoever opened it first and reports the second under the same id', () => {
    const story = team();
    const first = story.tell('loom', open, []);
    const second = story.tell('kasra', { ...open, title: 'Something else' }, []);
    const briefs = briefsOf(story.ruling());
    expect(briefs.all.get('S069')?.opened).toBe(first);
    expect(briefs.findings).toMatchObject([{ code: 'brief.duplicate-id', id: second.id }]);
  });

  it('keeps old terms beside amended ones with reason and author', () => {
    const story = team();
    const opened = story.tell('loom', open);
    const amendment = {
      brief: 'S069',
      version: 2,
      previous: opened.id,
      reason: 'The scan said 85',
    };
    const amended = story.tell('kasra', {
      kind: 'amendment',
      ...amendment,
      ...termsWith({ title: 'Publish a cleaner history' }),
    });
    const brief = stateOf(story);
    expect(brief).toMatchObject({
      version: 2,
      termsId: amended.id,
      title: 'Publish a cleaner history',
    });
    expect(brief.versions.map(({ reason, author }) => [reason, author])).toEqual([
      [undefined, 'loom'],
      ['The scan said 85', 'kasra'],
    ]);
  });

  it('takes the first of two concurrent amendments and reports the other', () => {
    const story = team();
    const opened = story.tell('loom', open);
    const amend = (title: string) =>
      ({
        kind: 'amendment',
        brief: 'S069',
        version: 2,
        previous: opened.id,
        reason: 'more',
        ...termsWith({ title }),
      }) as const;
    story.tell('loom', amend('one'), [opened]);
    const late = story.tell('kasra', amend('two'), [opened]);
    const briefs = briefsOf(story.ruling());
    expect(briefs.all.get('S069')).toMatchObject({ title: 'one', version: 2 });
    expect(briefs.findings).toMatchObject([{ code: 'brief.wrong-version', id: late.id }]);
  });

  it('does not let a worker hand the gate of the own work to a friend', () => {
    const story = team();
    const gates = [{ name: 'clean', holder: 'athena', trigger: 'request', needs: [] }] as const;
    const opened = story.tell('loom', { ...open, gates });
    story.tell('sos-dev', claim);
    story.tell('sos-dev', {
      kind: 'amendment',
      brief: 'S069',
      version: 2,
      previous: opened.id,
      reason: 'athena is busy',
      ...termsWith({ gates: [{ ...gates[0], holder: 'kasra' }] }),
    });
    const briefs = briefsOf(story.ruling());
    expect(briefs.all.get('S069')?.terms.gates[0]?.holder).toBe('athena');
    expect(briefs.findings).toMatchObject([{ code: 'brief.gates-moved', severity: 'error' }]);
  });

  it('lets a worker add criteria and mend words, and change nothing of what was asked', () => {
    const story = team();
    const asked = { id: 'c1', text: 'It wroks', run: ['npm', 'test'], grade: 'gate' } as const;
    const opened = story.tell('loom', { ...open, ...termsWith({ criteria: [asked] }) });
    story.tell('sos-dev', claim);
    const step = { kind: 'amendment', brief: 'S069', reason: 'so' } as const;
    const mended = { ...asked, text: 'It works' };
    const added = { id: 'c2', text: 'It is quick', grade: 'claim' } as const;
    const better = story.tell('sos-dev', {
      ...step,
      ...{ version: 2, previous: opened.id },
      ...termsWith({ criteria: [mended, added] }),
    });
    expect(briefsOf(story.ruling()).findings).toEqual([]);
    for (const criteria of [
      [],
      [added],
      [{ ...mended, grade: 'self' as const }],
      [{ ...mended, run: ['true'] }],
      [{ id: 'c1', text: 'It works', grade: 'gate' as const }],
    ])
      story.tell('sos-dev', {
        ...step,
        ...{ version: 3, previous: better.id },
        ...termsWith({ criteria }),
      });
    const briefs = briefsOf(story.ruling());
    expect(briefs.all.get('S069')?.terms.criteria).toEqual([mended, added]);
    expect(briefs.findings.map(({ code }) => code)).toEqual(Array(5).fill('brief.gates-moved'));
  });

  it('says who changed a gate and took the work on afterwards', () => {
    const story = team();
    const gates = [{ name: 'clean', holder: 'athena', trigger: 'request', needs: [] }] as const;
    const opened = story.tell('loom', { ...open, gates });
    story.tell('sos-dev', {
      kind: 'amendment',
      brief: 'S069',
      version: 2,
      previous: opened.id,
      reason: 'athena is busy',
      ...termsWith({ gates: [{ ...gates[0], holder: 'kasra' }] }),
    });
    expect(briefsOf(story.ruling()).findings).toEqual([]);
    story.tell('sos-dev', claim);
    expect(briefsOf(story.ruling()).findings).toMatchObject([
      { code: 'brief.asked-less', severity: 'error' },
      { code: 'brief.gates-moved', severity: 'warning' },
    ]);
  });

  describe('of somebody who changed what a brief of somebody else asks for', () => {
    const gates = [{ name: 'clean', holder: 'athena', trigger: 'request', needs: [] }] as const;
    const step = { kind: 'amendment', brief: 'S069', version: 2, reason: 'simpler' } as const;
    const dropped = { ...step, ...termsWith({ assignees: ['sos-dev'] }) };

    it('lets no claim and no submission count, and those of others do', () => {
      const story = team();
      const opened = story.tell('loom', { ...open, ...termsWith({ gates }) });
      const less = story.tell('sos-dev', { ...dropped, previous: opened.id });
      story.tell('sos-dev', claim);
      const work = { brief: 'S069', terms: less.id, commit: oidOf('a'), tree: oidOf('b') };
      story.tell('sos-dev', { kind: 'submission', ...work });
      expect(stateOf(story)).toMatchObject({ standing: 'open', version: 2 });
      expect(stateOf(story).claim).toBeUndefined();
      const errors = briefsOf(story.ruling()).findings.filter((each) => each.severity === 'error');
      expect(errors.map(({ code }) => code)).toEqual(['brief.asked-less', 'brief.asked-less']);
      story.tell('kasra', claim);
      expect(stateOf(story).claim?.author).toBe('kasra');
    });

    it('is refused when it is written, with who opened it and what changed', () => {
      const story = team();
      const opened = story.tell('loom', { ...open, ...termsWith({ gates }) });
      story.tell('sos-dev', { ...dropped, previous: opened.id });
      const brief = stateOf(story);
      const refused = expect.objectContaining({ code: 'briefs.asked-less', kind: 'refused' });
      expect(() => claimBrief(brief, 'sos-dev')).toThrow(refused);
      const work = { who: 'sos-dev', commit: oidOf('a'), tree: oidOf('b') };
      expect(() => submitWork(brief, work)).toThrow(refused);
      expect(claimBrief(brief, 'kasra')).toBeDefined();
    });

    it('leaves whoever opened the brief free to ask less of it, and whoever asks more', () => {
      const story = team();
      const opened = story.tell('loom', { ...open, ...termsWith({ gates }) });
      const added = { id: 'c2', text: 'It is quick', grade: 'claim' } as const;
      const more = { ...step, ...termsWith({ gates, criteria: [...open.criteria, added] }) };
      const second = story.tell('sos-dev', { ...more, previous: opened.id });
      story.tell('loom', { ...dropped, version: 3, previous: second.id });
      story.tell('sos-dev', claim);
      expect(stateOf(story)).toMatchObject({ version: 3, claim: { author: 'sos-dev' } });
      expect(briefsOf(story.ruling()).findings).toEqual([]);
    });
  });

  it('does not count work of somebody who neither holds the brief nor is assigned to it', () => {
    const story = team();
    const opened = story.tell('loom', open);
    const work = { brief: 'S069', terms: opened.id, commit: oidOf('a'), tree: oidOf('b') };
    story.tell('kasra', { kind: 'submission', ...work });
    const briefs = briefsOf(story.ruling());
    expect(briefs.all.get('S069')?.lastSubmission).toBeUndefined();
    expect(briefs.all.get('S069')?.workers.has('kasra')).toBe(true);
    expect(briefs.findings).toMatchObject([{ code: 'brief.not-yours' }]);
  });

  it('does not close what was amended meanwhile', () => {
    const story = team();
    const opened = story.tell('loom', open);
    const amendment = { version: 2, previous: opened.id, reason: 'more' };
    story.tell('loom', {
      kind: 'amendment',
      brief: 'S069',
      ...amendment,
      ...termsWith({ title: 'more' }),
    });
    const closing = { brief: 'S069', terms: opened.id, verdicts: [], evidence: [] };
    story.tell('kasra', { kind: 'close', ...closing }, [opened]);
    const briefs = briefsOf(story.ruling());
    expect(briefs.all.get('S069')?.standing).toBe('open');
    expect(briefs.findings).toMatchObject([{ code: 'brief.wrong-version' }]);
  });

  it('reports records about ended and unknown briefs, gently where the author could not know', () => {
    const story = team();
    const opened = story.tell('loom', open);
    const cancelled = story.tell('loom', { kind: 'cancel', brief: 'S069', reason: 'not needed' });
    story.tell('sos-dev', claim, [opened]);
    story.tell('sos-dev', claim, [cancelled]);
    story.tell('sos-dev', { kind: 'claim', brief: 'S999' });
    expect(briefsOf(story.ruling()).findings).toMatchObject([
      { code: 'brief.not-open', severity: 'notice' },
      { code: 'brief.not-open', severity: 'warning' },
      { code: 'brief.unknown' },
    ]);
  });

  it('asks for a new submission after a reopening', () => {
    const story = team();
    const opened = story.tell('loom', open);
    story.tell('sos-dev', claim);
    const work = { brief: 'S069', terms: opened.id, commit: oidOf('a'), tree: oidOf('b') };
    story.tell('sos-dev', { kind: 'submission', ...work });
    story.tell('loom', { kind: 'cancel', brief: 'S069', reason: 'not needed' });
    story.tell('loom', { kind: 'reopen', brief: 'S069', reason: 'needed after all' });
    expect(stateOf(story)).toMatchObject({ standing: 'claimed', lastSubmission: undefined });
    expect(stateOf(story).submissions).toHaveLength(1);
  });

  it('names who can answer each gate, and nobody where the last holder is revoked', () => {
    const gates = [
      { name: 'clean', holder: 'role:gatekeeper', trigger: 'request', needs: [], person: true },
    ] as const;
    const story = team();
    story.tell('loom', { ...open, gates });
    expect(stateOf(story).people.holders.get('clean')).toEqual(['athena']);
    story.revoke('athena');
    expect(stateOf(story).people.holders.get('clean')).toEqual([]);
  });
});
