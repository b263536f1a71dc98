import { draftWithholding } from '../../app/index.ts';
import { appendedView } from '../../views/index.ts';
import { requiredList, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos withhold`: names bytes that hold a secret, so that nobody shows or gives them any more. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'A secret got in: change it where it is used, first. This names the blobs that hold it, as digests',
    'or as the record that they stand beside. No sos shows them, and none gives them back where they',
    'were taken out; records stay verifiable. The bytes stay in history until somebody purges them:',
    'docs/guide/leak.md says how. It takes the capability `withhold`.',
  ],
  parameters: {
    targets: requiredList('DIGEST|ID', 'Blobs, or records that name them'),
    reason: requiredOption('TEXT', 'What got in and what is to be changed; not the secret'),
  },
  examples: ['sos withhold 1f3a9c --reason "the log shows the deploy token"'],
  async run({ targets, reason }, { workspace, once, offline }) {
    const written = await workspace.write({
      kind: 'withhold',
      once,
      offline,
      plan: ({ ruling }) => ({ drafts: [draftWithholding(ruling, { targets, reason })] }),
    });
    const view = appendedView(written, 'withheld; the secret is known all the same: change it');
    return { view: { name: 'appended', content: view }, ...written, next: ['sos verify'] };
  },
});
