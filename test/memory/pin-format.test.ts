import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decodePin, encodePin } from '../../src/memory/index.ts';
import { WORDS } from '../../src/memory/words.ts';

const text = readFileSync('docs/formats/memory-and-pin.md', 'utf8');
const [, example = ''] = /```text\n(sosPin[^`]*)```/.exec(text) ?? [];

it('the pin that the specification shows is read, and written to the same bytes', () => {
  const bytes = new TextEncoder().encode(example);
  expect(new TextDecoder().decode(encodePin(decodePin(bytes, 'pin')))).toBe(example);
});

it.each([
  ['another version', example.replace('sosPin: 1', 'sosPin: 2')],
  ['no head', example.replace(/heads:[^]*/, 'heads: []\n')],
  ['a head that is no id', example.replace(/- \w+/, '- main')],
  ['a second document', `${example}---\n`],
  ['nothing', ''],
])('a pin with %s is refused', (_what, bytes) => {
  expect(() => decodePin(new TextEncoder().encode(bytes), 'pin')).toThrow('is no pin of a ledger');
});

it('there is a word of its own for each value of a byte', () => {
  expect(new Set(WORDS).size).toBe(256);
  expect(WORDS.every((word) => /^[a-z]{3,9}$/.test(word))).toBe(true);
});
