/** Where on a command line a parameter stands. */
export type Place = 'argument' | 'option' | 'rest';

/**
 * One thing that a verb can be told. Parsing, help and the reference are all made from it; `T` is
 * what the verb receives. Its name is the key under which the verb lists it: `workDir` is typed
 * as `--work-dir`.
 */
export interface Parameter<T = unknown> {
  readonly place: Place;
  /** How many words it takes: none for a flag. */
  readonly takes: 'none' | 'one' | 'many';
  /** Stands for the value in help: `TO`. */
  readonly placeholder: string;
  readonly summary: string;
  readonly required: boolean;
  readonly choices?: readonly string[];
  /** Only digits are taken, and the verb receives a number. */
  readonly numeric?: boolean;
  /** Never set: carries the type of the value. */
  readonly value?: T;
}

/** The parameters of a verb by name; arguments in the order in which they are typed. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** What a verb receives for its parameters. */
export type InputOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

const one = { takes: 'one', required: false } as const;
const many = { takes: 'many', required: false } as const;

/** A word that must be there: `sos show ID`. */
export function argument(placeholder: string, summary: string): Parameter<string> {
  return { place: 'argument', takes: 'one', required: true, placeholder, summary };
}

/** A word that may be left out. */
export function optionalArgument(
  placeholder: string,
  summary: string,
): Parameter<string | undefined> {
  return { ...one, place: 'argument', placeholder, summary };
}

/** All further words, perhaps none. */
export function argumentList(placeholder: string, summary: string): Parameter<readonly string[]> {
  return { ...many, place: 'argument', placeholder, summary };
}

/** All further words, one at least. */
export function requiredList(placeholder: string, summary: string): Parameter<readonly string[]> {
  return { place: 'argument', takes: 'many', required: true, placeholder, summary };
}

/** Everything after `--`, byte for byte as the caller's shell gave it. */
export function rest(placeholder: string, summary: string): Parameter<readonly string[]> {
  return { place: 'rest', takes: 'many', required: true, placeholder, summary };
}

/** Everything after `--`, where there may be none. */
export function optionalRest(placeholder: string, summary: string): Parameter<readonly string[]> {
  return { place: 'rest', takes: 'many', required: false, placeholder, summary };
}

/** An option without a value. */
export function flag(summary: string): Parameter<boolean> {
  return { place: 'option', takes: 'none', required: false, placeholder: '', summary };
}

/** An option with a value. */
export function option(placeholder: string, summary: string): Parameter<string | undefined> {
  return { ...one, place: 'option', placeholder, summary };
}

/** An option with a value that must be given. */
export function requiredOption(placeholder: string, summary: string): Parameter<string> {
  return { place: 'option', takes: 'one', required: true, placeholder, summary };
}

/** An option that may be given several times. */
export function optionList(placeholder: string, summary: string): Parameter<readonly string[]> {
  return { ...many, place: 'option', placeholder, summary };
}

/** An option that takes one word of a few. */
export function choice<const C extends string>(
  choices: readonly C[],
  summary: string,
): Parameter<C | undefined> {
  return { ...one, place: 'option', placeholder: choices.join('|'), summary, choices };
}

/** An option that takes a whole number. */
export function wholeNumber(placeholder: string, summary: string): Parameter<number | undefined> {
  return { ...one, place: 'option', placeholder, summary, numeric: true };
}

/** Tells whether a word is a number that `wholeNumber` takes. */
export function isWholeNumber(word: string): boolean {
  return /^\d{1,9}$/.test(word);
}

/** Writes an option's name as it is typed: `workDir` becomes `--work-dir`, `C` becomes `-C`. */
export function flagOf(name: string): string {
  if (name.length === 1) return `-${name}`;
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
