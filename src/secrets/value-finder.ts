import { lazily, sameBytes, utf8 } from '../base/index.ts';
import { formsOf } from './forms.ts';
import { KeywordFinder } from './keyword-finder.ts';
import { isHarmless, isOpenVariable, saysSecret } from './open-variables.ts';
import type { Finder } from './secret-match.ts';

/** Shorter values are words that stand everywhere. */
const SHORTEST = 8;
/** Of a longer value each stretch of this many characters is looked for by itself. */
const LONGEST = 2048;
/** A line of a value is looked for by itself, too: a shell may have put the lines on one. */
const SHORTEST_LINE = 16;
/** Bytes by which a form is recognised before it is compared. */
const BEGINNING = 8;

/**
 * Finds values of variables that are not known to be open, in plain and in encoded form. `open`
 * names further variables whose values may be seen.
 */
export function variableFinder(
  variables: Readonly<Record<string, string>>,
  open: readonly string[] = [],
): Finder {
  const secret = Object.entries(variables).flatMap(([name, value]) =>
    isOpenVariable(name) || open.includes(name) || isHarmless(name, value, false) ? [] : [value],
  );
  // What an open variable says as well is no secret: a folder, a branch, a language.
  const seen = new Set(
    Object.entries(variables).flatMap(([name, value]) => (isOpenVariable(name) ? [value] : [])),
  );
  return valueFinder(
    secret.filter((value) => !seen.has(value)),
    'environment',
  );
}

/** Finds values of variables whose names say that they are secret, in plain and in encoded form. */
export function secretVariableFinder(variables: Readonly<Record<string, string>>): Finder {
  const secret = Object.entries(variables).filter(([name, value]) => saysSecret(name, value));
  return valueFinder(
    secret.map(([, value]) => value),
    'environment',
  );
}

/** Finds values wherever they stand, in plain and in encoded form. */
function valueFinder(values: readonly string[], rule: string): Finder {
  const forms = [...new Set(values.flatMap(piecesOf).flatMap(formsOf))].map(utf8);
  const keywords = lazily(
    () => new KeywordFinder(forms.map((form) => form.subarray(0, BEGINNING))),
  );
  return {
    reach: { before: 0, after: Math.max(0, ...forms.map(({ length }) => length)) },
    vague: new Set([rule]),
    within: (bytes, stretch) => {
      const found: { rule: string; start: number; end: number }[] = [];
      if (forms.length === 0) return found;
      keywords().scan(bytes, stretch, (keyword, start) => {
        const form = forms[keyword] ?? new Uint8Array();
        const end = start + form.length;
        if (sameBytes(bytes.subarray(start, end), form)) found.push({ rule, start, end });
      });
      return found;
    },
  };
}

function piecesOf(value: string): string[] {
  const whole = value.trim();
  if (whole.length < SHORTEST) return [];
  const lines = whole.split(/\r?\n/).map((line) => line.trim());
  const pieces = [whole, ...lines.filter(({ length }) => length >= SHORTEST_LINE)];
  return pieces.flatMap((piece) =>
    Array.from({ length: Math.ceil(piece.length / LONGEST) }, (_, index) =>
      piece.slice(index * LONGEST, (index + 1) * LONGEST),
    ).filter(({ length }) => length >= SHORTEST),
  );
}
