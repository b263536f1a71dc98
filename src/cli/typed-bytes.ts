import { LIMITS, SosError, textOf, utf8 } from '../base/index.ts';
import { joinWords } from '../briefs/index.ts';
import type { Host } from '../host/index.ts';
import { editText, type Edited } from './edit-text.ts';
import { noSuchFile, notText, nothingToSay, textKept, textTwice } from './errors-of-texts.ts';

/** What somebody typed to say: an argument, a file, or standard input for `-`. */
export interface TypedSource {
  readonly text: string | undefined;
  readonly file: string | undefined;
  /** The verb, for errors. */
  readonly verb: string;
  /** Refuses what can be refused before anybody writes a text in vain. */
  readonly look: () => Promise<unknown>;
  /** The words to type to send a text that was kept. */
  again(path: string): readonly string[];
}

/**
 * Reads what is to be sent, byte for byte, and sends it: an argument, a file, standard input, or, on a
 * terminal, what somebody writes in their editor. Refuses more than a record may carry. What somebody
 * wrote and could not send is kept, and the refusal says where: nobody writes a message twice.
 */
export async function withTypedBytes<T>(
  host: Host,
  source: TypedSource,
  send: (bytes: Uint8Array) => Promise<T>,
): Promise<T> {
  const given = await givenBytes(host, source);
  if (given !== undefined) return send(given);
  const edited = await typedInEditor(host, source);
  try {
    const sent = await send(utf8(edited.text));
    await edited.forget();
    return sent;
  } catch (error) {
    if (!(error instanceof SosError)) throw error;
    throw textKept(error, edited.path, joinWords(source.again(edited.path)));
  }
}

/** Takes bytes for text. Throws where they are none. */
export function asText(bytes: Uint8Array, file: string | undefined): string {
  const text = textOf(bytes);
  if (text === undefined) throw notText(file ?? 'standard input');
  return text;
}

async function givenBytes(
  { files, terminal, environment }: Host,
  { text, file }: TypedSource,
): Promise<Uint8Array | undefined> {
  if (text !== undefined && file !== undefined) throw textTwice();
  if (text === '-' || file === '-') return terminal.readInput(LIMITS.recordBlobs);
  if (text !== undefined) return utf8(text);
  if (file === undefined) return undefined;
  const path = files.absolute(file, environment.folder);
  const bytes = await files.read(path, { maxBytes: LIMITS.recordBlobs });
  if (bytes === undefined) throw noSuchFile(file);
  return bytes;
}

/** Without a terminal there is nobody to write, and nothing was given. */
async function typedInEditor(host: Host, { verb, look }: TypedSource): Promise<Edited> {
  if (!host.terminal.inputIsTerminal) throw nothingToSay(verb);
  await look();
  const instead = [`sos help ${verb}`];
  const editing = { text: '', path: undefined, fileName: 'message.txt', verb, instead };
  const edited = await editText(host, editing);
  if (edited.text.trim() !== '') return edited;
  await edited.forget();
  throw nothingToSay(verb);
}
