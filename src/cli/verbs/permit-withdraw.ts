import { groundOf, pickEntry } from '../../app/index.ts';
import { draftPermitEnd, notAPermit, permitsOf } from '../../boundaries/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos permit withdraw`: takes a permit back. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'What was pushed under it stays pushed. Takes the capability push:REF, as giving it does.',
  ],
  parameters: {
    id: argument('ID', 'The permit, or the beginning of its id'),
    reason: requiredOption('TEXT', 'Why'),
  },
  examples: ['sos permit withdraw 1f3a9c --reason "the freeze began"'],
  async run({ id, reason }, { workspace, once, offline }) {
    const written = await workspace.write({
      kind: 'permit-end',
      said: { reason },
      conditional: true,
      once,
      offline,
      plan: ({ ruling }, { principal }) => {
        const entry = pickEntry(ruling, id);
        const { briefs } = groundOf({ ruling });
        const permit = permitsOf(ruling, briefs).find((each) => each.entry.id === entry.id);
        if (permit === undefined) throw notAPermit(entry.id);
        return { drafts: [draftPermitEnd(permit, principal, reason)] };
      },
    });
    const view = appendedView(written, 'the permit is withdrawn');
    return {
      view: { name: 'appended', content: view },
      ...written,
      next: ['sos permit list --all'],
    };
  },
});
