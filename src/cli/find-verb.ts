import { unknownVerb, verbMissing } from './errors.ts';
import { nearest } from '../base/index.ts';
import type { VerbEntry } from './verb.ts';

/** A verb and what is left of the command line for it. */
export interface Call {
  readonly entry: VerbEntry;
  readonly args: readonly string[];
}

const HELP = new Set(['--help', '-h']);

/** What `sos` alone means. */
const ALONE = ['status'];

/**
 * Finds the verb that a command line names. Options that every verb takes may stand before it:
 * `sos -C dir brief list`. `--help` anywhere asks about whatever else was typed.
 */
export function findVerb(verbs: readonly VerbEntry[], words: readonly string[]): Call {
  const start = firstWord(words);
  const [before, after] = [words.slice(0, start), words.slice(start)];
  if (words.some((word) => HELP.has(word))) {
    return { entry: entryAt(verbs, ['help']), args: nouns(after) };
  }
  if (before.includes('--version')) {
    const args = before.filter((word) => word !== '--version');
    return { entry: entryAt(verbs, ['version']), args };
  }
  const entry = entryAt(verbs, after.length === 0 ? ALONE : after);
  return { entry, args: [...before, ...after.slice(entry.path.length)] };
}

/** Lists the verbs whose path begins with these words. */
export function verbsUnder(
  verbs: readonly VerbEntry[],
  words: readonly string[],
): readonly VerbEntry[] {
  return verbs.filter((entry) => words.every((word, index) => entry.path[index] === word));
}

/** Finds the verb with the longest path that the words begin with. */
export function longestMatch(
  verbs: readonly VerbEntry[],
  words: readonly string[],
): VerbEntry | undefined {
  return verbs
    .filter((entry) => entry.path.every((word, index) => words[index] === word))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** Gives the paths that were most likely meant, as they are typed. */
export function verbsLike(verbs: readonly VerbEntry[], words: readonly string[]): string[] {
  const paths = verbs.map((entry) => entry.path.join(' '));
  const whole = nearest(words.slice(0, 2).join(' '), paths);
  if (whole.length > 0) return whole;
  const firsts = verbs.map((entry) => entry.path[0] ?? '');
  return nearest(words[0] ?? '', [...new Set([...paths, ...firsts])]);
}

function entryAt(verbs: readonly VerbEntry[], words: readonly string[]): VerbEntry {
  const entry = longestMatch(verbs, words);
  if (entry !== undefined) return entry;
  const typed = nouns(words).slice(0, 2);
  const under = verbsUnder(verbs, typed);
  if (under.length === 0) throw unknownVerb(typed.join(' '), verbsLike(verbs, typed));
  throw verbMissing(
    typed.join(' '),
    under.map((one) => one.path.slice(typed.length).join(' ')),
  );
}

function firstWord(words: readonly string[]): number {
  let index = 0;
  while (words[index]?.startsWith('-') === true) index += words[index] === '-C' ? 2 : 1;
  return Math.min(index, words.length);
}

function nouns(words: readonly string[]): string[] {
  const end = words.findIndex((word) => word.startsWith('-'));
  return words.slice(0, end === -1 ? undefined : end);
}
