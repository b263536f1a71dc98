import { lossyTextOf, utf8 } from '../base/index.ts';
import { KeywordFinder } from '../secrets/index.ts';
import type { Hit } from './hit.ts';
import { PrivateWord } from './private-word.ts';

/** Places of one private word in one piece that are told apart. */
const MOST = 100;

/**
 * Finds private paths and identifiers: letter for letter wherever they stand, and in other letters
 * or with something else between their parts where they stand as words. A finding names the word by
 * its number in the list: the list itself never ships, and neither does a word of it.
 */
export function privateHits(bytes: Uint8Array, words: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  if (words.length === 0) return hits;
  const { finder, forms } = listOf(words);
  const starts = new Map<number, Set<number>>();
  finder.scan(bytes, { from: 0, until: bytes.length }, (keyword, start) => {
    const { form, index } = forms[keyword] as Form;
    const end = form.endIn(bytes, start);
    const known = starts.get(index) ?? new Set();
    if (end === undefined || known.size >= MOST || known.has(start)) return;
    starts.set(index, known.add(start));
    const found = utf8(words[index] ?? '');
    hits.push({ kind: 'private', rule: `private.${index + 1}`, start, end, found });
  });
  return hits;
}

/** One way to write a word of the list, and which word it is. */
interface Form {
  readonly form: PrivateWord;
  readonly index: number;
}

interface List {
  readonly finder: KeywordFinder;
  readonly forms: readonly Form[];
}

const LISTS = new WeakMap<readonly string[], List>();

/** A list is the same for a whole scan. */
function listOf(words: readonly string[]): List {
  const known = LISTS.get(words);
  if (known !== undefined) return known;
  const forms = words.flatMap((word, index) =>
    spellings(word).map((spelling) => ({ form: new PrivateWord(spelling, word), index })),
  );
  const list = { finder: new KeywordFinder(forms.map(({ form }) => form.first)), forms };
  LISTS.set(words, list);
  return list;
}

/** Letters beyond ASCII are written small or large, whole or in parts. Source: Unicode, UAX 15. */
function spellings(word: string): string[] {
  const cases = [word, word.toLowerCase(), word.toUpperCase()];
  const all = cases.flatMap((each) => [each, each.normalize('NFC'), each.normalize('NFD')]);
  const seen = new Map(all.map((each) => [folded(each), each]));
  return [...seen.values()].filter((each) => each !== '');
}

/** ASCII letters are compared without regard to their case, so that these are one spelling. */
function folded(text: string): string {
  return lossyTextOf(utf8(text)).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
