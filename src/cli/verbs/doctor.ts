import { doctorView } from '../../views/index.ts';
import { notInOrder } from '../errors-of-answers.ts';
import { optionNeeds } from '../errors.ts';
import { flag } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos doctor`: what is in order here, and an undo of what init and join did. */
export const verb = defineVerb({
  needs: 'clone',
  about: [
    '--undo takes the branch sos/ledger, our refs and the folders sos/ in .git, also those of other work',
    'trees, out of this clone.',
    'The remote keeps the ledger, and git fetch may bring origin/sos/ledger again. What is yours for',
    'every clone stays and is named: keys, what you have seen of ledgers, kept code.',
    'Exit 1: something is not in order.',
  ],
  parameters: {
    undo: flag('Take everything of sos out of this clone'),
    discard: flag('With --undo: also where records are here only and would be lost'),
  },
  examples: ['sos doctor', 'sos doctor --undo'],
  async run({ undo, discard }, { workspace }) {
    if (discard && !undo) throw optionNeeds('doctor', ['--discard'], '--undo');
    if (undo) {
      const undone = await workspace.undo(discard);
      return { view: { name: 'doctor', content: doctorView([], undone) } };
    }
    const symptoms = await workspace.examine();
    const next = symptoms.flatMap((symptom) => symptom.next ?? []);
    const bad = symptoms.filter(({ standing }) => standing === 'bad').map(({ what }) => what);
    const failure = bad.length === 0 ? undefined : notInOrder(bad);
    return { view: { name: 'doctor', content: doctorView(symptoms) }, next, failure };
  },
});
