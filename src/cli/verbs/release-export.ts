import { exportedRelease } from '../../app/index.ts';
import { releaseStatement } from '../../statements/index.ts';
import { argument, flag } from '../parameters.ts';
import { statementAnswer } from '../statement-answer.ts';
import { defineVerb } from '../verb.ts';

/** `sos release export`: a release in the words of others, signed by whoever exports it. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Prints a DSSE envelope with an in-toto Statement: which commit is the release that the remote was',
    'seen to serve. Refused (exit 3): a receipt that rests on no gate.',
  ],
  parameters: {
    id: argument('ID', 'The receipt that sos release push wrote'),
    ssh: flag('As an SSH signature, also with a key that could sign without'),
  },
  examples: ['sos release export 1f3a9c > release.dsse.json'],
  async run({ id, ssh }, context) {
    const { workspace } = context;
    const reading = await workspace.readToDecide();
    const receipt = await exportedRelease(workspace, reading, id);
    const statement = releaseStatement(receipt, reading.ruling.ledger);
    return statementAnswer(context, reading, { statement, ssh });
  },
});
