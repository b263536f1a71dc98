import { standingOf } from '../../app/index.ts';
import { checkGates, gateQuestion } from '../../gates/index.ts';
import { verificationResult } from '../../statements/index.ts';
import { gateIn } from '../change-gate.ts';
import { argument, flag } from '../parameters.ts';
import { statementAnswer } from '../statement-answer.ts';
import { defineVerb } from '../verb.ts';

/** `sos gate export`: a passed gate in the words of others, signed by whoever exports it. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Prints a DSSE envelope with an in-toto Statement: a simple verification result (SVR) that names',
    'the gate, each criterion that was shown and its grade, the commit and the tree.',
    'Refused: a gate that is not passed (exit 3), or passed on a record that its key contradicts at the same',
    'place of its chain (exit 4). A pass may be withdrawn later: ask the ledger.',
  ],
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    gate: argument('GATE', 'The name of the gate'),
    ssh: flag('As an SSH signature, also with a key that could sign without'),
  },
  examples: ['sos gate export S069 clean-history > pass.dsse.json'],
  async run({ ssh, ...at }, context) {
    const reading = await context.workspace.readToDecide();
    const { ruling } = reading;
    const asked = gateIn(await standingOf(context.workspace.repository, reading), at);
    const { brief, gate } = asked;
    const statement = verificationResult(gateQuestion(asked), ruling.ledger);
    const { failure, alarms } = checkGates(ruling, brief, [gate]);
    if (failure !== undefined) throw failure;
    return { ...(await statementAnswer(context, reading, { statement, ssh })), noticed: alarms };
  },
});
