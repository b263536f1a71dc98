import type { CommanderError } from 'commander';
import { nearest, type SosError } from '../base/index.ts';
import {
  argumentMissing,
  badValue,
  tooManyArguments,
  unknownOption,
  valueMissing,
  type Usage,
} from './errors.ts';
import { globalsOf } from './globals.ts';
import { flagOf, type Parameters } from './parameters.ts';

const ERRORS: Readonly<Record<string, (usage: Usage) => SosError>> = {
  'commander.unknownOption': unknownOption,
  'commander.missingArgument': argumentMissing,
  'commander.missingMandatoryOptionValue': argumentMissing,
  'commander.optionMissingArgument': valueMissing,
  'commander.invalidArgument': badValue,
  'commander.excessArguments': tooManyArguments,
};

/** Puts what commander found wrong into an error of ours, with the option that was meant. */
export function usageErrorOf(
  found: CommanderError,
  parameters: Parameters,
  verb: string,
): SosError {
  const detail = found.message
    .replace(/^error: /, '')
    .replaceAll("'", '"')
    .replace(/\.$/, '');
  const error = ERRORS[found.code] ?? badValue;
  return error({ verb, detail, suggestion: suggestionFor(detail, parameters) });
}

function suggestionFor(detail: string, parameters: Parameters): string | undefined {
  const typed = /^unknown option "([^"=]*)/.exec(detail)?.[1];
  if (typed === undefined) return undefined;
  const everything = { ...parameters, ...globalsOf('nothing') };
  const options = Object.entries(everything).filter(([, { place }]) => place === 'option');
  return nearest(
    typed,
    options.map(([name]) => flagOf(name)),
  )[0];
}
