import { globalsOf } from './globals.ts';
import { flagOf, type Parameters } from './parameters.ts';
import type { Area, VerbEntry } from './verb.ts';

/**
 * What can follow what was typed, by the words typed so far: after none all first words, after a
 * noun its verbs, after a verb its options, after `VERB --option` the words that the option takes.
 * An option that takes any word is followed by none of ours.
 */
export type CompletionWords = ReadonlyMap<string, readonly string[]>;

/** Gathers what can follow from the verb table and from the verbs themselves. */
export async function completionWords(areas: readonly Area[]): Promise<CompletionWords> {
  const words = new Map<string, string[]>([['', []]]);
  for (const entry of areas.flatMap((area) => area.verbs)) {
    addPath(words, entry.path);
    const { verb } = await entry.load();
    addOptions(words, entry, { ...verb.parameters, ...globalsOf(verb.needs) });
  }
  return words;
}

function addPath(words: Map<string, string[]>, path: VerbEntry['path']): void {
  for (const [index, word] of path.entries()) {
    const before = path.slice(0, index).join(' ');
    const following = words.get(before) ?? [];
    if (!following.includes(word)) words.set(before, [...following, word]);
  }
}

function addOptions(
  words: Map<string, string[]>,
  { path }: VerbEntry,
  parameters: Parameters,
): void {
  const typed = path.join(' ');
  const options = Object.entries(parameters).filter(([, { place }]) => place === 'option');
  const flags = options.map(([name]) => flagOf(name));
  words.set(typed, [...(words.get(typed) ?? []), ...flags]);
  for (const [name, { takes, choices = [] }] of options) {
    if (takes !== 'none') words.set(`${typed} ${flagOf(name)}`, [...choices]);
  }
}
