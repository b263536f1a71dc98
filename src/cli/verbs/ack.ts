import { pickEntry } from '../../app/index.ts';
import { acknowledge, correspondenceOf } from '../../bus/index.ts';
import { appendedView } from '../../views/index.ts';
import { requiredList } from '../parameters.ts';
import { defineVerb } from '../verb.ts';
import { option } from '../parameters.ts';

/** `sos ack`: signs that you have what was sent to you. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['One receipt for each ID. Reading never acknowledges; acknowledging twice adds nothing.'],
  parameters: {
    id: requiredList('ID', 'What you have'),
    note: option('TEXT', 'A word with it'),
  },
  examples: ['sos ack 1f3a9c', 'sos ack 1f3a9c 77be01'],
  async run({ id: ids, note }, { workspace, once, offline }) {
    const written = await workspace.write({
      kind: 'receipt',
      once,
      offline,
      plan: ({ ruling }, { name: me }) => {
        const around = correspondenceOf(ruling);
        const entries = ids.map((id) => pickEntry(ruling, id));
        const drafts = entries.flatMap((entry) => acknowledge(entry, around, { me, note }) ?? []);
        return { drafts };
      },
    });
    const count = written.records.length;
    const summary =
      count === 0 ? 'acknowledged before; nothing was added' : `${count} acknowledged`;
    const view = appendedView(written, summary);
    return { view: { name: 'appended', content: view }, ...written, next: ['sos inbox'] };
  },
});
