import { waiversIn } from '../../scans/index.ts';
import { waiversView } from '../../views/index.ts';
import { defineVerb } from '../verb.ts';

/** `sos scan waivers`: what is let be, by whom and until when. */
export const verb = defineVerb({
  needs: 'ledger',
  parameters: {},
  examples: ['sos scan waivers'],
  async run(_, { workspace }) {
    const reading = await workspace.read();
    const waivers = waiversIn(reading.ruling.entries, workspace.host.clock.now());
    return { view: { name: 'waivers', content: waiversView(waivers) }, asOf: reading.asOf };
  },
});
