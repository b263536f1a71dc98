import { findBrief, reopenBrief } from '../../briefs/index.ts';
import { changeBrief } from '../change-brief.ts';
import { argument, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief reopen`: takes an ended brief up again. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['Work has to be submitted anew; what was said about it before stays.'],
  parameters: {
    id: argument('ID', 'The brief, or the beginning of its id'),
    reason: requiredOption('TEXT', 'Why; it stays in the record'),
  },
  examples: ['sos brief reopen S069 --reason "the old refs are back"'],
  run: ({ id, reason }, context) =>
    changeBrief(context, {
      act: 'reopened',
      kind: 'reopen',
      conditional: true,
      typed: id,
      plan: ({ briefs }) => ({ drafts: [reopenBrief(findBrief(briefs, id), reason)] }),
    }),
});
