/**
 * Characters that could make text look like something it is not, or steer a terminal: control
 * characters, bidirectional controls, zero-width and tag characters, line and paragraph
 * separators, and lone surrogates. Tab and newline are not among them; neither are the zero-width
 * joiners between two characters beyond ASCII, which Persian and many emoji need.
 * Source: Unicode UAX #9 (bidi), Trojan Source (CVE-2021-42574), UTS #39.
 */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|\p{Cs}|(?<![^\u0000-\u007f])[\u200c\u200d]|[\u200c\u200d](?![^\u0000-\u007f])/u;

const UNSAFE_ALL = new RegExp(UNSAFE.source, 'gu');

/** Returns where the first unsafe character stands and its name (`U+202E`), or undefined. */
export function findUnsafe(text: string): { index: number; name: string } | undefined {
  const match = UNSAFE.exec(text);
  if (match === null) return undefined;
  return { index: match.index, name: nameOf(match[0]) };
}

/** Makes text safe to print: each unsafe character becomes visible as `<U+202E>`. */
export function showUnsafe(text: string): string {
  return text.replace(UNSAFE_ALL, (character) => `<${nameOf(character)}>`);
}

function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
