import { policyDraft, proposalNamed } from '../../app/index.ts';
import { policyView } from '../../views/index.ts';
import { flag, optionalArgument } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos policy show`: who may what, and who decides on that. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Roles are bundles of capabilities; gate:* covers every gate, * covers everything.',
    'With ID the policy that somebody proposed, what it changes, and whose word is missing.',
  ],
  parameters: {
    id: optionalArgument('ID', 'A proposal, or the beginning of its id'),
    draft: flag('Print it as YAML, to be changed and proposed'),
  },
  examples: ['sos policy show', 'sos policy show 1f3a9c', 'sos policy show --draft > policy.yaml'],
  async run({ id, draft }, { workspace }) {
    const { ruling, asOf } = await workspace.readToDecide();
    const proposal = id === undefined ? undefined : proposalNamed(ruling, id);
    const content = policyView(ruling, proposal);
    const shown = proposal ?? ruling.policy;
    const raw = draft && shown !== undefined ? { raw: policyDraft(shown) } : {};
    const open =
      proposal?.state === 'open' ? [`sos policy approve ${proposal.id.slice(0, 12)}`] : [];
    return { view: { name: 'policy', content }, asOf, next: open, ...raw };
  },
});
