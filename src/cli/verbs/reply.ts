import { enrolledHere, pickEntry } from '../../app/index.ts';
import { replyTo } from '../../bus/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, option, optionalArgument } from '../parameters.ts';
import { asText, withTypedBytes } from '../typed-bytes.ts';
import { typedOptions } from '../typed-options.ts';
import { defineVerb } from '../verb.ts';

/** `sos reply`: answers a message, in its thread. */
export const verb = defineVerb({
  needs: 'writer',
  about: ['Goes to whoever wrote what it answers. Answering also acknowledges.'],
  parameters: {
    id: argument('ID', 'What to answer'),
    text: optionalArgument('TEXT', 'What to say; - reads standard input'),
    file: option('FILE', 'Say what the file says'),
    subject: option('TEXT', 'What it is about, in a line'),
  },
  examples: ['sos reply 1f3a9c "done, see the evidence"', 'sos reply 1f3a9c --file answer.txt'],
  async run({ id, text, file, subject }, { workspace, host, once, offline }) {
    const source = {
      ...{ text, file, verb: 'reply' },
      look: async () => {
        const reading = await workspace.read();
        await enrolledHere(workspace, reading);
        pickEntry(reading.ruling, id);
      },
      again: (path: string) => ['sos', 'reply', id, ...typedOptions({ file: path, subject })],
    };
    const written = await withTypedBytes(host, source, (bytes) => {
      const body = asText(bytes, file);
      return workspace.write({
        kind: 'message',
        once,
        offline,
        plan: ({ ruling }, { name: me }) =>
          replyTo(ruling, pickEntry(ruling, id), { me, body, subject }),
      });
    });
    const view = appendedView(written, 'the reply is signed and in the ledger');
    return { view: { name: 'appended', content: view }, ...written, next: ['sos inbox'] };
  },
});
