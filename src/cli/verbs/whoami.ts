import { waysOn } from '../../app/index.ts';
import { whoamiView } from '../../views/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos whoami`: the key that signs here and what it may do. */
export const verb = defineVerb({
  needs: 'ledger',
  about: ['The author of a record is the key that signed it; no option or variable changes it.'],
  parameters: {},
  examples: ['sos whoami', 'sos whoami --json'],
  async run(_input, { workspace }) {
    const reading = await workspace.read();
    const { asOf } = reading;
    const me = await workspace.me(reading);
    const content = whoamiView(me);
    const ended = me !== undefined && content.standing === 'ended' ? waysOn(me.name) : [];
    return {
      view: { name: 'whoami', content },
      asOf,
      next: me === undefined ? ['sos help join'] : ended,
    };
  },
});
