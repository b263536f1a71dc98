import type { Stretch } from './keyword-finder.ts';

/** A secret that was found: by which rule, and the bytes of it, `end` not included. */
export interface SecretMatch {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Looks for secrets of some kind. What it says of a keyword depends on the bytes of its reach and
 * on nothing else, so that a stream may be held against it piece by piece.
 */
export interface Finder {
  /** How many bytes before and after the beginning of a keyword can matter. */
  readonly reach: { readonly before: number; readonly after: number };
  /** Rules that know less than others: where they overlap, the others name what was found. */
  readonly vague: ReadonlySet<string>;
  /** Finds what belongs to keywords that begin in the stretch; matches may overlap. */
  within(bytes: Uint8Array, stretch: Stretch): SecretMatch[];
}

/** Finds secrets in bytes by a set of rules. */
export interface Detector extends Finder {
  /** Stands for the set of rules: whoever remembers what is clean remembers it beside this. */
  readonly digest: string;
  /** Finds secrets in order, one for each place: where several rules match, the one that knows more. */
  find(bytes: Uint8Array): SecretMatch[];
}
