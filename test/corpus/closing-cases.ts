import type { DraftOf } from '../../src/records/index.ts';
import { OLD_REFS } from '../support/gate-story.ts';
import { runOf } from '../support/run-of.ts';
import { oidOf, termsWith } from '../support/terms.ts';
import type { CorpusCase, Hand } from './corpus-case.ts';

const RULES = 'the script does not judge the rules of briefs and gates';
const WORDS = { findings: [], followUps: [], notChecked: [] } as const;
const CLEAN = { name: 'clean', holder: 'athena', trigger: 'submission', needs: [] } as const;

/** Brief S069 with one criterion and one gate of athena's, told step by step. */
class Work {
  readonly #hand: Hand;
  readonly #terms: string;

  private constructor(hand: Hand, terms: string) {
    this.#hand = hand;
    this.#terms = terms;
  }

  /** kasra opens the brief and sos-dev claims it. */
  static async begin(hand: Hand, criterion: { suite?: string } = {}): Promise<Work> {
    await hand.team();
    const criteria = termsWith().criteria.map((each) => ({ ...each, ...criterion }));
    const terms = termsWith({ gates: [CLEAN], criteria });
    const opened = await hand.forge.append('kasra', { kind: 'brief', brief: 'S069', ...terms });
    await hand.forge.append('sos-dev', { kind: 'claim', brief: 'S069' });
    return new Work(hand, opened.id);
  }

  async offer(digit: string): Promise<string> {
    const draft = { kind: 'submission', ...this.#on(digit) } as const;
    return (await this.#hand.forge.append('sos-dev', draft)).id;
  }

  async show(digit: string, exit = 0, suite?: string): Promise<string> {
    const run = runOf('S069', 'c1', { commit: oidOf(digit), exit });
    const draft = { ...run, ...(suite === undefined ? {} : { suite }) };
    return (await this.#hand.forge.append('sos-dev', draft)).id;
  }

  judge(digit: string, said: Partial<DraftOf<'verdict'>> = {}) {
    const whole = { verdict: 'pass', evidence: [], ...WORDS, ...said } as const;
    const draft = { kind: 'verdict', gate: 'clean', ...this.#on(digit), ...whole } as const;
    return this.#hand.forge.append('athena', draft);
  }

  close(ground: Pick<DraftOf<'close'>, 'submission' | 'verdicts' | 'evidence'>) {
    const draft = { kind: 'close', brief: 'S069', terms: this.#terms, ...ground } as const;
    return this.#hand.forge.append('kasra', draft);
  }

  /** athena says that the work must wait. */
  async wait(): Promise<string> {
    const about = { type: 'blocker', to: ['kasra'], brief: 'S069', body: 'wait' } as const;
    return (await this.#hand.forge.append('athena', { kind: 'message', ...about })).id;
  }

  reply(blocker: string) {
    const about = { type: 'reply', to: ['athena'], answers: blocker, thread: blocker } as const;
    const draft = { kind: 'message', ...about, brief: 'S069', body: 'it is over' } as const;
    return this.#hand.forge.append('kasra', draft);
  }

  #on(digit: string) {
    return { brief: 'S069', terms: this.#terms, commit: oidOf(digit), tree: oidOf('0') };
  }
}

/** Passes and closings that rest on what they must, or do not. */
export const closingCases: readonly CorpusCase[] = [
  {
    name: 'good-long-way-to-close',
    about:
      'Work that is blocked, offered anew and passed. A run of the asked suite fails and passes again, one of another suite fails after it, which says nothing, and a blocker has a reply. The close names what counts.',
    async make(hand) {
      const work = await Work.begin(hand, { suite: 'unit' });
      await work.show('a', 0, 'unit');
      await work.offer('a');
      await work.judge('a', { verdict: 'block', findings: [OLD_REFS] });
      await work.reply(await work.wait());
      await work.show('b', 1, 'unit');
      const evidence = [await work.show('b', 0, 'unit')];
      await work.show('b', 1, 'integration');
      const submission = await work.offer('b');
      const remark = { ...OLD_REFS, severity: 'minor' } as const;
      const passed = await work.judge('b', { evidence, findings: [remark] });
      await work.close({ submission, verdicts: [passed.id], evidence });
      return { findings: [], counting: 16 };
    },
  },
  {
    name: 'bad-short-pass',
    about:
      'The holder of a gate passes it without naming the run that shows what it needs, and the brief is closed on that. The pass does not count, and so the close lacks it.',
    async make(hand) {
      const work = await Work.begin(hand);
      const evidence = [await work.show('a')];
      const submission = await work.offer('a');
      const at = await work.judge('a');
      const closing = await work.close({ submission, verdicts: [at.id], evidence });
      const short = { code: 'brief.closed-short', at: closing };
      const findings = [short, { code: 'gate.short-evidence', at }];
      return { findings, counting: 9, beyondScript: RULES };
    },
  },
  {
    name: 'bad-short-pass-on-failure',
    about:
      'The holder of a gate passes it on a run that went well, and knows of a later one on the same commit that failed. The pass does not count.',
    async make(hand) {
      const work = await Work.begin(hand);
      const evidence = [await work.show('a')];
      await work.show('a', 1);
      await work.offer('a');
      const at = await work.judge('a', { evidence });
      const findings = [{ code: 'gate.short-evidence', at }];
      return { findings, counting: 9, beyondScript: RULES };
    },
  },
  {
    name: 'bad-pass-over-finding',
    about:
      'The holder of a gate passes it and says in the same verdict that something major stands in the way. The pass does not count.',
    async make(hand) {
      const work = await Work.begin(hand);
      const evidence = [await work.show('a')];
      await work.offer('a');
      const at = await work.judge('a', { evidence, findings: [OLD_REFS] });
      const findings = [{ code: 'gate.findings-open', at }];
      return { findings, counting: 8, beyondScript: RULES };
    },
  },
  {
    name: 'bad-closed-on-older-work',
    about:
      'A brief is closed on a submission that passed, by somebody who knows a later one that was blocked.',
    async make(hand) {
      const work = await Work.begin(hand);
      const evidence = [await work.show('a')];
      const submission = await work.offer('a');
      const passed = await work.judge('a', { evidence });
      await work.offer('b');
      await work.judge('b', { verdict: 'block', findings: [OLD_REFS] });
      const at = await work.close({ submission, verdicts: [passed.id], evidence });
      const findings = [{ code: 'brief.closed-short', at }];
      return { findings, counting: 11, beyondScript: RULES };
    },
  },
  {
    name: 'bad-closed-over-failure',
    about:
      'A brief is closed on a run that went well, by somebody who knows a later one of the same command on the same commit that failed.',
    async make(hand) {
      const work = await Work.begin(hand);
      const evidence = [await work.show('a')];
      const submission = await work.offer('a');
      const passed = await work.judge('a', { evidence });
      await work.show('a', 1);
      const at = await work.close({ submission, verdicts: [passed.id], evidence });
      const findings = [{ code: 'brief.closed-short', at }];
      return { findings, counting: 10, beyondScript: RULES };
    },
  },
  {
    name: 'bad-closed-past-blocker',
    about: 'A brief is closed by somebody who knows a blocker about it that has no reply.',
    async make(hand) {
      const work = await Work.begin(hand);
      const evidence = [await work.show('a')];
      const submission = await work.offer('a');
      const passed = await work.judge('a', { evidence });
      await work.wait();
      const at = await work.close({ submission, verdicts: [passed.id], evidence });
      const findings = [{ code: 'brief.closed-short', at }];
      return { findings, counting: 10, beyondScript: RULES };
    },
  },
];
