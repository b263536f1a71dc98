import { describe, expect, it } from 'vitest';
import { briefsOf } from '../../src/briefs/index.ts';
import {
  evidenceFindings,
  evidenceFor,
  evidenceIn,
  gradeOf,
  placeEvidence,
} from '../../src/evidence/index.ts';
import { contentOf, type Criterion, type DraftOf, type Run } from '../../src/records/index.ts';
import type { TrustedEntry } from '../../src/trust/index.ts';
import { codeOf } from '../support/gate-story.ts';
import { Story } from '../support/ruling.ts';
import { oidOf, termsWith } from '../support/terms.ts';

const CRITERION: Criterion = {
  id: 'c1',
  text: 'One root',
  run: ['git', 'rev-list'],
  grade: 'self',
};

/** A brief with one criterion and evidence for it. */
class Bench extends Story {
  readonly opened: TrustedEntry<'brief'>;

  constructor(criterion: Partial<Criterion> = {}) {
    super();
    this.enrol('loom')
      .enrol('sos-dev')
      .enrol('kasra')
      .enrol('builder-ci', { roles: ['ci'] });
    this.enrol('athena', { roles: ['gatekeeper'] });
    const gates = [
      { name: 'clean', holder: 'role:gatekeeper', trigger: 'submission', needs: [] },
    ] as const;
    const terms = termsWith({ gates, criteria: [{ ...CRITERION, ...criterion }] });
    this.opened = this.tell('loom', { kind: 'brief', brief: 'S069', ...terms });
    this.tell('sos-dev', { kind: 'claim', brief: 'S069' });
  }

  ran(
    who: string,
    run: Partial<Run> = {},
    rest: Partial<DraftOf<'evidence'>> = {},
  ): TrustedEntry<'evidence'> {
    return this.offer(who, { run: { ...WELL, ...run }, ...rest });
  }

  offer(who: string, rest: Partial<DraftOf<'evidence'>>): TrustedEntry<'evidence'> {
    return this.tell(who, { kind: 'evidence', brief: 'S069', criterion: 'c1', ...rest });
  }

  brief() {
    return briefsOf(this.ruling()).all.get('S069')!;
  }

  judged(missing?: ReadonlySet<string>) {
    const ruling = this.ruling();
    return evidenceFor(missing === undefined ? ruling : { ...ruling, missing }, this.brief());
  }

  /** Whether the last evidence satisfies the criterion, and why. */
  last(missing?: ReadonlySet<string>) {
    return this.judged(missing).at(-1)!;
  }
}

const WELL: Run = {
  argv: ['git', 'rev-list'],
  folder: '.',
  commit: oidOf('a'),
  tree: oidOf('b'),
  started: '2026-11-23T00:00:00.000Z',
  duration: 5,
  exit: 0,
  output: { content: contentOf(new Uint8Array([49, 10])), total: 2, dropped: 0 },
  environment: [],
  runner: { host: 'here', platform: 'linux' },
};

/** Leaves one field of a run out. */
function without(key: keyof Run): Partial<Run> {
  return { [key]: undefined };
}

describe('the grade of evidence', () => {
  it('comes from who made it, not from what it says', () => {
    const bench = new Bench();
    const own = bench.ran('sos-dev');
    bench.ran('builder-ci');
    bench.offer('kasra', { claim: 'I looked at it and it is fine' });
    bench.offer('sos-dev', { file: { name: 'log', content: contentOf(new Uint8Array([1])) } });
    bench.ran('kasra');
    bench.ran('athena', {}, { reproduces: own.id });
    expect(bench.judged().map(({ grade }) => grade)).toEqual([
      'self',
      'ci',
      'claim',
      'claim',
      'self',
      'gate',
    ]);
  });

  it('is not the gate’s where the holder made evidence of their own before', () => {
    const bench = new Bench();
    const own = bench.ran('sos-dev');
    bench.ran('athena');
    bench.ran('athena', {}, { reproduces: own.id });
    expect(bench.judged().map(({ grade }) => grade)).toEqual(['self', 'self', 'self']);
  });

  it('stays the gate’s when its holder works on the brief afterwards, knowing it', () => {
    const bench = new Bench();
    const own = bench.ran('sos-dev');
    bench.ran('athena', {}, { reproduces: own.id });
    bench.ran('athena');
    expect(bench.judged().map(({ grade }) => grade)).toEqual(['self', 'gate', 'self']);
  });

  it('is the gate’s only for a holder who did somebody else’s run again', () => {
    const bench = new Bench();
    const own = bench.ran('sos-dev');
    const athenas = bench.ran('athena');
    const reproduces = own.id;
    const tries = [
      bench.ran('kasra', {}, { reproduces }),
      bench.ran('sos-dev', {}, { reproduces: athenas.id }),
      bench.ran('athena', {}, { reproduces: athenas.id }),
      bench.ran('athena', {}, { reproduces: bench.opened.id }),
      bench.ran('athena', { argv: ['true'] }, { reproduces }),
      bench.ran('athena', {}, { reproduces, brief: 'S070' }),
    ];
    const brief = bench.brief();
    for (const entry of tries.slice(0, 5)) {
      expect(gradeOf(entry, brief, bench.ruling())).toBe('self');
    }
    expect(bench.judged()).toHaveLength(7);
  });

  it.each<[string, Partial<Run>, Partial<DraftOf<'evidence'>>]>([
    ['other words', { argv: ['true'] }, {}],
    ['another commit', { commit: oidOf('c') }, {}],
    ['no commit', { commit: undefined } as unknown as Partial<Run>, {}],
    ['another folder', { folder: 'sub' }, {}],
    ['another criterion', {}, { criterion: 'c2' }],
    ['another suite', {}, { suite: 'integration' }],
  ])('is not the gate’s for %s than the run that it names, and was work', (_what, run, rest) => {
    const bench = new Bench();
    const { id: reproduces } = bench.ran('sos-dev');
    const entry = bench.ran('athena', run, { ...rest, reproduces });
    expect(gradeOf(entry, bench.brief(), bench.ruling())).toBe('self');
    expect([...bench.brief().workers]).toEqual(['sos-dev', 'athena']);
  });

  it('is not the gate’s for what names a claim, and was work', () => {
    const bench = new Bench();
    const { id: reproduces } = bench.offer('sos-dev', { claim: 'done' });
    const entry = bench.ran('athena', {}, { reproduces });
    expect(gradeOf(entry, bench.brief(), bench.ruling())).toBe('self');
    expect(bench.brief().workers).toContain('athena');
  });

  it('is never the gate’s for a holder who worked on the brief, also after giving it back', () => {
    const bench = new Bench();
    bench.tell('sos-dev', { kind: 'unclaim', brief: 'S069' });
    bench.tell('athena', { kind: 'claim', brief: 'S069' });
    bench.tell('athena', { kind: 'unclaim', brief: 'S069' });
    const other = bench.ran('kasra');
    bench.ran('athena', {}, { reproduces: other.id });
    expect(bench.last().grade).toBe('self');
  });
});

describe('evidence that proves nothing', () => {
  const whys = (make: (bench: Bench) => void, criterion: Partial<Criterion> = {}) => {
    const bench = new Bench(criterion);
    make(bench);
    const { satisfies, notes, passed } = bench.last();
    expect(satisfies).toHaveLength(1);
    return { ok: satisfies[0]!.ok, why: satisfies[0]!.why, notes, passed };
  };

  it('says so for a claim', () => {
    expect(whys((bench) => bench.offer('sos-dev', { claim: 'done' }))).toMatchObject({
      ok: false,
      why: 'it is a claim, self is asked for',
      notes: ['a claim: nothing was run'],
    });
  });

  it('says so for an empty file, even where a claim is enough', () => {
    const file = { name: 'scan.log', content: contentOf(new Uint8Array()) };
    const asked = { run: undefined, grade: 'claim' } as unknown as Partial<Criterion>;
    expect(whys((bench) => bench.offer('sos-dev', { file }), asked)).toMatchObject({
      ok: false,
      why: 'the file is empty',
      notes: ['an empty file'],
    });
    const full = { name: 'scan.log', content: contentOf(new Uint8Array([1])) };
    expect(whys((bench) => bench.offer('sos-dev', { file: full }), asked).ok).toBe(true);
  });

  it('says so for a digest without bytes', () => {
    const bench = new Bench();
    bench.ran('sos-dev');
    const { sha256 } = WELL.output.content;
    expect(bench.last().satisfies[0]?.ok).toBe(true);
    expect(bench.last(new Set([sha256]))).toMatchObject({
      satisfies: [{ ok: false, why: 'only its digest is here, not its bytes' }],
      notes: ['only its digest is here, not its bytes'],
    });
  });

  it.each<[string, Partial<Run>, string]>([
    ['a dirty tree', { dirty: 'd'.repeat(64) }, 'it ran on a tree that differs from its commit'],
    ['another command', { argv: ['git', 'rev-list', '--all'] }, 'another command was run'],
    ['no commit', without('commit'), 'it ran on no commit'],
    ['a failure', { exit: 1 }, 'the run did not pass'],
    ['a signal', { ...without('exit'), endSignal: 'SIGKILL' }, 'the run did not pass'],
    ['a run that took too long', { timedOut: true }, 'the run did not pass'],
    ['no start', { ...without('exit'), notStarted: 'ENOENT' }, 'the run did not pass'],
    [
      'a failed test that its runner hid behind exit 0',
      { tests: { parser: 'plain', passed: 1, failed: 1, skipped: 0 } },
      'the run did not pass',
    ],
  ])('says so for %s', (_what, run, why) => {
    expect(whys((bench) => bench.ran('sos-dev', run))).toMatchObject({ ok: false, why });
  });

  it('says so for another suite', () => {
    const asked = { suite: 'integration' };
    const unit = whys((bench) => bench.ran('sos-dev', {}, { suite: 'unit' }), asked);
    expect(unit).toMatchObject({ ok: false, why: 'its suite is unit, integration is asked for' });
    expect(whys((bench) => bench.ran('sos-dev'), asked).why).toContain('not named');
    expect(whys((bench) => bench.ran('sos-dev', {}, { suite: 'integration' }), asked).ok).toBe(
      true,
    );
  });

  it('says so for too low a grade', () => {
    for (const grade of ['ci', 'gate'] as const) {
      expect(whys((bench) => bench.ran('sos-dev'), { grade })).toMatchObject({
        ok: false,
        why: `it is self evidence, ${grade} is asked for`,
      });
    }
    expect(whys((bench) => bench.ran('builder-ci'), { grade: 'ci' }).ok).toBe(true);
  });

  it('shows a skipped test, which is no failure', () => {
    const tests = { parser: 'vitest', passed: 47, failed: 0, skipped: 1 };
    expect(whys((bench) => bench.ran('sos-dev', { tests }))).toMatchObject({
      ok: true,
      passed: true,
      notes: ['1 test was skipped'],
    });
  });

  it('says nothing about another criterion', () => {
    const bench = new Bench();
    bench.ran('sos-dev', {}, { criterion: 'c2' });
    expect(bench.last().satisfies).toEqual([]);
  });
});

describe('where evidence belongs', () => {
  const place = (bench: Bench, rest: object = {}) =>
    placeEvidence({
      brief: bench.brief(),
      criterion: 'c1',
      suite: undefined,
      reproduces: undefined,
      author: 'sos-dev',
      note: undefined,
      ...rest,
    });

  it('is a criterion of an open brief, with the suite that it asks for', () => {
    const bench = new Bench({ suite: 'integration' });
    expect(place(bench)).toEqual({
      kind: 'evidence',
      brief: 'S069',
      criterion: 'c1',
      suite: 'integration',
    });
  });

  it('is refused for a criterion that the brief has not, with those it has', () => {
    const bench = new Bench();
    const tried = (rest: object) => codeOf(() => place(bench, rest));
    expect(tried({ criterion: 'c9' })).toBe('evidence.unknown-criterion');
    expect(tried({ criterion: 'c9', suite: 'unit' })).toBe('evidence.unknown-criterion');
    expect(tried({ brief: undefined })).toBe('evidence.criterion-without-brief');
    expect(() => place(bench, { criterion: 'c9' })).toThrow(/no criterion c9/);
  });

  it('is refused on an ended brief', () => {
    const bench = new Bench();
    bench.tell('loom', { kind: 'cancel', brief: 'S069', reason: 'not needed' });
    expect(codeOf(() => place(bench))).toBe('briefs.ended');
  });

  it('names the run that is done again, somebody else’s, and the command that is carried out', () => {
    const bench = new Bench();
    const own = bench.ran('sos-dev');
    const others = bench.ran('kasra');
    const claim = bench.offer('kasra', { claim: 'fine' });
    expect(codeOf(() => place(bench, { reproduces: own }))).toBe('evidence.own-run');
    expect(codeOf(() => place(bench, { reproduces: claim }))).toBe('evidence.not-a-run');
    const placed = place(bench, { reproduces: others, answers: bench.opened });
    expect(placed).toMatchObject({ reproduces: others.id, answers: bench.opened.id });
    expect(evidenceIn(own)).toBe(own);
    expect(codeOf(() => evidenceIn(bench.opened))).toBe('evidence.not-evidence');
  });

  it('is reported where it is not there', () => {
    const bench = new Bench();
    bench.ran('sos-dev');
    bench.ran('sos-dev', {}, { brief: 'S404' });
    bench.ran('sos-dev', {}, { criterion: 'c9' });
    bench.ran('sos-dev', {}, { reproduces: 'e'.repeat(64) });
    const ruling = bench.ruling();
    const findings = evidenceFindings(ruling, briefsOf(ruling));
    expect(findings.map(({ message }) => message.replace(/^.* is about /, ''))).toEqual([
      'brief S404, which nobody opened',
      'criterion c9, which S069 never had',
      'run eeeeeeeeeeee, which is not among the records that count',
    ]);
  });
});
