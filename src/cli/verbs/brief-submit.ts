import { findBrief, submitWork } from '../../briefs/index.ts';
import { requestsOf } from '../../gates/index.ts';
import { changeBrief } from '../change-brief.ts';
import { noSuchCommit } from '../errors-of-answers.ts';
import { argument, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief submit`: offers a commit as the answer, and asks the gates that wait for it. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['Gates whose trigger is submission are asked in the same append.'],
  parameters: {
    id: argument('ID', 'The brief, or the beginning of its id'),
    commit: option('REV', 'The commit that is offered; HEAD without it'),
    note: option('TEXT', 'A word to whoever judges it'),
  },
  examples: ['sos brief submit S069', 'sos brief submit S069 --commit release'],
  async run({ id, commit: revision = 'HEAD', note }, context) {
    const work = await context.workspace.repository.commitAndTree(revision);
    if (work === undefined) throw noSuchCommit(revision);
    return changeBrief(context, {
      act: 'submitted',
      kind: 'submission',
      typed: id,
      commit: work.commit,
      plan: ({ briefs }, { name }) => {
        const brief = findBrief(briefs, id);
        const submission = submitWork(brief, { who: name, ...work, note });
        return { drafts: [submission, ...requestsOf(brief, submission)] };
      },
    });
  },
});
