import { versionView } from '../../views/index.ts';
import { VERSION } from '../build-facts.ts';
import { defineVerb } from '../verb.ts';

/** `sos version`, and `sos --version`. */
export const verb = defineVerb({
  needs: 'nothing',
  parameters: {},
  examples: ['sos --version'],
  run: () => Promise.resolve({ view: { name: 'version', content: versionView(VERSION) } }),
});
