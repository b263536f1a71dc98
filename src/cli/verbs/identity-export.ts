import { utf8 } from '../../base/index.ts';
import { allowedSigners } from '../../app/index.ts';
import { rosterView } from '../../views/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity export`: the keys as ssh-keygen wants them. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Writes an allowed_signers file: with it, ssh-keygen -Y verify -n sos-record-v1 checks any record.',
  ],
  parameters: {},
  examples: ['sos identity export > allowed_signers'],
  async run(_input, { workspace }) {
    const { ruling, asOf } = await workspace.readToDecide();
    const raw = utf8(allowedSigners(ruling));
    return { view: { name: 'roster', content: rosterView(ruling) }, asOf, raw };
  },
});
