import { enrolledHere } from '../../app/index.ts';
import { sendMessage } from '../../bus/index.ts';
import { appendedView } from '../../views/index.ts';
import { argument, choice, option, optionalArgument } from '../parameters.ts';
import { recipientsOf } from '../recipients.ts';
import { refuseLoose } from '../refuse-loose.ts';
import { asText, withTypedBytes } from '../typed-bytes.ts';
import { typedOptions } from '../typed-options.ts';
import { defineVerb } from '../verb.ts';

const TYPES = ['note', 'question', 'command', 'blocker', 'handoff'] as const;

/** `sos send`: a message to one, several, everybody, or a brief's people. */
export const verb = defineVerb({
  needs: 'writer',
  about: [
    'TO is a name, several with commas, @all, or a brief: its author, assignees, claimant and gates.',
    'A command is sent byte for byte; nothing runs it but its recipient saying so.',
  ],
  parameters: {
    to: argument('TO', 'name, name,name, @all, or a brief such as S069'),
    text: optionalArgument('TEXT', 'What to say; - reads standard input'),
    type: choice(TYPES, 'What it is for (note)'),
    file: option('FILE', 'Say what the file says'),
    brief: option('ID', 'The brief it is about'),
    subject: option('TEXT', 'What it is about, in a line'),
    folder: option('DIR', 'With --type command: where it is meant to run'),
    why: option('TEXT', 'With --type command: why it is sent'),
  },
  examples: [
    'sos send athena "is S069 ready for the gate?" --type question --brief S069',
    'sos send sos-dev --type command --file fix.sh --folder . --why "old refs remain"',
  ],
  async run(input, { workspace, host, once, offline }) {
    const { type = 'note', subject, folder, why, text, file } = input;
    refuseLoose(input);
    const addressed = { to: input.to, brief: input.brief };
    const source = {
      ...{ text, file, verb: 'send' },
      look: async () => {
        const reading = await workspace.read();
        const { name } = await enrolledHere(workspace, reading);
        recipientsOf(reading.ruling, addressed, name);
      },
      again: (path: string) => [
        ...['sos', 'send', input.to],
        ...typedOptions({ type: input.type, file: path, brief: input.brief, subject, folder, why }),
      ],
    };
    const written = await withTypedBytes(host, source, (bytes) => {
      const said =
        type === 'command'
          ? { command: { bytes, folder, why: why ?? '' } }
          : { body: asText(bytes, file) };
      return workspace.write({
        kind: 'message',
        once,
        offline,
        plan: ({ ruling }, { name: me }) => {
          const { to, brief } = recipientsOf(ruling, addressed, me);
          return sendMessage(ruling, { me, type, to, subject, brief, ...said });
        },
      });
    });
    const view = appendedView(written, `${type} to ${input.to} is signed and in the ledger`);
    return {
      view: { name: 'appended', content: view },
      ...written,
      next: ['sos sent --unanswered'],
    };
  },
});
