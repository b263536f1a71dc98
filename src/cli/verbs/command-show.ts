import { correspondenceOf, messageIn } from '../../bus/index.ts';
import { mailNamed } from '../correspondence.ts';
import { nextAboutCommand } from '../next-about-command.ts';
import { argument, flag, wholeNumber } from '../parameters.ts';
import { defineVerb } from '../verb.ts';
import { apartView, begunView, declinedView } from '../../views/index.ts';
import { partName, partOf, shownBytes, wholeCommand } from '../whole-command.ts';

/** `sos command show`: the exact bytes, whole or in numbered parts, or nothing at all. */
export const verb = defineVerb({
  needs: 'ledger',
  about: [
    'Shows a command whole with its length and SHA-256, or exits 4 and shows nothing of it; exits 3 where',
    'it held a secret and is withheld.',
    '--part N shows one numbered part with its own digest and an end line, for tools that cut output.',
  ],
  parameters: {
    id: argument('ID', 'The message that carries the command'),
    raw: flag('Print the bytes and nothing else'),
    part: wholeNumber('N', 'Only this part, counted from 1'),
    partSize: wholeNumber('BYTES', 'How large a part may be (4000)'),
  },
  examples: ['sos command show 1f3a9c', 'sos command show 1f3a9c --raw > fix.sh'],
  async run({ id, raw, part: number, partSize = 4000 }, { workspace }) {
    const reading = await workspace.readToDecide();
    const around = correspondenceOf(reading.ruling);
    const message = messageIn(around, mailNamed({ reading }, id));
    const { entry, standing } = message;
    const me = await workspace.me(reading);
    const command = await wholeCommand(reading, entry);
    const part = number === undefined ? undefined : partOf(command.bytes, number, partSize);
    const { author, record } = entry;
    const content = {
      id: entry.id,
      from: author,
      to: record.to,
      brief: record.brief ?? null,
      standing,
      begun: begunView(message),
      apart: apartView(message),
      declined: declinedView(message),
      size: command.size,
      sha256: command.sha256,
      part: part === undefined ? null : partName(part),
      untrusted: {
        folder: command.folder ?? null,
        why: command.why,
        ...shownBytes(command, part),
      },
    };
    return {
      view: { name: 'command', content },
      asOf: reading.asOf,
      next: nextAboutCommand(message, me?.name),
      ...(raw ? { raw: part?.bytes ?? command.bytes } : {}),
    };
  },
});
