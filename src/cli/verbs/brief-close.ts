import { findBrief } from '../../briefs/index.ts';
import { closeBrief, forksOfClosing } from '../../gates/index.ts';
import { changeBrief } from '../change-brief.ts';
import { argument, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief close`: ends a brief as done, naming what it rests on. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Refused while a criterion, a gate, the work or the answer to a blocker is missing;',
    'everything that is missing is listed with the command that supplies it. Refused too, exit 4, where a',
    'record that it would rest on stands at a place of its chain where the same key said another thing.',
  ],
  parameters: {
    id: argument('ID', 'The brief, or the beginning of its id'),
    note: option('TEXT', 'A word for whoever reads it later'),
  },
  examples: ['sos brief close S069'],
  run: ({ id, note }, context) =>
    changeBrief(context, {
      act: 'closed',
      kind: 'close',
      conditional: true,
      typed: id,
      plan: (standing, { name }) => {
        const closing = standing.closingOf(findBrief(standing.briefs, id), name);
        return {
          drafts: [closeBrief(closing, note)],
          noticed: forksOfClosing(closing).alarms,
        };
      },
    }),
});
