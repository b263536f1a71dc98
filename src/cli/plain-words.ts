import { flagOf, isWholeNumber, type Parameter, type Parameters } from './parameters.ts';
import type { Typed, Values } from './parse.ts';

/** The words that were typed for each parameter, by its name. A flag has empty ones. */
type Given = Map<string, readonly string[]>;

/**
 * Reads a command line about which nothing needs a thought: every option whole and known, its value
 * a word that looks like no option, as many other words as there are places. About any other it says
 * undefined, and the parser is loaded, which knows all forms and what to say of the wrong ones.
 */
export function plainValues(parameters: Parameters, typed: Typed): Values | undefined {
  const given: Given = new Map();
  const operands = takeOptions(parameters, typed.args, given);
  if (operands === undefined || !placeOperands(parameters, operands, given)) return undefined;
  if (!placeRest(parameters, typed.rest, given)) return undefined;
  const all = Object.entries(parameters);
  if (!all.every(([name, parameter]) => isPlain(parameter, given.get(name)))) return undefined;
  return Object.fromEntries(
    all.map(([name, parameter]) => [name, valueOf(parameter, given.get(name))]),
  );
}

/** Takes the options out, with their values, and gives the other words. */
function takeOptions(
  parameters: Parameters,
  args: readonly string[],
  given: Given,
): string[] | undefined {
  const options = new Map(
    named(parameters, 'option').map(([name, one]) => [flagOf(name), { name, one }]),
  );
  const operands: string[] = [];
  const words = args.values();
  for (const word of words) {
    if (!word.startsWith('-')) {
      operands.push(word);
      continue;
    }
    const option = options.get(word);
    if (option === undefined) return undefined;
    const { name, one } = option;
    const value = one.takes === 'none' ? '' : words.next().value;
    if (value === undefined || value.startsWith('-')) return undefined;
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return operands;
}

/** Gives words to the arguments in their order; false where words are left over. */
function placeOperands(parameters: Parameters, operands: string[], given: Given): boolean {
  for (const [name, { takes }] of named(parameters, 'argument')) {
    const own = operands.splice(0, takes === 'many' ? operands.length : 1);
    if (own.length > 0) given.set(name, own);
  }
  return operands.length === 0;
}

/** What follows `--` is for the parameter that takes it; false where there is none. */
function placeRest(parameters: Parameters, rest: Typed['rest'], given: Given): boolean {
  if (rest === undefined) return true;
  const [taker] = named(parameters, 'rest');
  if (taker !== undefined) given.set(taker[0], rest);
  return taker !== undefined;
}

function named(parameters: Parameters, place: Parameter['place']): [string, Parameter][] {
  return Object.entries(parameters).filter(([, parameter]) => parameter.place === place);
}

function isPlain(
  { takes, required, choices, numeric }: Parameter,
  words: readonly string[] = [],
): boolean {
  if (required && words.length === 0) return false;
  if (takes === 'one' && words.length > 1) return false;
  if (numeric === true && !words.every(isWholeNumber)) return false;
  return choices === undefined || words.every((word) => choices.includes(word));
}

function valueOf({ takes, numeric }: Parameter, words: readonly string[] | undefined): unknown {
  if (takes === 'none') return words !== undefined;
  if (takes === 'many') return words ?? [];
  const word = words?.[0];
  return numeric === true && word !== undefined ? Number(word) : word;
}
