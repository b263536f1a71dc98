import type { Reading } from '../app/index.ts';
import { shortId } from '../base/index.ts';
import { commandText, numberedParts, type CommandText, type NumberedPart } from '../bus/index.ts';
import type { TrustedEntry } from '../trust/index.ts';
import type { CommandView } from '../views/index.ts';
import { commandNotWhole, noSuchPart } from './errors-of-commands.ts';

/** Reads the bytes of a command, all of them or an error: no piece of an altered one is shown. */
export async function wholeCommand(
  reading: Reading,
  message: TrustedEntry<'message'>,
): Promise<CommandText> {
  const { command } = message.record;
  if (command === undefined) return commandText(message, new Uint8Array());
  const answer = await reading.content(command.content);
  if (!answer.ok) throw commandNotWhole(shortId(message.id), answer.problem, answer.part);
  return commandText(message, answer.bytes);
}

/** Takes one numbered part of a command. */
export function partOf(bytes: Uint8Array, number: number, size: number): NumberedPart {
  const parts = numberedParts(bytes, size);
  const part = parts[number - 1];
  if (part === undefined) throw noSuchPart(number, parts.length);
  return part;
}

/** The bytes that are shown, in the two forms in which a document can carry them. */
export function shownBytes(
  command: CommandText,
  part: NumberedPart | undefined,
): Pick<CommandView['untrusted'], 'text' | 'base64'> {
  const bytes = Buffer.from(part?.bytes ?? command.bytes);
  const text = command.text === undefined ? null : bytes.toString('utf8');
  return { text, base64: bytes.toString('base64') };
}

/** Names a part without its bytes. */
export function partName({
  number,
  of,
  heading,
  ending,
  sha256,
}: NumberedPart): CommandView['part'] {
  return { number, of, heading, ending, sha256 };
}
