import { Command, CommanderError, Option } from 'commander';
import { argumentMissing, badValue } from './errors.ts';
import { flagOf, isWholeNumber, type Parameter, type Parameters } from './parameters.ts';
import { usageErrorOf } from './usage-error.ts';

/** What was typed for a verb. */
export interface Typed {
  /** Its path, for messages. */
  readonly verb: string;
  readonly args: readonly string[];
  /** What stood after `--`; undefined where there was no `--`. */
  readonly rest: readonly string[] | undefined;
}

/** What a verb receives, by the names of its parameters. */
export type Values = Readonly<Record<string, unknown>>;

/** Reads a command line by a verb's parameters. Throws `cli.*` usage errors and never exits. */
export function parse(parameters: Parameters, typed: Typed): Values {
  const command = commandFor(parameters);
  const takesRest = Object.values(parameters).some((parameter) => parameter.place === 'rest');
  const after = takesRest || typed.rest === undefined ? [] : ['--', ...typed.rest];
  try {
    command.parse([...typed.args, ...after], { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? usageErrorOf(error, parameters, typed.verb) : error;
  }
  return valuesOf(parameters, command, typed);
}

function commandFor(parameters: Parameters): Command {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeOut: ignore, writeErr: ignore, outputError: ignore })
    .helpOption(false)
    .showSuggestionAfterError(false)
    .allowExcessArguments(false);
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.place === 'argument') command.argument(argumentText(parameter));
    if (parameter.place === 'option') command.addOption(optionFor(name, parameter));
  }
  return command;
}

function argumentText({ placeholder, required, takes }: Parameter): string {
  const text = takes === 'many' ? `${placeholder}...` : placeholder;
  return required ? `<${text}>` : `[${text}]`;
}

function optionFor(name: string, parameter: Parameter): Option {
  const value = parameter.takes === 'none' ? '' : ` <${parameter.placeholder}>`;
  const option = new Option(`${flagOf(name)}${value}`).makeOptionMandatory(parameter.required);
  if (parameter.choices !== undefined) option.choices(parameter.choices);
  if (parameter.takes === 'many') option.argParser(collect);
  return option;
}

function valuesOf(parameters: Parameters, command: Command, typed: Typed): Values {
  const options: Values = command.opts();
  const operands = [...(command.processedArgs as readonly unknown[])];
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = parameter.place === 'argument' ? operands.shift() : options[name];
    values[name] = settled(name, parameter, { value, typed });
  }
  return values;
}

function settled(name: string, parameter: Parameter, given: { value: unknown; typed: Typed }) {
  const { value, typed } = given;
  if (parameter.place === 'rest') return restOf(parameter, typed);
  if (parameter.takes === 'none') return value === true;
  if (parameter.takes === 'many') return value ?? [];
  return parameter.numeric === true ? numberOf(name, value, typed) : value;
}

function restOf(parameter: Parameter, { verb, rest = [] }: Typed): readonly string[] {
  if (rest.length > 0 || !parameter.required) return rest;
  const detail = `${parameter.placeholder} must follow after --`;
  throw argumentMissing({ verb, detail, suggestion: undefined });
}

function numberOf(name: string, value: unknown, { verb }: Typed): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (isWholeNumber(value)) return Number(value);
  const detail = `${flagOf(name)} takes a whole number, not "${value}"`;
  throw badValue({ verb, detail, suggestion: undefined });
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function ignore(): void {
  // Commander's own words are not shown: the error that it throws is put into ours.
}
