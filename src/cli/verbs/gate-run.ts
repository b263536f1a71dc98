import { refuseVainChecks } from '../../app/index.ts';
import {
  checksNotGood,
  gateQuestion,
  passGate,
  refuseForked,
  refuseUnseen,
  type Bench,
} from '../../gates/index.ts';
import { gateRunView } from '../../views/index.ts';
import { changeGate } from '../change-gate.ts';
import { benchAt, runAll } from '../gate-bench.ts';
import { argument, flag, wholeNumber } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos gate run`: runs what a gate has run, and prepares the verdict. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'For a holder of the gate. Runs each check of its terms on a clean checkout of the commit that the',
    'gate is asked about, records each run, and prints the line that signs what they speak for.',
    'Exit 0: all went well. Exit 3: one failed. Exit 6: one could not look at everything.',
    'With --sign a pass is signed at once; a holder that is a machine does so where policy lets it.',
    'Exit 4, and no pass: what it would rest on is forked, as sos gate check says it.',
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
    refuseVainChecks(before, context.once);
    const lost = await runAll(context, before, timeout);
    const after = await benchAt(context, at);
    const question = gateQuestion(after);
    const content = gateRunView(question);
    const failure = checksNotGood(after.gate, question.checks, content.command ?? undefined);
    if (sign && failure === undefined) {
      refuseUnseen(after);
      const plan = (bench: Bench) => {
        const pass = passGate(bench);
        refuseForked(bench, pass);
        return [pass];
      };
      const answer = await changeGate(context, { act: 'passed', kind: 'verdict', at, plan });
      return { ...answer, failure: answer.failure ?? lost };
    }
    const next =
      content.command === null ? content.missing.map((each) => each.command) : [content.command];
    return { view: { name: 'gate-run', content }, failure: failure ?? lost, next };
  },
});
