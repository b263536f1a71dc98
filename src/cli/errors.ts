import { SosError } from '../base/index.ts';

/** What is wrong with a command line, in words, and what was likely meant. */
export interface Usage {
  readonly verb: string;
  readonly detail: string;
  readonly suggestion: string | undefined;
}

/** The words name no verb. */
export function unknownVerb(words: string, suggestions: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.unknown-verb',
    message: `there is no verb "${words}"; nothing was done`,
    ...didYouMean(suggestions),
    next: suggestions.length === 0 ? ['sos help'] : suggestions.map((path) => `sos help ${path}`),
  });
}

/** A noun was typed without what to do with it. */
export function verbMissing(noun: string, verbs: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.verb-missing',
    message: `"sos ${noun}" needs one more word; nothing was done`,
    hint: `one of: ${verbs.join(', ')}`,
    next: [`sos help ${noun}`],
  });
}

/** `sos help` was asked about something that is neither verb nor topic. */
export function unknownTopic(words: string, suggestions: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.unknown-topic',
    message: `there is no help on "${words}"`,
    ...didYouMean(suggestions),
    next: ['sos help'],
  });
}

/** An option is not one of the verb's. */
export function unknownOption(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.unknown-option' });
}

/** A word or option that must be there is not. */
export function argumentMissing(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.argument-missing' });
}

/** An option that takes a value has none. */
export function valueMissing(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.value-missing' });
}

/** A value is not one that the option takes. */
export function badValue(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.bad-value' });
}

/** There are more words than the verb takes; often a text without quotes. */
export function tooManyArguments(usage: Usage): SosError {
  return new SosError({ ...usageDetails(usage), code: 'cli.too-many-arguments' });
}

/** Options that say nothing without another one. */
export function optionNeeds(verb: string, options: readonly string[], needed: string): SosError {
  const many = options.length > 1;
  const detail = `${options.join(' and ')} ${many ? 'say' : 'says'} nothing without ${needed}`;
  const usage = { verb, detail, suggestion: undefined };
  return new SosError({ ...usageDetails(usage), code: 'cli.option-needs' });
}

function usageDetails({ verb, detail, suggestion }: Usage) {
  return {
    kind: 'usage' as const,
    message: `sos ${verb}: ${detail}; nothing was done`,
    ...didYouMean(suggestion === undefined ? [] : [suggestion]),
    next: [`sos help ${verb}`],
  };
}

function didYouMean(suggestions: readonly string[]): { hint?: string } {
  return suggestions.length === 0 ? {} : { hint: `did you mean ${suggestions.join(' or ')}?` };
}

/** There is no name to go by. */
export function nameNeeded(): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.name-needed',
    message: 'say what you are called in the ledger; nothing was changed',
    hint: 'sos init NAME: a name has a-z, 0-9 and single . _ - between them',
    next: ['sos help init'],
  });
}

/** There is no waiting for that. */
export function cannotWaitFor(what: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'cli.cannot-wait-for',
    message: `sos wait does not know what ${what} is`,
    hint: 'it waits for mail, reply:ID or verdict:BRIEF/GATE',
    next: ['sos wait --for mail'],
  });
}
