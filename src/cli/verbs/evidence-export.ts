import { exportedEvidence } from '../../app/index.ts';
import { link, testResult } from '../../statements/index.ts';
import { argument, choice, flag } from '../parameters.ts';
import { statementAnswer } from '../statement-answer.ts';
import { defineVerb } from '../verb.ts';

/** `sos evidence export`: a run in the words of others, signed by whoever exports it. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Prints a DSSE envelope with an in-toto Statement: a test result, or the link of a supply chain.',
    'Signed with your key: raw Ed25519 where it lies in a file, else as an SSH signature in the',
    'namespace sos-statement-v1. It is your word that the ledger holds this run, and its author is named.',
    'Refused (exit 3): what does not count, a claim, a file, and a run that was not just on its commit.',
  ],
  parameters: {
    id: argument('ID', 'The run to tell to others'),
    as: choice(['test-result', 'link'], 'The predicate; test-result without it'),
    ssh: flag('As an SSH signature, also with a key that could sign without'),
  },
  examples: ['sos evidence export 1f3a9c > run.dsse.json', 'sos evidence export 1f3a9c --as link'],
  async run({ id, as, ssh }, context) {
    const reading = await context.workspace.readToDecide();
    const run = await exportedEvidence(reading, id);
    const statement = as === 'link' ? link(run) : testResult(run);
    return statementAnswer(context, reading, { statement, ssh });
  },
});
