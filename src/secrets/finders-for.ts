import { detector } from './detector.ts';
import { encodedFinder } from './encoded-finder.ts';
import type { Finder } from './secret-match.ts';
import { secretVariableFinder, variableFinder } from './value-finder.ts';

type Variables = Readonly<Record<string, string>>;

/**
 * What is taken out of output: what looks like a secret, and values of variables that are not known
 * to be open. `open` are further variables that may be seen: asked for by whoever runs the command,
 * or places.
 */
export function findersForOutput(variables: Variables, open: readonly string[]): readonly Finder[] {
  return [...formFinders(), variableFinder(variables, open)];
}

/**
 * What is refused in texts that somebody writes: what looks like a secret, and values of variables
 * whose names say that they are. Words that another variable happens to hold, people may say.
 */
export function findersForTexts(variables: Variables): readonly Finder[] {
  return [...formFinders(), secretVariableFinder(variables)];
}

function formFinders(): readonly Finder[] {
  const rules = detector();
  return [rules, encodedFinder(rules)];
}
