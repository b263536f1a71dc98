import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinWords, splitWords } from '../../src/briefs/index.ts';

describe('a command line', () => {
  it('splits into the words that were joined', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (words) => {
        expect(splitWords(joinWords(words))).toEqual({ ok: true, words });
      }),
    );
  });

  it.each([
    ['git log -1 --format=%H', ['git', 'log', '-1', '--format=%H']],
    [`sh -c "echo \\"a b\\" '\\$HOME'"`, ['sh', '-c', `echo "a b" '$HOME'`]],
    [`grep 'a|b' "c d"e\\ f`, ['grep', 'a|b', 'c de f']],
    [`printf ''`, ['printf', '']],
  ])('%s reads as a shell reads it', (line, words) => {
    expect(splitWords(line)).toEqual({ ok: true, words });
  });

  it.each([
    ['git log | head', 'holds an unquoted |'],
    ['npm test && rm -rf x', 'holds an unquoted &'],
    ['echo $HOME', 'holds an unquoted $'],
    ['ls *.ts', 'holds an unquoted *'],
    ['ls ~/x', 'holds an unquoted ~'],
    ['CI=1 npm test', 'begins with an assignment'],
    ['echo "$HOME"', 'has a quote " that does not close'],
    [`echo 'a`, `has a quote ' that does not close`],
    ['  ', 'has no words'],
  ])('%s is refused: only a shell could mean it', (line, problem) => {
    expect(splitWords(line)).toEqual({ ok: false, problem });
  });
});
