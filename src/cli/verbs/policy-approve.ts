import { draftApproval, otherApproved, proposalNamed } from '../../app/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, option } from '../parameters.ts';
import { inStep } from '../in-step.ts';
import { defineVerb } from '../verb.ts';

/** `sos policy approve`: a founder's word for a proposal. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'Look at it first: sos policy show ID. A word that was given stays given: where two policies',
    'get the votes, neither comes into force until a pin chooses.',
  ],
  parameters: {
    id: argument('ID', 'The proposal, or the beginning of its id'),
    reason: option('TEXT', 'Why'),
  },
  examples: ['sos policy approve 1f3a9c', 'sos policy approve 1f3a9c --reason "read with athena"'],
  async run(input, { workspace, once, offline }) {
    await inStep(workspace, offline);
    const written = await workspace.write({
      kind: 'approval',
      once,
      offline,
      conditional: true,
      plan: ({ ruling }, me) => ({ drafts: draftApproval(ruling, me, input) }),
    });
    const reading = await workspace.readNow();
    const proposal = proposalNamed(reading.ruling, input.id);
    const me = await workspace.me(reading);
    const others = otherApproved(reading.ruling, me?.name ?? '', proposal);
    const warning =
      others.length === 0
        ? ''
        : '; you approve another one too, and if both get the votes neither counts';
    const summary = `policy ${proposal.terms.version} is ${proposal.state}${warning}`;
    return {
      view: { name: 'appended', content: appendedView(written, summary) },
      ...written,
      next: [`sos policy show ${proposal.id.slice(0, 12)}`],
    };
  },
});
