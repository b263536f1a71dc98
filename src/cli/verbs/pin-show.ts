import { readPin } from '../../app/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos pin show`: which moment of the ledger the code branch vouches for. */
export const verb = defineVerb({
  needs: 'repository',
  about: ['Reads .sos/pin of the work tree. sos verify --pin compares the ledger with it.'],
  parameters: {},
  examples: ['sos pin show', 'sos pin show --json'],
  async run(_input, { workspace }) {
    const { path, pin } = await readPin(workspace);
    return { view: { name: 'pin', content: { path, ...pin } }, next: ['sos verify --pin'] };
  },
});
