import { requestGate } from '../../gates/index.ts';
import { changeGate } from '../change-gate.ts';
import { noSuchCommit } from '../errors-of-answers.ts';
import { argument, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos gate request`: asks a gate for a verdict on a commit. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['Once work was submitted, a gate can only be asked about the submitted commit.'],
  parameters: {
    brief: argument('BRIEF', 'The brief, or the beginning of its id'),
    gate: argument('GATE', 'The name of the gate'),
    commit: option('REV', 'The commit to judge; the submitted one, or else HEAD'),
    note: option('TEXT', 'A word to whoever answers'),
  },
  examples: ['sos gate request S069 publish', 'sos gate request S069 publish --commit release'],
  run: (input, context) =>
    changeGate(context, {
      act: 'asked',
      kind: 'gate-request',
      at: input,
      plan: async ({ brief, gate }) => {
        const revision = input.commit ?? brief.lastSubmission?.record.commit ?? 'HEAD';
        const work = await context.workspace.repository.commitAndTree(revision);
        if (work === undefined) throw noSuchCommit(revision);
        const request = requestGate(brief, gate, { ...work, note: input.note });
        return request === undefined ? [] : [request];
      },
    }),
});
