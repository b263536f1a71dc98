import { splitWords } from '../../briefs/index.ts';
import { badPreparation, nothingToCheckOut, notARun } from '../../evidence/index.ts';
import { argument, option, wholeNumber } from '../parameters.ts';
import { runAsEvidence } from '../run-as-evidence.ts';
import { defineVerb } from '../verb.ts';

/** `sos evidence reproduce`: does somebody else's run again, as the holder of a gate does. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Runs the same words in the same folder of a clean checkout of the recorded commit, in a temporary',
    'folder with a small repository of its own: your work tree, index, refs, hooks and settings are not',
    'touched, also when it is killed. What is not committed (installed packages, say) is not there.',
    'Read the command first: sos evidence show ID. What differs from the first run is said.',
  ],
  parameters: {
    id: argument('ID', 'The run to do again'),
    prepare: option('COMMAND', 'Run this in the checkout first, such as "npm ci"; recorded'),
    timeout: wholeNumber(
      'SECONDS',
      'End the command and its process group after that time; not what left the group (setsid)',
    ),
    note: option('TEXT', 'A word about it'),
  },
  examples: ['sos evidence reproduce 1f3a9c', 'sos evidence reproduce 1f3a9c --prepare "npm ci"'],
  async run({ id, prepare, timeout, note }, context) {
    const wish = { reproduces: id, note, asWorker: false };
    return runAsEvidence(context, wish, ({ original }) => {
      const run = original?.record.run;
      if (original === undefined || run === undefined) throw notARun(id);
      if (run.commit === undefined) throw nothingToCheckOut(original.id);
      const [program = '', ...args] = run.argv;
      return {
        argv: [program, ...args],
        prepared: prepare === undefined ? undefined : preparation(prepare),
        folder: run.folder,
        commit: run.commit,
        environment: [],
        products: (run.products ?? []).map(({ path }) => path),
        report: run.report?.path,
        timeout: timeout === undefined ? undefined : timeout * 1000,
      };
    });
  },
});

function preparation(typed: string): readonly [string, ...string[]] {
  const split = splitWords(typed);
  if (!split.ok) throw badPreparation(split.problem);
  const [program, ...args] = split.words;
  if (program === undefined) throw badPreparation('is empty');
  return [program, ...args];
}
