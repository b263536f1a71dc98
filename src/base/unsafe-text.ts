import { lazily } from './lazily.ts';

/**
 * Characters that could make text look like something it is not, or steer a terminal. Tab and
 * newline are not among them; neither are the zero-width joiners between two characters beyond
 * ASCII, which Persian and many emoji need.
 * Source: Unicode UAX #9 (bidi), UTS #39, Trojan Source (CVE-2021-42574).
 */
const UNSAFE_ALONE = [
  // Control characters, C0 and C1.
  String.raw`[\u0000-\u0008\u000b-\u001f\u007f-\u009f]`,
  // Characters without width or ink: soft hyphen, grapheme joiner, fillers, zero-width space, BOM.
  String.raw`[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0]`,
  // Bidirectional controls and marks, deprecated format characters, places kept for such.
  String.raw`[\u061c\u200e\u200f\u202a-\u202e\u2065-\u206f\ufff0-\ufffb]`,
  // Separators that some readers take for a line end.
  String.raw`[\u2028\u2029]`,
  // Variation selectors but text and emoji style, tags.
  String.raw`(?!\ufe0e|\ufe0f)\p{Variation_Selector}|[\u{e0000}-\u{e0fff}]`,
  // Controls that lay out hieroglyphs, shorthand and music.
  String.raw`[\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]`,
  // Noncharacters, which YAML cannot hold.
  String.raw`[\ufffe\uffff]`,
  // Lone surrogates.
  String.raw`\p{Cs}`,
].join('|');

/** What joins nothing: an end of the text, ASCII, and what is itself made visible as ASCII. */
const NO_NEIGHBOUR = String.raw`[\u0000-\u007f]|${UNSAFE_ALONE}`;
const JOINER = String.raw`[\u200c\u200d]`;

/** Runs of joiners with no neighbour on one side, where they can only hide. Each run is one step. */
const UNSAFE_JOINERS = [
  `(?<=^|${NO_NEIGHBOUR})${JOINER}+`,
  `(?<!${JOINER})${JOINER}+(?=$|${NO_NEIGHBOUR})`,
].join('|');

/** Most texts hold nothing beyond ASCII, which is seen far sooner than the rest is even made. */
const PLAIN = /^[\t\n\u0020-\u007e]*$/;
const unsafe = lazily(() => anyOf('u'));
const everyUnsafe = lazily(() => anyOf('gu'));

function anyOf(flags: string): RegExp {
  return new RegExp(`${UNSAFE_ALONE}|${UNSAFE_JOINERS}`, flags);
}

/** Returns where the first unsafe character stands and its name (`U+202E`), or undefined. */
export function findUnsafe(text: string): { index: number; name: string } | undefined {
  if (PLAIN.test(text)) return undefined;
  const match = unsafe().exec(text);
  if (match === null) return undefined;
  return { index: match.index, name: nameOf(match[0]) };
}

/** Makes text safe to print: each unsafe character becomes visible as `<U+202E>`. */
export function showUnsafe(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(everyUnsafe(), (run) =>
    Array.from(run, (character) => `<${nameOf(character)}>`).join(''),
  );
}

function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
