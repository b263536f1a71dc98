import { textOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { noSuchFile, notText } from './errors-of-texts.ts';

/** What somebody calls standard input. */
const STANDARD_INPUT = '-';

/** Reads the text of a file that somebody named, or standard input for `-`, whole or not at all. */
export async function readText(host: Host, source: string, maxBytes: number): Promise<string> {
  const text = await readTextIfThere(host, source, maxBytes);
  if (text === undefined) throw noSuchFile(source);
  return text;
}

/** The same for a word that may mean something else than a file. */
export async function readTextIfThere(
  { files, terminal, environment }: Host,
  source: string,
  maxBytes: number,
): Promise<string | undefined> {
  const bytes =
    source === STANDARD_INPUT
      ? await terminal.readInput(maxBytes)
      : await files.read(files.absolute(source, environment.folder), { maxBytes });
  if (bytes === undefined) return undefined;
  const text = textOf(bytes);
  if (text === undefined) throw notText(source);
  return text;
}

/** Says what messages call a source. */
export function sourceName(source: string): string {
  return source === STANDARD_INPUT ? 'standard input' : source;
}
