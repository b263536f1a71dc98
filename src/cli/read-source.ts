import { textOf } from '../base/index.ts';
import type { Host } from '../host/index.ts';
import { noSuchFile, notText } from './errors.ts';

/** What somebody calls standard input. */
const STANDARD_INPUT = '-';

/** Reads the text of a file that somebody named, or standard input for `-`, whole or not at all. */
export async function readText(
  { files, terminal, environment }: Host,
  source: string,
  maxBytes: number,
): Promise<string> {
  const bytes =
    source === STANDARD_INPUT
      ? await terminal.readInput(maxBytes)
      : await files.read(files.absolute(source, environment.folder), { maxBytes });
  if (bytes === undefined) throw noSuchFile(source);
  const text = textOf(bytes);
  if (text === undefined) throw notText(source);
  return text;
}

/** Says what messages call a source. */
export function sourceName(source: string): string {
  return source === STANDARD_INPUT ? 'standard input' : source;
}
