import { writePin } from '../../app/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos pin write`: vouches in the code branch for what the ledger holds now. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Writes .sos/pin into the work tree; commit it, so that it is reviewed like code. A pin only',
    'advances: what the last one holds has to be there. CI then runs sos verify --pin.',
  ],
  parameters: {},
  examples: ['sos pin write', 'sos sync && sos pin write && git add .sos/pin'],
  async run(_input, { workspace }) {
    const reading = await workspace.readToDecide();
    const { path, pin } = await writePin(workspace, reading);
    const content = { path, ...pin };
    return { view: { name: 'pin', content }, asOf: reading.asOf, next: ['git add .sos/pin'] };
  },
});
