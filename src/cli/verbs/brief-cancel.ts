import { findBrief, cancelBrief } from '../../briefs/index.ts';
import { changeBrief } from '../change-brief.ts';
import { argument, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief cancel`: ends a brief as not to be done. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['Its text, evidence and verdicts stay; it can be reopened.'],
  parameters: {
    id: argument('ID', 'The brief, or the beginning of its id'),
    reason: requiredOption('TEXT', 'Why; it stays in the record'),
  },
  examples: ['sos brief cancel S069 --reason "overtaken by S070"'],
  run: ({ id, reason }, context) =>
    changeBrief(context, {
      act: 'cancelled',
      kind: 'cancel',
      conditional: true,
      typed: id,
      plan: ({ briefs }) => ({ drafts: [cancelBrief(findBrief(briefs, id), reason)] }),
    }),
});
