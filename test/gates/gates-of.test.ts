import { describe, expect, it } from 'vitest';
import type { TrustedEntry } from '../../src/trust/index.ts';
import { blockGate, gatesOn, passGate, withdrawVerdict } from '../../src/gates/index.ts';
import { GateStory, OLD_REFS } from '../support/gate-story.ts';
import { runOf } from '../support/run-of.ts';
import { oidOf, termsWith } from '../support/terms.ts';

describe('where a gate stands', () => {
  it('is nothing before work, asked by a submission, and passed by its holder', () => {
    const story = new GateStory();
    expect(story.gate().standing).toBe('none');
    story.submit('a');
    expect(story.gate()).toMatchObject({ standing: 'asked', holders: ['athena'] });
    story.show('a');
    story.tell('athena', passGate(story.bench()));
    expect(story.gate()).toMatchObject({ standing: 'pass', moved: [] });
  });

  it('is not asked by a submission where it waits for a request', () => {
    const story = new GateStory({ trigger: 'request' });
    story.submit('a');
    expect(story.gate().standing).toBe('none');
  });

  it('a pass for one head never counts for another', () => {
    const story = new GateStory({ trigger: 'request' });
    story.submit('a');
    story.forge('athena', 'pass');
    expect(story.gate().standing).toBe('pass');
    story.submit('b');
    expect(story.gate()).toMatchObject({ standing: 'stale', moved: ['commit'] });
  });

  it('a pass on what was submitted is stale on the head that CI built', () => {
    const story = new GateStory();
    story.submit('a');
    story.forge('athena', 'pass');
    const standingOn = (digit: string) =>
      gatesOn(story.ruling(), story.brief(), { commit: oidOf(digit), tree: oidOf('0') })[0]
        ?.standing;
    expect(standingOn('a')).toBe('pass');
    expect(standingOn('b')).toBe('stale');
  });

  it('a pass goes stale when the terms move', () => {
    const story = new GateStory();
    story.submit('a');
    story.forge('athena', 'pass');
    const { terms, termsId } = story.brief();
    story.tell('loom', {
      kind: 'amendment',
      brief: 'S069',
      version: 2,
      previous: termsId,
      reason: 'more',
      ...terms,
      title: 'More',
    });
    expect(story.gate()).toMatchObject({ standing: 'stale', moved: ['terms'] });
  });

  it('a commit that is not here is neither pass nor block', () => {
    const story = new GateStory();
    story.submit('a');
    story.forge('athena', 'pass');
    expect(story.gate({ present: new Set() }).standing).toBe('subject-missing');
    expect(story.gate({ present: new Set([oidOf('a')]) }).standing).toBe('pass');
  });

  it('of a pass and a block given without knowing of each other, the block stands', () => {
    for (const words of [['pass', 'block'] as const, ['block', 'pass'] as const]) {
      const story = new GateStory({ holder: 'role:gatekeeper' });
      const knowing = [story.submit('a')];
      story.forge('athena', words[0], { knowing });
      story.forge('kasra', words[1], { knowing });
      expect(story.gate()).toMatchObject({ standing: 'block', openFindings: [OLD_REFS] });
      story.submit('b');
      expect(story.gate()).toMatchObject({ standing: 'asked', openFindings: [OLD_REFS] });
    }
  });

  it('a later verdict answers an earlier one', () => {
    const story = new GateStory();
    story.submit('a');
    story.forge('athena', 'block');
    story.forge('athena', 'pass');
    expect(story.gate().standing).toBe('pass');
    story.forge('athena', 'block');
    expect(story.gate().standing).toBe('block');
  });

  it('a withdrawn pass counts no more, and what it replaced does not pass again', () => {
    const story = new GateStory();
    story.submit('a');
    story.forge('athena', 'pass');
    story.tell('athena', withdrawVerdict(story.bench(), 'I looked at the wrong remote'));
    expect(story.gate().standing).toBe('asked');
  });

  it('what was closed on a pass that was wrong is listed as affected', () => {
    const story = new GateStory();
    const submission = story.submit('a').id;
    const pass = story.forge('athena', 'pass');
    const rest = { terms: story.brief().termsId, submission, verdicts: [pass.id], evidence: [] };
    const closing = story.tell('loom', { kind: 'close', brief: 'S069', ...rest });
    expect(story.gates().affected).toEqual([]);
    const saying = { findings: [OLD_REFS], reason: 'the remote serves old tags' };
    const block = story.tell('athena', blockGate(story.bench(), saying));
    expect(block.record.supersedes).toBe(pass.id);
    expect(story.gate().standing).toBe('block');
    expect(story.gates().affected).toEqual([
      { brief: 'S069', gate: 'clean', closing: closing.id, pass: pass.id, by: block.id },
    ]);
  });
});

describe('verdicts that came in by hand', () => {
  const findingsAfter = (tell: (story: GateStory) => void, story = new GateStory()) => {
    story.submit('a');
    tell(story);
    expect(story.gate().standing).not.toBe('pass');
    return story.gates().findings;
  };

  it("the builder's own pass does not count, under a role or by reassigning the gate", () => {
    const story = new GateStory({ holder: 'sos-dev' });
    const findings = findingsAfter((told) => told.forge('sos-dev', 'pass'), story);
    expect(findings).toMatchObject([{ code: 'gate.own-work', severity: 'error' }]);
  });

  it("the builder's own pass does not count after giving the claim back", () => {
    const story = new GateStory();
    story.tell('athena', { kind: 'claim', brief: 'S069' });
    story.tell('athena', { kind: 'unclaim', brief: 'S069' });
    const findings = findingsAfter((told) => told.forge('athena', 'pass'), story);
    expect(findings).toMatchObject([{ code: 'gate.own-work' }]);
  });

  it('a claim that the pass does not know of spoils it, one that came after does not', () => {
    const story = new GateStory();
    const submission = story.submit('a');
    story.forge('athena', 'pass', { knowing: [submission] });
    const late = story.tell('athena', { kind: 'claim', brief: 'S069' });
    expect(late.order).toBeGreaterThan(0);
    expect(story.gate().standing).toBe('pass');
    story.tell('athena', runOf('S069', 'c1', { commit: oidOf('a') }), [submission]);
    expect(story.gate().standing).toBe('asked');
  });

  it('who produced evidence cannot pass, who did it again can', () => {
    const story = new GateStory();
    story.submit('a');
    const made = story.show('a');
    story.tell('athena', runOf('S069', 'c1', { commit: oidOf('a'), reproduces: made.id }));
    story.forge('athena', 'pass');
    expect(story.gate().standing).toBe('pass');
    expect(
      findingsAfter((told) => {
        const own = told.tell('athena', runOf('S069', 'c1', { commit: oidOf('a') }));
        const again = { commit: oidOf('a'), reproduces: own.id };
        told.tell('athena', runOf('S069', 'c1', again));
        told.forge('athena', 'pass');
      }),
    ).toMatchObject([{ code: 'gate.own-work' }]);
  });

  it('a pass goes on counting when its giver holds another role since, and none for a role since', () => {
    const story = new GateStory({ holder: 'role:gatekeeper' });
    story.submit('a');
    story.forge('athena', 'pass');
    story.enrol('athena', { roles: ['observer'] });
    expect(story.gate().standing).toBe('pass');
    story.submit('b');
    story.forge('athena', 'pass', { digit: 'b' });
    story.enrol('athena', { roles: ['gatekeeper'] });
    expect(story.gate().standing).not.toBe('pass');
    expect(story.gates().findings).toMatchObject([{ code: 'gate.not-holder' }]);
  });

  it('a pass that leaves out the newest run of a check counts for nobody, unless it knew none', () => {
    const run = ['test', '-e', 'greet.sh'] as const;
    const checks = [{ name: 'there', run }];
    const told = (failedFirst: boolean) => {
      const story = new GateStory({ checks });
      const submission = story.submit('a');
      const ran = (exit: number, knowing: readonly TrustedEntry[]) => {
        const { run: made } = runOf('S069', 'c1', { commit: oidOf('a'), exit });
        const draft = { kind: 'evidence', brief: 'S069', gate: 'clean', check: 'there' } as const;
        return story.tell('athena', { ...draft, run: { ...made!, argv: run } }, knowing);
      };
      const good = ran(0, [submission]);
      const failed = ran(1, [good]);
      const knowing = failedFirst ? [failed] : [good];
      story.forge('athena', 'pass', { evidence: [good.id, story.show('a').id], knowing });
      return story;
    };
    expect(told(true).gates().findings).toMatchObject([{ code: 'gate.unchecked' }]);
    expect(told(true).gate().standing).toBe('asked');
    expect(told(false).gate().standing).toBe('pass');
  });

  it('only the holder counts, and only a person where the gate asks for one', () => {
    expect(findingsAfter((told) => told.forge('kasra', 'pass'))).toMatchObject([
      { code: 'gate.not-holder', severity: 'error' },
    ]);
    const story = new GateStory({ holder: 'role:gatekeeper', person: true });
    expect(findingsAfter((told) => told.forge('kasra', 'pass'), story)).toMatchObject([
      { code: 'gate.not-a-person', severity: 'error' },
    ]);
  });

  it('evidence has to be there and to belong to the brief', () => {
    const foreign = (told: GateStory) => {
      told.tell('loom', { kind: 'brief', brief: 'S070', ...termsWith() });
      const other = told.tell('sos-dev', runOf('S070', 'c1', { commit: oidOf('a') }));
      told.forge('athena', 'pass', { evidence: [other.id] });
    };
    expect(findingsAfter(foreign)).toMatchObject([{ code: 'gate.short-evidence' }]);
  });

  it.each<[string, (story: GateStory) => readonly string[]]>([
    ['none', () => []],
    ['none, though it was shown', (story) => (story.show('a'), [])],
    ['a run that failed', (story) => [story.show('a', 1).id]],
    ['a run on another commit', (story) => [story.show('b').id]],
    ['a run that was taken away before it', (story) => [story.show('a').id, story.show('a', 1).id]],
  ])('a pass rests on evidence for what the gate needs, and not on %s', (_what, told) => {
    const story = new GateStory({ needs: ['c1'] });
    story.submit('a');
    const evidence = told(story);
    story.forge('athena', 'pass', { evidence });
    expect(story.gate().standing).toBe('asked');
    expect(story.gates().findings).toMatchObject([
      { code: 'gate.short-evidence', severity: 'error' },
    ]);
  });

  it('a pass goes on counting whatever is run, asked or done later', () => {
    const story = new GateStory({ holder: 'role:gatekeeper' }, 'gate');
    const work = story.submit('a');
    const first = story.show('a');
    const about = { commit: oidOf('a'), reproduces: first.id };
    const again = story.tell('kasra', runOf('S069', 'c1', about));
    story.forge('athena', 'pass', { evidence: [again.id] });
    expect(story.gate().standing).toBe('pass');
    story.show('a', 1);
    story.tell('kasra', { kind: 'claim', brief: 'S069' }, [work]);
    expect(story.gate().standing).toBe('pass');
    expect(story.gates().findings).toEqual([]);
  });

  it('a pass is judged by what its own version of the terms asks for', () => {
    const story = new GateStory();
    story.submit('a');
    story.forge('athena', 'pass');
    const { terms, termsId: previous } = story.brief();
    const criteria = [...terms.criteria, { id: 'c2', text: 'More', grade: 'self' as const }];
    const step = {
      kind: 'amendment',
      brief: 'S069',
      version: 2,
      previous,
      reason: 'more',
    } as const;
    story.tell('loom', { ...step, ...terms, criteria });
    expect(story.gates().findings).toEqual([]);
    story.submit('a');
    story.forge('athena', 'pass');
    expect(story.gates().findings).toMatchObject([{ code: 'gate.short-evidence' }]);
  });

  it('a pass does not count over what its giver found, but for a remark', () => {
    const told = (severity: 'critical' | 'minor') => {
      const story = new GateStory();
      story.submit('a');
      story.show('a');
      const draft = passGate(story.bench());
      story.tell('athena', { ...draft, findings: [{ ...OLD_REFS, severity }] });
      return story;
    };
    expect(told('minor').gate().standing).toBe('pass');
    expect(told('critical').gate().standing).toBe('asked');
    expect(told('critical').gates().findings).toMatchObject([{ code: 'gate.findings-open' }]);
  });

  it('nobody takes back what somebody else said', () => {
    const story = new GateStory({ holder: 'role:gatekeeper' });
    story.submit('a');
    const block = story.forge('athena', 'block');
    const { record } = block;
    story.tell('kasra', {
      kind: 'verdict',
      brief: 'S069',
      gate: 'clean',
      verdict: 'withdrawn',
      terms: record.terms,
      commit: record.commit,
      tree: record.tree,
      evidence: [],
      findings: [],
      supersedes: block.id,
      reason: 'it is fine',
      followUps: [],
      notChecked: [],
    });
    expect(story.gate().standing).toBe('block');
    expect(story.gates().findings).toMatchObject([{ code: 'gate.not-yours' }]);
  });
});
