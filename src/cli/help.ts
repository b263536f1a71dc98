import { nearest } from '../base/index.ts';
import type { HelpLine, HelpSection, HelpView } from '../views/index.ts';
import { unknownTopic } from './errors.ts';
import { longestMatch, verbsLike, verbsUnder } from './find-verb.ts';
import { globalsOf } from './globals.ts';
import { flagOf, type Parameter, type Parameters, type Place } from './parameters.ts';
import { topics } from './topics.ts';
import type { Area, Verb, VerbEntry } from './verb.ts';

/** Finds help on the program (no words), a topic, a group of verbs or one verb. */
export async function helpFor(areas: readonly Area[], words: readonly string[]): Promise<HelpView> {
  if (words.length === 0) return programHelp(areas);
  const verbs = areas.flatMap((area) => area.verbs);
  const topic = topics[words.join(' ')];
  if (topic !== undefined) return topic;
  const entry = longestMatch(verbs, words);
  if (entry !== undefined) return verbHelp(entry, (await entry.load()).verb);
  const under = verbsUnder(verbs, words);
  if (under.length > 0) return groupHelp(words, under);
  throw unknownTopic(words.join(' '), [
    ...verbsLike(verbs, words),
    ...nearest(words.join(' '), Object.keys(topics)),
  ]);
}

/** Writes the help page of one verb. */
export function verbHelp(entry: VerbEntry, verb: Verb): HelpView {
  const path = entry.path.join(' ');
  return {
    title: `sos ${path}: ${entry.summary}`,
    usage: usageOf(path, verb.parameters),
    about: verb.about ?? [],
    sections: [
      section('Arguments', linesOf(verb.parameters, ['argument', 'rest'])),
      section('Options', linesOf(verb.parameters, ['option'])),
      section('Options of every verb', linesOf(globalsOf(verb.needs), ['option'])),
    ].filter((one) => one.lines.length > 0),
    examples: verb.examples,
  };
}

function programHelp(areas: readonly Area[]) {
  return {
    title: 'sos: coordinated, gated, auditable agent work with nothing but Git',
    usage: 'sos [VERB] [ARGUMENT…] [--json]',
    about: [],
    sections: [
      ...areas.map((area) => section(area.title, area.verbs.map(lineOf))),
      section(
        'Topics',
        Object.entries(topics).map(([term, { title }]) => ({
          term: `sos help ${term}`,
          summary: title,
        })),
      ),
    ],
    examples: ['sos help whoami'],
  };
}

function groupHelp(words: readonly string[], entries: readonly VerbEntry[]) {
  const group = words.join(' ');
  return {
    title: `sos ${group}`,
    usage: `sos ${group} VERB`,
    about: [],
    sections: [section('Verbs', entries.map(lineOf))],
    examples: entries.slice(0, 1).map((entry) => `sos help ${entry.path.join(' ')}`),
  };
}

function section(title: string, lines: readonly HelpLine[]): HelpSection {
  return { title, lines };
}

function lineOf(entry: VerbEntry): HelpLine {
  return { term: `sos ${entry.path.join(' ')}`, summary: entry.summary };
}

function linesOf(parameters: Parameters, places: readonly Place[]): HelpLine[] {
  return Object.entries(parameters)
    .filter(([, parameter]) => places.includes(parameter.place))
    .map(([name, parameter]) => ({ term: termOf(name, parameter), summary: summaryOf(parameter) }));
}

function usageOf(path: string, parameters: Parameters): string {
  const named = Object.entries(parameters);
  const words = (place: Place) =>
    named
      .filter(([, parameter]) => parameter.place === place)
      .filter(([, parameter]) => place !== 'option' || parameter.required)
      .map(([name, parameter]) => usageWord(name, parameter));
  const choices = named.some(([, { place, required }]) => place === 'option' && !required);
  const options = [...words('option'), ...(choices ? ['[OPTION…]'] : [])];
  return ['sos', path, ...words('argument'), ...options, ...words('rest')].join(' ');
}

function usageWord(name: string, parameter: Parameter): string {
  const { placeholder, place, takes, required } = parameter;
  if (place === 'option') return termOf(name, parameter);
  const word = `${placeholder}${takes === 'many' ? '…' : ''}`;
  if (place === 'rest') return `-- ${word}`;
  return required ? word : `[${word}]`;
}

function termOf(name: string, { place, placeholder }: Parameter): string {
  if (place !== 'option') return placeholder;
  return [flagOf(name), placeholder].filter((word) => word !== '').join(' ');
}

function summaryOf({ summary, place, takes, required }: Parameter): string {
  const more = takes === 'many' && place === 'option' ? '; may be repeated' : '';
  const must = required && place === 'option' ? '; must be given' : '';
  return `${summary}${more}${must}`;
}
