import { textOf, utf8 } from '../base/index.ts';
import { joinWords, splitWords } from '../briefs/index.ts';
import type { Host } from '../host/index.ts';
import { editorFailed, noEditorHere, notText } from './errors-of-texts.ts';

const LARGEST = 1024 * 1024;
const LAST_RESORT = 'vi';

/** A text to be edited by a person. */
export interface Editing {
  readonly text: string;
  /** Where the text is while it is edited; a temporary file without it. */
  readonly path: string | undefined;
  /** Ends the name of the temporary file, so that editors know its form. */
  readonly fileName: string;
  /** The verb and what to type instead, for where there is no terminal. */
  readonly verb: string;
  readonly instead: readonly string[];
}

/** A text as a person left it, and where it lies until somebody forgets it. */
export interface Edited {
  readonly text: string;
  readonly path: string;
  /** Removes the file, if it was a temporary one. */
  forget(): Promise<void>;
}

/**
 * Opens the editor of the user's choice on a text, without a shell, and gives what they saved. The
 * file stays until it is forgotten: a text that is refused later must not be lost.
 */
export async function editText(host: Host, editing: Editing): Promise<Edited> {
  const { files, terminal, environment } = host;
  if (!terminal.inputIsTerminal || !terminal.answerIsTerminal) {
    throw noEditorHere(editing.verb, editing.instead);
  }
  const folder =
    editing.path === undefined ? await files.makeTemporaryFolder('sos-edit-') : undefined;
  const path =
    folder === undefined
      ? files.absolute(editing.path ?? '', environment.folder)
      : files.join(folder, editing.fileName);
  await files.create(path, utf8(editing.text), { mode: 0o600 });
  await openEditor(host, path);
  const text = textOf((await files.read(path, { maxBytes: LARGEST })) ?? new Uint8Array());
  if (text === undefined) throw notText(path);
  const forget = async () => {
    if (folder !== undefined) await files.removeFolder(folder);
  };
  return { text, path, forget };
}

async function openEditor({ runner, environment }: Host, path: string): Promise<void> {
  const { variables, folder } = environment;
  const named = [variables['VISUAL'], variables['EDITOR'], LAST_RESORT];
  const editor = named.find((each) => each !== undefined && each.trim() !== '') ?? LAST_RESORT;
  const split = splitWords(editor);
  if (!split.ok) throw editorFailed(editor, split.problem);
  const [program = LAST_RESORT, ...args] = split.words;
  const command = { program, args: [...args, path], folder, environment: variables };
  const { exitCode, notStarted } = await runner.interact(command);
  if (notStarted !== undefined) throw editorFailed(joinWords(split.words), notStarted);
  if (exitCode !== 0) throw editorFailed(joinWords(split.words), 'did not end well');
}
