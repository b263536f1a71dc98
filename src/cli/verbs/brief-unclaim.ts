import { findBrief, unclaimBrief } from '../../briefs/index.ts';
import { changeBrief } from '../change-brief.ts';
import { argument, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief unclaim`: gives a claim back, or takes it back from somebody who is gone. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['Whoever held it stays one who worked on it, and cannot pass its gates.'],
  parameters: {
    id: argument('ID', 'The brief, or the beginning of its id'),
    reason: option('TEXT', 'Why; needed to take it back from somebody else'),
  },
  examples: ['sos brief unclaim S069', 'sos brief unclaim S069 --reason "on leave"'],
  run: ({ id, reason }, context) =>
    changeBrief(context, {
      act: 'given back',
      kind: 'unclaim',
      conditional: true,
      typed: id,
      plan: ({ briefs }, { name }) => ({
        drafts: [unclaimBrief(findBrief(briefs, id), { who: name, reason })],
      }),
    }),
});
