import { enrolledHere, refuseVainChecks, runChecks, standingOf } from '../../app/index.ts';
import { shortId } from '../../base/index.ts';
import { passThrough } from '../../evidence/index.ts';
import {
  checksNotGood,
  gateQuestion,
  nothingToJudge,
  passGate,
  type Bench,
  type CheckState,
} from '../../gates/index.ts';
import { gateCheckRunView, type GateRunView } from '../../views/index.ts';
import { changeGate, gateIn } from '../change-gate.ts';
import { argument, flag, wholeNumber } from '../parameters.ts';
import { defineVerb, type WriteContext } from '../verb.ts';

/** `sos gate run`: runs what a gate has run, and prepares the verdict. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'For a holder of the gate. Runs each check of its terms on a clean checkout of the commit that the',
    'gate is asked about, records each run, and prints the line that signs what they speak for.',
    'Exit 0: all went well. Exit 3: one failed. Exit 6: one could not look at everything.',
    'With --sign a pass is signed at once; a holder that is a machine does so where policy lets it.',
  ],
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    gate: argument('GATE', 'The name of the gate'),
    sign: flag('Pass the gate where every check went well'),
    timeout: wholeNumber('SECONDS', 'End a check after that time; it then speaks for nothing'),
  },
  examples: ['sos gate run S069 clean-history', 'sos gate run S069 clean-history --sign'],
  async run({ brief, gate, sign, timeout }, context) {
    const at = { brief, gate };
    const before = await benchAt(context, at);
    refuseVainChecks(before);
    await runAll(context, before, timeout);
    const after = await benchAt(context, at);
    const { checks } = gateQuestion(after.ruling, after.brief, after.gate);
    const content = viewOf(after, checks);
    const failure = checksNotGood(after.gate, checks, content.command ?? undefined);
    if (sign && failure === undefined) {
      return changeGate(context, {
        act: 'passed',
        kind: 'verdict',
        at,
        plan: (bench) => [passGate(bench)],
      });
    }
    const next = content.command === null ? [] : [content.command];
    return { view: { name: 'gate-run', content }, failure, next };
  },
});

async function benchAt(
  { workspace }: WriteContext,
  at: { readonly brief: string; readonly gate: string },
): Promise<Bench> {
  const reading = await workspace.readNow();
  const { principal } = await enrolledHere(workspace, reading);
  const standing = await standingOf(workspace.repository, reading);
  const bench = { ...gateIn(standing, at), ruling: reading.ruling, giver: principal };
  if (bench.gate.subject === undefined) throw nothingToJudge(bench.gate);
  return bench;
}

async function runAll(
  { workspace, host, offline }: WriteContext,
  bench: Bench,
  seconds: number | undefined,
): Promise<void> {
  // What the checks print is said beside the answer: the answer is ours.
  const { onOutput, signal, settle } = passThrough(host.terminal, { json: true });
  const timeout = seconds === undefined ? undefined : seconds * 1000;
  try {
    await runChecks(workspace, bench, { onOutput, signal, timeout, offline });
  } finally {
    await settle();
  }
}

const NOTHING = { prepared: null, command: null };

function viewOf({ brief, gate }: Bench, checks: readonly CheckState[]): GateRunView {
  const at = `${brief.id} ${gate.name}`;
  const failed = checks.filter(({ standing }) => standing === 'bad');
  const whole = checks.every(({ standing }) => standing === 'good');
  const evidence = failed.map(({ by }) => ` --evidence ${shortId(by?.id ?? '')}`).join('');
  const block = `sos gate block ${at} --finding "checks failed" --recheck "sos gate run ${at}"${evidence}`;
  const no = failed.length === 0 ? NOTHING : ({ prepared: 'block', command: block } as const);
  const prepared = whole ? ({ prepared: 'pass', command: `sos gate pass ${at}` } as const) : no;
  return {
    brief: brief.id,
    gate: gate.name,
    commit: gate.subject?.commit ?? '',
    checks: checks.map(gateCheckRunView),
    ...prepared,
  };
}
