import { LIMITS, utf8 } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { editText } from './edit-text.ts';
import { noSuchFile, nothingToSay, textTwice } from './errors-of-texts.ts';

/** What somebody typed to say: an argument, a file, or standard input for `-`. */
export interface TypedSource {
  readonly text: string | undefined;
  readonly file: string | undefined;
  /** The verb, for errors. */
  readonly verb: string;
}

/**
 * Reads what is to be sent, byte for byte: an argument, a file, standard input, or, on a terminal,
 * what somebody writes in their editor. Refuses more than a record may carry.
 */
export async function typedBytes(host: Host, source: TypedSource): Promise<Uint8Array> {
  const { text, file, verb } = source;
  if (text !== undefined && file !== undefined) throw textTwice();
  if (text === '-' || file === '-') return host.terminal.readInput(LIMITS.recordBlobs);
  if (text !== undefined) return utf8(text);
  if (file === undefined) return typedInEditor(host, verb);
  const { files, environment } = host;
  const bytes = await files.read(files.absolute(file, environment.folder), {
    maxBytes: LIMITS.recordBlobs,
  });
  if (bytes === undefined) throw noSuchFile(file);
  return bytes;
}

/** Without a terminal there is nobody to write, and nothing was given. */
async function typedInEditor(host: Host, verb: string): Promise<Uint8Array> {
  if (!host.terminal.inputIsTerminal) throw nothingToSay(verb);
  const instead = [`sos ${verb} "text"`];
  const editing = { text: '', path: undefined, fileName: 'message.txt', verb, instead };
  const edited = await editText(host, editing);
  await edited.forget();
  if (edited.text.trim() === '') throw nothingToSay(verb);
  return utf8(edited.text);
}
