import type { BriefTerms } from '../../src/records/index.ts';
import type { Signer } from '../../src/signing/index.ts';
import { noteTo } from '../support/forge.ts';
import { runOf } from '../support/run-of.ts';
import { oidOf, termsWith } from '../support/terms.ts';
import type { CorpusCase, Hand } from './corpus-case.ts';

const WORK = { commit: oidOf('a'), tree: oidOf('b') };
const RULES = 'the script does not judge the rules of briefs and gates';

/** Terms with one gate. */
function gateOf(holder: string) {
  const gate = { name: 'clean', holder, trigger: 'submission', needs: [] } as const;
  return termsWith({ gates: [gate] });
}

/** A brief with a gate, claimed and submitted by one principal. */
async function submitted({ forge }: Hand, worker: string, terms: BriefTerms) {
  const opened = await forge.append('kasra', { kind: 'brief', brief: 'S069', ...terms });
  await forge.append(worker, { kind: 'claim', brief: 'S069' });
  const about = { brief: 'S069', terms: opened.id };
  await forge.append(worker, { kind: 'submission', ...about, ...WORK });
  return about;
}

interface Pass {
  /** The giver's first key unless told. */
  readonly signer?: Signer;
  readonly evidence?: readonly string[];
}

/** A pass of the gate. */
function pass({ forge }: Hand, giver: string, about: object, how: Pass = {}) {
  const { signer, evidence = [] } = how;
  const draft = {
    kind: 'verdict',
    ...(about as { brief: string; terms: string }),
    ...WORK,
    gate: 'clean',
    verdict: 'pass',
    evidence,
    findings: [],
    followUps: [],
    notChecked: [],
  } as const;
  return forge.append(giver, draft, signer === undefined ? {} : { signer });
}

/** Records that are in order, and against the rules of the work that they are about. */
export const workCases: readonly CorpusCase[] = [
  {
    name: 'bad-own-gate',
    about:
      'Somebody who claimed a brief and submitted the work passes its gate, which they also hold. The pass does not count.',
    async make(hand) {
      await hand.begin();
      const about = await submitted(hand, 'kasra', gateOf('kasra'));
      const at = await pass(hand, 'kasra', about);
      return { findings: [{ code: 'gate.own-work', at }], counting: 5, beyondScript: RULES };
    },
  },
  {
    name: 'bad-own-gate-by-second-key',
    about:
      'The same, with another key of the same principal. Who did the work is a principal and not a key.',
    async make(hand) {
      await hand.begin();
      await hand.forge.admit('kasra', { key: 'kasra-laptop' });
      const about = await submitted(hand, 'kasra', gateOf('kasra'));
      const at = await pass(hand, 'kasra', about, {
        signer: hand.forge.signer('kasra-laptop'),
      });
      return { findings: [{ code: 'gate.own-work', at }], counting: 6, beyondScript: RULES };
    },
  },
  {
    name: 'bad-own-gate-by-other-run',
    about:
      'The holder of a gate runs what shows a criterion that nobody else showed, and names a run of the builder for another criterion as done again. That is work, so that the pass does not count.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const terms = gateOf('athena');
      const criteria = ['c1', 'c2'].map((id) => ({ ...terms.criteria[0]!, id }));
      const about = await submitted(hand, 'sos-dev', { ...terms, criteria });
      const { commit } = WORK;
      const first = await forge.append('sos-dev', runOf('S069', 'c1', { commit }));
      const again = { commit, reproduces: first.id };
      const other = await forge.append('athena', runOf('S069', 'c2', again));
      const at = await pass(hand, 'athena', about, { evidence: [first.id, other.id] });
      return { findings: [{ code: 'gate.own-work', at }], counting: 9, beyondScript: RULES };
    },
  },
  {
    name: 'bad-own-gate-by-fork',
    about:
      'The same, and before the pass the worker signs two further records, at the places of the claim and of the submission, as if there had been no work. That is an alarm, and the work goes on counting.',
    async make(hand) {
      await hand.begin();
      const { forge } = hand;
      const about = await submitted(hand, 'kasra', gateOf('kasra'));
      const work = forge.entries.slice(-2);
      const beside = [];
      for (const { record } of work) {
        const { chain, seq, prev = '' } = record;
        const envelope = { chain, seq, prev };
        const knowing = forge.entries.slice(0, -2);
        beside.push(await forge.append('kasra', noteTo('kasra'), { knowing, envelope }));
      }
      const at = await pass(hand, 'kasra', about);
      const forks = [...work, ...beside].map((each) => ({ code: 'trust.chain-fork', at: each }));
      const findings = [...forks, { code: 'gate.own-work', at }];
      return { findings, counting: 7, beyondScript: RULES };
    },
  },
  {
    name: 'bad-not-holder',
    about: 'Somebody who may answer such gates elsewhere passes one that another principal holds.',
    async make(hand) {
      await hand.team();
      const about = await submitted(hand, 'sos-dev', gateOf('kasra'));
      const at = await pass(hand, 'athena', about);
      return { findings: [{ code: 'gate.not-holder', at }], counting: 7, beyondScript: RULES };
    },
  },
  {
    name: 'bad-permit-by-worker',
    about:
      'Somebody who did the work permits pushing it. They may permit such pushes, and this permit does not count.',
    async make(hand) {
      await hand.team();
      await submitted(hand, 'kasra', gateOf('athena'));
      const permit = { kind: 'permit', brief: 'S069', ref: 'refs/heads/main' } as const;
      const at = await hand.forge.append('kasra', permit);
      return { findings: [{ code: 'boundary.own-work', at }], counting: 7, beyondScript: RULES };
    },
  },
  {
    name: 'good-permit-used-twice',
    about: 'A permit for one push is used for two commits. The second use covers nothing.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      await submitted(hand, 'sos-dev', gateOf('athena'));
      const place = { brief: 'S069', ref: 'refs/heads/main' };
      const { id } = await forge.append('kasra', { kind: 'permit', ...place, single: true });
      const use = { kind: 'permit-use', ...place, permit: id } as const;
      await forge.append('sos-dev', { ...use, commit: oidOf('a') });
      const at = await forge.append('sos-dev', { ...use, commit: oidOf('b') });
      const findings = [{ severity: 'warning', code: 'boundary.used-twice', at }] as const;
      return { findings, counting: 9, beyondScript: RULES };
    },
  },
  {
    name: 'bad-unchecked-pass',
    about:
      'A gate has a command run on the commit. Its holder ran it twice, with success and then without, and passes the gate naming the first run only. The pass does not count.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const run = ['test', '-e', 'LICENSE'] as const;
      const gates = [{ ...gateOf('athena').gates[0]!, checks: [{ name: 'licence', run }] }];
      const terms = { ...gateOf('athena'), gates };
      const opened = await forge.append('kasra', { kind: 'brief', brief: 'S069', ...terms });
      await forge.append('sos-dev', { kind: 'claim', brief: 'S069' });
      const about = { brief: 'S069', terms: opened.id };
      await forge.append('sos-dev', { kind: 'submission', ...about, ...WORK });
      const ran = (exit: number) => {
        const facts = runOf('S069', 'c1', { commit: WORK.commit, exit }).run!;
        const check = { brief: 'S069', gate: 'clean', check: 'licence' };
        return forge.append('athena', { kind: 'evidence', ...check, run: { ...facts, argv: run } });
      };
      const good = await ran(0);
      await ran(1);
      const at = await pass(hand, 'athena', about, { evidence: [good.id] });
      return { findings: [{ code: 'gate.unchecked', at }], counting: 9, beyondScript: RULES };
    },
  },
  {
    name: 'bad-criterion-moved',
    about:
      'The builder who claimed the work amends the brief, and asks for a claim where a run of CI was asked for. The amendment does not count.',
    async make(hand) {
      await hand.team();
      const criterion = { id: 'c1', text: 'It works' };
      const asking = (grade: 'ci' | 'claim') =>
        termsWith({ criteria: [{ ...criterion, grade }], gates: [] });
      const asked = { kind: 'brief', brief: 'S069', ...asking('ci') } as const;
      const opened = await hand.forge.append('kasra', asked);
      await hand.forge.append('sos-dev', { kind: 'claim', brief: 'S069' });
      const step = { brief: 'S069', version: 2, previous: opened.id, reason: 'a slip of the pen' };
      const at = await hand.forge.append('sos-dev', {
        kind: 'amendment',
        ...step,
        ...asking('claim'),
      });
      return { findings: [{ code: 'brief.gates-moved', at }], counting: 6, beyondScript: RULES };
    },
  },
  {
    name: 'bad-work-by-who-asked-less',
    about:
      'A builder takes the gate out of a brief that somebody else opened, then claims it and submits work. The amendment counts, and neither the claim nor the submission does: whoever changed what a brief of somebody else asks for cannot do its work.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const brief = 'S069';
      const { id: previous } = await forge.append('kasra', {
        kind: 'brief',
        brief,
        ...gateOf('athena'),
      });
      const step = { brief, version: 2, previous, reason: 'simpler' };
      const less = await forge.append('sos-dev', { kind: 'amendment', ...step, ...termsWith() });
      const claim = await forge.append('sos-dev', { kind: 'claim', brief });
      const offer = { kind: 'submission', brief, terms: less.id, ...WORK } as const;
      const work = await forge.append('sos-dev', offer);
      return {
        findings: [
          { code: 'brief.asked-less', at: claim },
          { code: 'brief.asked-less', at: work },
          { code: 'brief.gates-moved', at: less, severity: 'warning' },
        ],
        counting: 7,
        beyondScript: RULES,
      };
    },
  },
  {
    name: 'bad-closed-by-who-asked-less',
    about:
      'A builder takes the gate out of a brief that somebody else opened, somebody else claims it and submits work, and the builder closes it. The work counts and the closing does not: whoever changed what a brief of somebody else asks for does not say that it was met.',
    async make(hand) {
      await hand.team();
      const { forge } = hand;
      const brief = 'S069';
      const { id: previous } = await forge.append('kasra', {
        kind: 'brief',
        brief,
        ...gateOf('athena'),
      });
      const step = { brief, version: 2, previous, reason: 'simpler' };
      const less = await forge.append('sos-dev', { kind: 'amendment', ...step, ...termsWith() });
      const terms = less.id;
      await forge.append('kasra', { kind: 'claim', brief });
      const work = await forge.append('kasra', { kind: 'submission', brief, terms, ...WORK });
      const named = { submission: work.id, verdicts: [], evidence: [] };
      const at = await forge.append('sos-dev', { kind: 'close', brief, terms, ...named });
      return { findings: [{ code: 'brief.asked-less', at }], counting: 8, beyondScript: RULES };
    },
  },
  {
    name: 'bad-gate-moved',
    about:
      'The builder who submitted the work amends the brief, and gives its gate to somebody else. The amendment does not count.',
    async make(hand) {
      await hand.team();
      const { brief, terms: previous } = await submitted(hand, 'sos-dev', gateOf('athena'));
      const step = { brief, version: 2, previous, reason: 'a friend is quicker' };
      const at = await hand.forge.append('sos-dev', {
        kind: 'amendment',
        ...step,
        ...gateOf('kasra'),
      });
      return { findings: [{ code: 'brief.gates-moved', at }], counting: 7, beyondScript: RULES };
    },
  },
];
