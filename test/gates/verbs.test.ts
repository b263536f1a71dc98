import { describe, expect, it } from 'vitest';
import { shortId, type SosError } from '../../src/base/index.ts';
import {
  blockGate,
  checkGates,
  closeBrief,
  gateNamed,
  missingToClose,
  passGate,
  requestGate,
  withdrawVerdict,
} from '../../src/gates/index.ts';
import { codeOf, missingIn, GateStory, OLD_REFS } from '../support/gate-story.ts';
import { runOf } from '../support/run-of.ts';
import { oidOf } from '../support/terms.ts';

function submitted(gate?: ConstructorParameters<typeof GateStory>[0]): GateStory {
  const story = new GateStory(gate);
  story.submit('a');
  return story;
}

describe('asking a gate', () => {
  const work = { commit: oidOf('a'), tree: oidOf('0') };

  it('names the terms in force, and is done when it was asked already', () => {
    const story = submitted({ trigger: 'request' });
    const draft = requestGate(story.brief(), story.gate(), work)!;
    expect(draft).toMatchObject({ gate: 'clean', terms: story.brief().termsId, ...work });
    story.tell('sos-dev', draft);
    expect(story.gate().standing).toBe('asked');
    expect(requestGate(story.brief(), story.gate(), work)).toBeUndefined();
  });

  it('refuses another commit than the one submitted, and a gate that nobody can answer', () => {
    const story = submitted();
    const other = { ...work, commit: oidOf('b') };
    expect(codeOf(() => requestGate(story.brief(), story.gate(), other))).toBe(
      'gates.other-commit',
    );
    story.revoke('athena');
    expect(codeOf(() => requestGate(story.brief(), story.gate(), work))).toBe('gates.no-holder');
  });

  it('lists the gates there are when one is not', () => {
    const story = submitted();
    expect(() => gateNamed(story.gates(), story.brief(), 'dirty')).toThrow('It has clean');
  });
});

describe('passing a gate', () => {
  it('names request, evidence and what it replaces', () => {
    const story = submitted();
    const evidence = story.show('a');
    const draft = passGate(story.bench(), { notChecked: ['the wiki'] });
    expect(draft).toMatchObject({
      verdict: 'pass',
      commit: oidOf('a'),
      evidence: [evidence.id],
      notChecked: ['the wiki'],
    });
  });

  it('is refused to strangers, to whoever did the work, and where a person is asked for', () => {
    const story = submitted({ holder: 'role:gatekeeper', person: true });
    story.show('a');
    expect(codeOf(() => passGate(story.bench('loom')))).toBe('gates.not-holder');
    expect(codeOf(() => passGate(story.bench('kasra')))).toBe('gates.not-a-person');
    story.tell('athena', { kind: 'claim', brief: 'S069' });
    story.tell('athena', { kind: 'unclaim', brief: 'S069' });
    expect(codeOf(() => passGate(story.bench()))).toBe('gates.own-work');
  });

  it('says which evidence is missing and the command that supplies it', () => {
    const story = submitted();
    story.show('b');
    story.show('a', 1);
    const missing = { what: expect.stringContaining('the run did not pass') as string };
    const command = 'sos evidence run --brief S069 --criterion c1';
    try {
      passGate(story.bench());
      expect.unreachable();
    } catch (error) {
      expect((error as SosError).code).toBe('gates.short-evidence');
      expect((error as SosError).facts?.['missing']).toMatchObject([{ ...missing, command }]);
    }
  });

  it('does not take a run that failed after it had passed, until it passes again', () => {
    const story = submitted();
    story.show('a');
    story.show('a', 1);
    expect(codeOf(() => passGate(story.bench()))).toBe('gates.short-evidence');
    story.show('a');
    expect(passGate(story.bench()).evidence).toHaveLength(1);
    const noise = runOf('S069', 'c1', { commit: oidOf('a'), exit: 1 });
    story.tell('kasra', { ...noise, run: { ...noise.run!, argv: ['false'] } });
    expect(passGate(story.bench()).evidence).toHaveLength(1);
  });

  it('does not take a run beside one that failed and did not know of it', () => {
    const story = new GateStory();
    const work = story.submit('a');
    const ran = (exit: number) =>
      story.tell('sos-dev', runOf('S069', 'c1', { commit: oidOf('a'), exit }), [work]);
    ran(1);
    ran(0);
    expect(missingIn(() => passGate(story.bench()))).toContain('neither run knew of the other');
    story.show('a');
    expect(passGate(story.bench()).evidence).toHaveLength(1);
  });

  it('takes a run that failed as one of its own suite only', () => {
    const story = new GateStory({}, 'self', { suite: 'integration' });
    story.submit('a');
    const ran = (suite: string, exit: number) => {
      const draft = runOf('S069', 'c1', { commit: oidOf('a'), exit });
      return story.tell('sos-dev', { ...draft, suite });
    };
    ran('integration', 0);
    ran('unit', 1);
    expect(passGate(story.bench()).evidence).toHaveLength(1);
    ran('integration', 1);
    expect(codeOf(() => passGate(story.bench()))).toBe('gates.short-evidence');
  });

  it('is refused where the commit has another tree than the one that was offered', () => {
    const story = submitted();
    story.show('a');
    expect(codeOf(() => passGate(story.bench(), { tree: oidOf('9') }))).toBe('gates.other-tree');
  });

  it('does not take evidence about another commit', () => {
    const story = submitted();
    story.show('b');
    expect(missingIn(() => passGate(story.bench()))).toContain(
      'it is about bbbbbbbbbbbb, not aaaaaaaaaaaa',
    );
  });

  it('is refused for another commit, with open findings, and over a block without a reason', () => {
    const story = submitted();
    story.show('a');
    expect(codeOf(() => passGate(story.bench(), { commit: oidOf('b') }))).toBe(
      'gates.other-commit',
    );
    expect(codeOf(() => passGate(story.bench(), { findings: [OLD_REFS] }))).toBe(
      'gates.findings-open',
    );
    story.tell('athena', blockGate(story.bench(), { findings: [OLD_REFS] }));
    expect(codeOf(() => passGate(story.bench()))).toBe('gates.no-reason');
    const pass = passGate(story.bench(), { reason: 'the remote was cleaned' });
    expect(pass.supersedes).toBe(story.gate().inForce[0]?.id);
  });
});

describe('blocking a gate and taking a verdict back', () => {
  it('needs a finding, and a reason where it replaces a pass', () => {
    const story = submitted();
    expect(codeOf(() => blockGate(story.bench(), {}))).toBe('gates.no-findings');
    story.show('a');
    story.tell('athena', passGate(story.bench()));
    expect(codeOf(() => blockGate(story.bench(), { findings: [OLD_REFS] }))).toBe(
      'gates.no-reason',
    );
  });

  it('only who gave a verdict can take it back, with a reason', () => {
    const story = submitted({ holder: 'role:gatekeeper' });
    const block = story.tell('athena', blockGate(story.bench(), { findings: [OLD_REFS] }));
    expect(codeOf(() => withdrawVerdict(story.bench('kasra'), 'x'))).toBe(
      'gates.nothing-to-withdraw',
    );
    expect(codeOf(() => withdrawVerdict(story.bench(), ' '))).toBe('gates.no-reason');
    expect(withdrawVerdict(story.bench(), 'wrong clone').supersedes).toBe(block.id);
  });
});

describe('closing a brief', () => {
  const missingOf = (story: GateStory) => {
    try {
      closeBrief(story.closing());
    } catch (error) {
      return (error as SosError).facts?.['missing'] as { what: string; command: string }[];
    }
    return [];
  };

  it('lists everything that is missing with the command that supplies it', () => {
    const story = new GateStory();
    story.tell('athena', {
      kind: 'message',
      type: 'blocker',
      to: ['sos-dev'],
      brief: 'S069',
      body: 'old refs still exist',
    });
    expect(missingOf(story)).toMatchObject([
      { what: 'no commit was submitted', command: 'sos brief submit S069' },
      { command: 'sos evidence run --brief S069 --criterion c1' },
      { what: 'gate clean was not asked', command: 'sos gate request S069 clean' },
      { what: expect.stringContaining('has no reply') as string },
    ]);
  });

  it('names the submission, the verdicts and the evidence that it rests on', () => {
    const story = new GateStory();
    const submission = story.submit('a');
    const evidence = story.show('a');
    expect(missingOf(story).map(({ command }) => command)).toEqual(['sos gate pass S069 clean']);
    const pass = story.tell('athena', passGate(story.bench()));
    expect(closeBrief(story.closing(), 'done')).toMatchObject({
      submission: submission.id,
      verdicts: [pass.id],
      evidence: [evidence.id],
      note: 'done',
    });
  });

  it('waits for a blocker until its recipient or its sender answers', () => {
    const story = submitted();
    story.show('a');
    story.tell('athena', passGate(story.bench()));
    const about = { brief: 'S069', body: 'wait' } as const;
    const blocker = story.tell('kasra', {
      kind: 'message',
      type: 'blocker',
      to: ['loom'],
      ...about,
    });
    const reply = { kind: 'message', type: 'reply', answers: blocker.id, ...about } as const;
    story.tell('sos-dev', { ...reply, to: ['kasra'] });
    const short = shortId(blocker.id);
    const what = `blocker ${short} has no reply: it waits for loom or kasra`;
    for (const [who, command] of [
      ['sos-dev', `sos show ${short}`],
      ['kasra', `sos thread ${short}`],
    ] as const) {
      expect(missingToClose({ ...story.closing(), who })).toEqual([{ what, command }]);
    }
    story.tell('loom', { ...reply, to: ['kasra'] });
    expect(missingOf(story)).toEqual([]);
  });

  it('waits for the author of the brief where nobody else can answer a blocker any more', () => {
    const story = submitted();
    story.show('a');
    story.tell('athena', passGate(story.bench()));
    const about = { brief: 'S069', body: 'wait' } as const;
    const to = ['sos-dev'];
    const blocker = story.tell('kasra', { kind: 'message', type: 'blocker', to, ...about });
    const over = { kind: 'message', type: 'reply', answers: blocker.id, ...about } as const;
    story.tell('loom', { ...over, to: ['loom'] });
    expect(missingOf(story)).toHaveLength(1);
    story.revoke('sos-dev');
    expect(missingOf(story)).toHaveLength(1);
    story.revoke('kasra');
    expect(missingOf(story)).toEqual([]);
  });

  it('names findings of a block by their ids alone', () => {
    const story = submitted();
    story.show('a');
    story.tell('athena', blockGate(story.bench(), { findings: [OLD_REFS] }));
    expect(missingOf(story)).toMatchObject([{ what: 'gate clean is blocked (old-refs)' }]);
  });
});

describe('what its author took back', () => {
  it('keeps a gate from being passed and a brief from being closed, and only that brief', () => {
    const story = submitted();
    story.show('a');
    story.takeBack('S070', 'a claim on another brief');
    story.tell('athena', passGate(story.bench(), {}));
    expect(codeOf(() => closeBrief(story.closing()))).toBeUndefined();
    story.takeBack('S069', 'claim 0123 by athena: taken back');
    expect(codeOf(() => closeBrief(story.closing()))).toBe('gates.taken-back');
    expect(codeOf(() => passGate(story.bench(), { reason: 'again' }))).toBe('gates.taken-back');
    expect(checkGates(story.ruling(), story.brief(), [story.gate()]).failure?.message).toContain(
      'claim 0123 by athena: taken back',
    );
  });
});
