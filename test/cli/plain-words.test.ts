import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyVerb, everyWriter } from '../../src/cli/globals.ts';
import { flagOf, type Parameters } from '../../src/cli/parameters.ts';
import { parse, type Typed } from '../../src/cli/parse.ts';
import { plainValues } from '../../src/cli/plain-words.ts';
import { areas } from '../../src/cli/verb-table.ts';

/** Every verb's parameters, as they are read. */
const verbs = await Promise.all(
  areas
    .flatMap((area) => area.verbs)
    .map(async (entry): Promise<[string, Parameters]> => {
      const { parameters, needs } = (await entry.load()).verb;
      const all = { ...parameters, ...(needs === 'writer' && everyWriter), ...everyVerb };
      return [entry.path.join(' '), all];
    }),
);

/** Words that a line is made of: what the verb knows, and what nobody expects. */
function wordsFor(parameters: Parameters): fc.Arbitrary<string> {
  const flags = Object.keys(parameters).map(flagOf);
  const choices = Object.values(parameters).flatMap((each) => each.choices ?? []);
  const odd = ['', '-', '--', '-1', '7', '1e9', '0x1', '-C', '-Cdir', '--no-offline', '--once=x'];
  const nearly = flags.flatMap((flag) => [`${flag}=v`, `${flag}s`, flag.slice(0, -1), `${flag}v`]);
  return fc.oneof(
    fc.constantFrom(...flags),
    fc.constantFrom(...odd, ...nearly),
    fc.constantFrom('kasra', 'S069', ...choices),
    fc.string({ maxLength: 3 }),
  );
}

function linesFor(parameters: Parameters): fc.Arbitrary<Typed> {
  const words = wordsFor(parameters);
  return fc.record({
    verb: fc.constant('v'),
    args: fc.array(words, { maxLength: 7 }),
    rest: fc.option(fc.array(words, { maxLength: 3 }), { nil: undefined }),
  });
}

describe('a plain command line', () => {
  it.each(verbs)('of %s is read as the parser reads it', (_, parameters) => {
    fc.assert(
      fc.property(linesFor(parameters), (typed) => {
        const plain = plainValues(parameters, typed);
        if (plain !== undefined) expect(plain).toStrictEqual(parse(parameters, typed));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['send', ['kasra', 'hello there', '--offline', '--brief', 'S069']],
    ['show', ['1a2b3c4d']],
    ['log', ['--limit', '5', '--kind', 'gate', '-C', 'elsewhere']],
    ['gate check', ['S069', 'review']],
    ['inbox', []],
  ])('of %s %j needs no parser', (verb, args) => {
    const parameters = new Map(verbs).get(verb) ?? {};
    expect(plainValues(parameters, { verb, args, rest: undefined })).toBeDefined();
  });

  it.each([
    ['send', ['kasra', '--offlin']],
    ['send', ['kasra', '--brief']],
    ['send', ['kasra', '--brief', '--offline']],
    ['send', ['kasra', '--brief=S069']],
    ['log', ['--limit', 'five']],
    ['log', ['--kind', 'gossip']],
    ['show', []],
    ['show', ['1a2b', '3c4d']],
  ])('is what %s %j is not', (verb, args) => {
    const parameters = new Map(verbs).get(verb) ?? {};
    expect(plainValues(parameters, { verb, args, rest: undefined })).toBeUndefined();
  });
});
