import { draftAdoption } from '../../app/index.ts';
import { appendedView } from '../../views/index.ts';
import { requiredList, requiredOption } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity adopt`: vouches for records that the end of their key leaves out. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'A record that was written before its key ended, and arrived after, is late: `sos verify` lists it,',
    'and it counts for nothing. Ask its author whether it is theirs: a thief writes such records too.',
    'What an author took back by ending their own key is adopted the same way: then it was said after all.',
    'Its author may do that too, with a key that signs: to say it again is not to take it back.',
    'It takes the capability `revoke`.',
  ],
  parameters: {
    ids: requiredList('ID', 'Records that are late, or were taken back'),
    reason: requiredOption('TEXT', 'How you know that they are honest'),
  },
  examples: ['sos identity adopt 1f3a9c --reason "sos-dev confirmed it by phone"'],
  async run({ ids, reason }, { workspace, once, offline }) {
    const written = await workspace.write({
      kind: 'adopt',
      once,
      offline,
      plan: ({ ruling }) => ({ drafts: [draftAdoption(ruling, { ids, reason })] }),
    });
    const view = appendedView(
      written,
      `${ids.length === 1 ? 'it counts' : 'they count'} from now on`,
    );
    return { view: { name: 'appended', content: view }, ...written, next: ['sos verify'] };
  },
});
