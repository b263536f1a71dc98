import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amendBrief,
  briefsOf,
  cancelBrief,
  claimBrief,
  findBrief,
  nextBriefId,
  openBrief,
  reopenBrief,
  submitWork,
  unclaimBrief,
} from '../../src/briefs/index.ts';
import { Story } from '../support/ruling.ts';
import { oidOf, termsWith } from '../support/terms.ts';

function withBriefs(...ids: readonly string[]): Story {
  const story = new Story().enrol('loom').enrol('kasra').enrol('sos-dev');
  for (const brief of ids) story.tell('loom', { kind: 'brief', brief, ...termsWith() });
  return story;
}

function briefOf(story: Story, id = 'S069') {
  return briefsOf(story.ruling()).all.get(id)!;
}

function codeOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return (error as { code: unknown }).code;
  }
  return undefined;
}

describe('nextBriefId', () => {
  it.each([
    [[], 'B001'],
    [['S069'], 'S070'],
    [['S069', 'S102', 'S070'], 'S103'],
    [['S069', 'REL-9'], 'REL-10'],
    [['B001', 'DOCS'], 'B002'],
    [['DOCS'], 'B001'],
    [['A999'], 'A1000'],
  ])('after %j comes %s', (ids, next) => {
    expect(nextBriefId(briefsOf(withBriefs(...ids).ruling()))).toBe(next);
  });

  it('is never taken', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,2}[0-9]{0,4}$/), { maxLength: 12 });
    fc.assert(
      fc.property(ids, (taken) => {
        expect(taken).not.toContain(nextBriefId(briefsOf(withBriefs(...taken).ruling())));
      }),
    );
  });
});

describe('findBrief', () => {
  const briefs = briefsOf(withBriefs('S06', 'S069', 'S070').ruling());

  it('finds by exact id before prefix, in any letter case', () => {
    expect(findBrief(briefs, 's06').id).toBe('S06');
    expect(findBrief(briefs, 's07').id).toBe('S070');
  });

  it('lists the candidates of an ambiguous beginning', () => {
    expect(() => findBrief(briefs, 'S0')).toThrow('S06, S069, S070');
    expect(codeOf(() => findBrief(briefs, 'S0'))).toBe('briefs.ambiguous');
    expect(codeOf(() => findBrief(briefs, ''))).toBe('briefs.not-found');
    expect(codeOf(() => findBrief(briefs, 'X'))).toBe('briefs.not-found');
  });
});

describe('the verbs of a brief', () => {
  it('open takes the next id, or the one asked for unless it is taken', () => {
    const briefs = briefsOf(withBriefs('S069').ruling());
    expect(openBrief(briefs, { terms: termsWith() }).brief).toBe('S070');
    expect(openBrief(briefs, { id: 'x1', terms: termsWith() }).brief).toBe('X1');
    expect(codeOf(() => openBrief(briefs, { id: 's069', terms: termsWith() }))).toBe(
      'briefs.id-taken',
    );
  });

  it('amend names what it replaces and refuses to change nothing or to say no reason', () => {
    const brief = briefOf(withBriefs('S069'));
    const terms = termsWith({ boundaries: ['no-push'] });
    expect(amendBrief(brief, { who: 'loom', terms, reason: 'safety' })).toMatchObject({
      version: 2,
      previous: brief.termsId,
      boundaries: ['no-push'],
    });
    const amend = (given: object) => () =>
      amendBrief(brief, { who: 'loom', terms, reason: 'safety', ...given });
    expect(codeOf(amend({ terms: termsWith() }))).toBe('briefs.nothing-changed');
    expect(codeOf(amend({ reason: ' ' }))).toBe('briefs.no-reason');
  });

  it('claim tells who holds the brief, and is done when it is yours already', () => {
    const story = withBriefs('S069');
    story.tell('sos-dev', claimBrief(briefOf(story), 'sos-dev')!);
    expect(claimBrief(briefOf(story), 'sos-dev')).toBeUndefined();
    expect(() => claimBrief(briefOf(story), 'kasra')).toThrow('sos-dev holds S069');
  });

  it('unclaim is for the holder, or with a reason for who opened the brief', () => {
    const story = withBriefs('S069');
    expect(codeOf(() => unclaimBrief(briefOf(story), { who: 'loom' }))).toBe(
      'briefs.not-your-claim',
    );
    story.tell('sos-dev', { kind: 'claim', brief: 'S069' });
    const brief = briefOf(story);
    expect(unclaimBrief(brief, { who: 'sos-dev' })).toEqual({ kind: 'unclaim', brief: 'S069' });
    expect(codeOf(() => unclaimBrief(brief, { who: 'kasra' }))).toBe('briefs.not-your-claim');
    expect(codeOf(() => unclaimBrief(brief, { who: 'loom' }))).toBe('briefs.no-reason');
    expect(unclaimBrief(brief, { who: 'loom', reason: 'gone' }).reason).toBe('gone');
  });

  it('submit is for the holder or an assignee and binds the terms in force', () => {
    const story = withBriefs('S069');
    const work = { who: 'sos-dev', commit: oidOf('a'), tree: oidOf('b') };
    expect(codeOf(() => submitWork(briefOf(story), work))).toBe('briefs.not-your-work');
    story.tell('sos-dev', { kind: 'claim', brief: 'S069' });
    const draft = submitWork(briefOf(story), work);
    expect(draft.terms).toBe(briefOf(story).termsId);
    story.tell('sos-dev', draft);
    expect(codeOf(() => submitWork(briefOf(story), work))).toBe('briefs.already-submitted');
    expect(submitWork(briefOf(story), { ...work, commit: oidOf('c') }).commit).toBe(oidOf('c'));
  });

  it('ended briefs take nothing but a reopening', () => {
    const story = withBriefs('S069');
    expect(codeOf(() => reopenBrief(briefOf(story), 'why'))).toBe('briefs.not-ended');
    story.tell('loom', cancelBrief(briefOf(story), 'no longer'));
    const brief = briefOf(story);
    const work = { who: 'loom', commit: oidOf('a'), tree: oidOf('b') };
    const terms = termsWith({ title: 'other' });
    for (const act of [
      () => claimBrief(brief, 'kasra'),
      () => cancelBrief(brief, 'again'),
      () => submitWork(brief, work),
      () => amendBrief(brief, { who: 'loom', terms, reason: 'x' }),
    ]) {
      expect(codeOf(act)).toBe('briefs.ended');
    }
    story.tell('loom', reopenBrief(brief, 'needed after all'));
    expect(briefOf(story).standing).toBe('open');
  });
});
