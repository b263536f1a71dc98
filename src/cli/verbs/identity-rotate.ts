import { appendedView } from '../../views/index.ts';
import { flag, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity rotate`: goes on with another key. */
export const verb = defineVerb({
  needs: 'repository',
  about: [
    'The present key signs its last record, which names the new one; the new one signs that it agrees.',
  ],
  parameters: {
    key: option('KEY', 'Go on with this key instead of a new one'),
    offline: flag('Append here and do not try to share'),
  },
  examples: ['sos identity rotate', 'sos identity rotate --key ~/.ssh/id_ed25519_2027'],
  async run({ key, offline }, context) {
    const { workspace } = context;
    const rotated = await workspace.rotate({ key, offline });
    if (rotated.keyFile !== undefined) await context.say(`new key: ${rotated.keyFile}`);
    const view = appendedView(rotated, `from now on ${rotated.fingerprint} signs here`);
    return { view: { name: 'appended', content: view }, ...rotated, next: ['sos whoami'] };
  },
});
