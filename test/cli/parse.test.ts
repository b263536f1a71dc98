import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SosError } from '../../src/base/index.ts';
import { commandLineOf } from '../../src/cli/command-line.ts';
import { exitCodeOf } from '../../src/cli/exit-code.ts';
import { nearest } from '../../src/base/index.ts';
import * as p from '../../src/cli/parameters.ts';
import { parse } from '../../src/cli/parse.ts';

const parameters = {
  to: p.argument('TO', ''),
  more: p.argumentList('MORE', ''),
  file: p.optionList('FILE', ''),
  type: p.choice(['note', 'question'], ''),
  maxLines: p.wholeNumber('N', ''),
  force: p.flag(''),
};

function read(line: string[], rest?: string[]) {
  return parse(parameters, { verb: 'send', args: line, rest });
}

function codeOf(line: string[], rest?: string[]): string {
  try {
    read(line, rest);
    return 'none';
  } catch (error) {
    return error instanceof SosError ? `${error.kind} ${error.code}` : 'bug';
  }
}

describe('a command line', () => {
  it('is read into the names and types that the verb declared', () => {
    const line = ['kasra', 'a', '--file', 'x', '--max-lines', '3', '--file=y', 'b', '--force'];
    expect(read([...line, '--type', 'note'])).toEqual({
      to: 'kasra',
      more: ['a', 'b'],
      file: ['x', 'y'],
      type: 'note',
      maxLines: 3,
      force: true,
    });
  });

  it('has empty values for what was not typed', () => {
    const empty = { more: [], file: [], type: undefined, maxLines: undefined, force: false };
    expect(read(['kasra'])).toEqual({ to: 'kasra', ...empty });
  });

  it.each([
    [[], 'usage cli.argument-missing'],
    [['kasra', '--type', 'gossip'], 'usage cli.bad-value'],
    [['kasra', '--max-lines', '-1'], 'usage cli.bad-value'],
    [['kasra', '--max-lines', '1e9'], 'usage cli.bad-value'],
    [['kasra', '--type'], 'usage cli.value-missing'],
    [['kasra', '--forse'], 'usage cli.unknown-option'],
  ])('of %j is wrong usage', (line, code) => {
    expect(codeOf(line)).toBe(code);
  });

  it('takes what follows -- as words, not as options', () => {
    expect(read(['kasra'], ['--force', '-x'])).toMatchObject({
      more: ['--force', '-x'],
      force: false,
    });
  });

  it('gives a command after -- byte for byte to a verb that runs one', () => {
    const running = { suite: p.option('NAME', ''), command: p.rest('CMD', '') };
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (command) => {
        const values = parse(running, {
          verb: 'evidence run',
          args: ['--suite', 'u'],
          rest: command,
        });
        expect(values).toEqual({ suite: 'u', command });
      }),
    );
    expect(() => parse(running, { verb: 'evidence run', args: [], rest: [] })).toThrow(/after --/);
  });

  it('is never a bug of ours, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('--file', '--type', '-'))),
        (line) => {
          expect(codeOf(line)).not.toBe('bug');
        },
      ),
    );
  });
});

it('the form of the answer is read without knowing the verb, and only before --', () => {
  expect(commandLineOf(['x', '--json', '--', '--json', '--quiet'])).toEqual({
    wishes: { json: true, quiet: false, color: true },
    words: ['x'],
    rest: ['--json', '--quiet'],
  });
});

it('only near words are suggested, nearest first', () => {
  expect(nearest('inbx', ['index', 'inbox', 'init'])[0]).toBe('inbox');
  expect(nearest('frobnicate', ['inbox', 'init'])).toEqual([]);
  expect(nearest('x'.repeat(10_000), ['inbox'])).toEqual([]);
});

it('whatever is thrown that is no error of ours exits 70', () => {
  expect([new Error('x'), 'x', undefined].map(exitCodeOf)).toEqual([70, 70, 70]);
  const known = new SosError({ kind: 'incomplete', code: 'a.b', message: '' });
  expect(exitCodeOf(known)).toBe(6);
});
