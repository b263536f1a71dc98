import { appendedView } from '../../views/index.ts';
import { flag, option } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos identity rotate`: goes on with another key. */
export const verb = defineVerb({
  needs: 'repository',
  about: [
    'The present key signs its last record, which names the new one; the new one signs that it agrees.',
    'Where that was done and interrupted, or asked for again before it was shared, it is finished and',
    'said: no second key follows.',
  ],
  parameters: {
    key: option('KEY', 'Go on with this key instead of a new one'),
    once: option('WORD', 'Retry safely: the same word finds the first rotation'),
    offline: flag('Append here and do not try to share'),
  },
  examples: ['sos identity rotate', 'sos identity rotate --key ~/.ssh/id_ed25519_2027'],
  async run(input, context) {
    const { workspace } = context;
    const rotated = await workspace.rotate(input);
    const since = rotated.already ? 'the rotation was there already;' : 'from now on';
    const view = appendedView(rotated, `${since} ${rotated.fingerprint} signs here`);
    return {
      view: {
        name: 'appended',
        content: { ...view, keyFile: rotated.keyFile, now: `${rotated.fingerprint} signs here` },
      },
      ...rotated,
      next: ['sos whoami'],
    };
  },
});
