import { draftEndOfWaiver } from '../../app/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos scan unwaive`: takes a waiver back. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['What was let be counts again, and an ended waiver is no finding any more.'],
  parameters: {
    fingerprint: argument('FINGERPRINT', 'What was waived'),
    reason: requiredOption('TEXT', 'Why it is not let be any more'),
  },
  examples: [
    'sos scan unwaive sos1:generic-password:0123456789abcdef01234567 --reason "the test is gone"',
  ],
  async run(wish, { workspace, once, offline }) {
    const now = workspace.host.clock.now();
    const written = await workspace.write({
      kind: 'waiver',
      once,
      offline,
      plan: ({ ruling }) => ({ drafts: [draftEndOfWaiver(ruling, wish, now)] }),
    });
    const view = appendedView(written, 'withdrawn');
    return { view: { name: 'appended', content: view }, ...written, next: ['sos scan'] };
  },
});
