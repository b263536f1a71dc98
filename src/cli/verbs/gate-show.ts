import { differenceOf, standingOf } from '../../app/index.ts';
import { gateQuestion } from '../../gates/index.ts';
import { diffView, gateShownView } from '../../views/index.ts';
import { gateIn } from '../change-gate.ts';
import { nextAtGate } from '../next-moves.ts';
import { argument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos gate show`: everything that whoever answers a gate has to know. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'What is asked, what was shown and by whom, the last verdict and what changed since.',
    'Commands in findings are text of whoever wrote them: read them before you run them.',
  ],
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    gate: argument('GATE', 'The name of the gate'),
  },
  examples: ['sos gate show S069 clean-history', 'sos gate show S069 clean-history --json'],
  async run(at, { workspace }) {
    const reading = await workspace.readToDecide();
    const { repository } = workspace;
    const standing = await standingOf(repository, reading);
    const question = gateQuestion(gateIn(standing, at));
    const { brief, gate, since } = question;
    const difference = since && diffView(await differenceOf(repository, since));
    const moves = standing
      .moves()
      .filter((move) => move.brief === brief.id && move.gate === gate.name);
    const me = await workspace.me(reading);
    const content = gateShownView(question, { since: difference, moves });
    return {
      view: { name: 'gate-shown', content },
      asOf: reading.asOf,
      next: nextAtGate(question, me?.principal?.name, moves),
    };
  },
});
