import { flagOf } from './parameters.ts';

/** Writes the options that were given as words, as they are typed. */
export function typedOptions(given: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [flagOf(name), value],
  );
}
