import { draftProposal, readPolicyWish } from '../../app/index.ts';
import { appendedView } from '../../views/index.ts';
import { option, optionalArgument, optionList, wholeNumber } from '../parameters.ts';
import { inStep } from '../in-step.ts';
import { defineVerb } from '../verb.ts';

/** `sos policy propose`: drafts the policy that is to follow the one in force. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'A founder who proposes approves by that. The policy is in force when as many founders approve as',
    'the old one asks for and the new one asks for; with one founder that is at once.',
    'FILE is YAML with threshold, founders and roles; what it leaves out stays as it is.',
  ],
  parameters: {
    file: optionalArgument('FILE', 'What the next policy says'),
    threshold: wholeNumber('N', 'So many founders must agree from then on'),
    founder: optionList('NAME', 'Who decides from then on; name all of them'),
    reason: option('TEXT', 'Why'),
  },
  examples: [
    'sos policy propose --founder kasra --founder athena --threshold 2',
    'sos policy show --draft > policy.yaml',
    'sos policy propose policy.yaml --reason "builders may withhold"',
  ],
  async run(input, { workspace, host, once, offline }) {
    const { file, threshold, founder: founders, reason } = input;
    await inStep(workspace, offline);
    const written = await workspace.write({
      kind: 'proposal',
      once,
      offline,
      conditional: true,
      plan: async ({ ruling }) => {
        const next = await readPolicyWish(host, ruling, { file, threshold, founders });
        return { drafts: [draftProposal(ruling, next, reason)] };
      },
    });
    const { ruling } = await workspace.readNow();
    const id = written.records[0]?.id ?? '';
    const proposal = ruling.proposals.find((each) => each.id === id);
    const summary = `policy ${proposal?.terms.version ?? ''} is ${proposal?.state ?? 'proposed'}`;
    return {
      view: { name: 'appended', content: appendedView(written, summary) },
      ...written,
      next: [`sos policy show ${id.slice(0, 12)}`],
    };
  },
});
