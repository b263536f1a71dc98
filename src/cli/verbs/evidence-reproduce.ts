import { folderOfRun } from '../folder-of-run.ts';
import { argument, option, wholeNumber } from '../parameters.ts';
import { runAsEvidence } from '../run-as-evidence.ts';
import { notARun } from '../../evidence/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos evidence reproduce`: does somebody else's run again, as the holder of a gate does. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Runs the same words in the same folder of your work tree, on the commit that stands there now,',
    'and records it for the same brief and criterion. Read the command first: sos evidence show ID.',
  ],
  parameters: {
    id: argument('ID', 'The run to do again'),
    timeout: wholeNumber(
      'SECONDS',
      'End the command and its process group after that time; not what left the group (setsid)',
    ),
    note: option('TEXT', 'A word about it'),
  },
  examples: ['sos evidence reproduce 1f3a9c'],
  async run({ id, timeout, note }, context) {
    const wish = { reproduces: id, note, asWorker: false };
    return runAsEvidence(context, wish, async ({ original }) => {
      const run = original?.record.run;
      if (run === undefined) throw notARun(id);
      const [program = '', ...args] = run.argv;
      return {
        argv: [program, ...args],
        folder: await folderOfRun(context, run.folder),
        environment: [],
        timeout: timeout === undefined ? undefined : timeout * 1000,
      };
    });
  },
});
