import { helpFor } from '../help.ts';
import { argumentList } from '../parameters.ts';
import { defineVerb } from '../verb.ts';

/** `sos help [VERB or topic]`. */
export const verb = defineVerb({
  needs: 'nothing',
  parameters: { words: argumentList('VERB', 'A verb, a group of verbs or a topic') },
  examples: ['sos help', 'sos help whoami', 'sos help exit-codes', 'sos help json'],
  async run({ words }, { areas }) {
    return { view: { name: 'help', content: await helpFor(areas, words) } };
  },
});
