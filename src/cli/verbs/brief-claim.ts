import { claimBrief, findBrief } from '../../briefs/index.ts';
import { changeBrief } from '../change-brief.ts';
import { argument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos brief claim`: takes a brief on, if nobody else was first. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Of two who claim at once, the one whose claim is shared first holds it; the other is told who.',
    'Whoever claimed a brief can never pass its gates, also after giving it back.',
  ],
  parameters: { id: argument('ID', 'The brief, or the beginning of its id') },
  examples: ['sos brief claim S069'],
  run: ({ id }, context) =>
    changeBrief(context, {
      act: 'claimed',
      kind: 'claim',
      conditional: true,
      typed: id,
      plan: ({ briefs }, { name }) => {
        const claim = claimBrief(findBrief(briefs, id), name);
        return { drafts: claim === undefined ? [] : [claim] };
      },
    }),
});
