import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, LIMITS, sameBytes, utf8 } from '../../src/base/index.ts';
import { decodeCanonical, encodeCanonical } from '../../src/records/index.ts';
import { valueMap } from './arbitrary-values.ts';

const limits = { maxBytes: LIMITS.record };

const splice = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.integer({ min: 0, max: 6 }),
  insert: fc.oneof(
    fc.constantFrom('', ' ', '  ', '\n', '\n\n', '\t', '"', '|', '|-', '- ', ': ', '\\', '#', '[]'),
    fc.constantFrom(
      'a: ',
      'a:\n',
      '---\n',
      '{}',
      "'",
      '0',
      '-',
      'null',
      '\r',
      '\u202e',
      '&a ',
      '1',
    ),
    fc.uint8Array({ maxLength: 3 }),
  ),
});

type Splice = typeof splice extends fc.Arbitrary<infer T> ? T : never;

function spliced(bytes: Uint8Array, { at, remove, insert }: Splice): Uint8Array {
  const start = Math.floor(at * bytes.length);
  const middle = typeof insert === 'string' ? utf8(insert) : insert;
  return concatBytes([bytes.subarray(0, start), middle, bytes.subarray(start + remove)]);
}

/** Either the bytes are refused, or they are the very bytes that the value is written as. */
function expectOneSpelling(bytes: Uint8Array): void {
  const result = decodeCanonical(bytes, limits);
  if (result.ok) expect(sameBytes(encodeCanonical(result.value), bytes)).toBe(true);
  else expect(result.line).toBeGreaterThan(0);
}

describe('reading hostile bytes', () => {
  it.each(['\\b', '\\f', '\\r', '\\u0007', '\\u202e', '\\/'])(
    'refuses a text that brings something in by %s',
    (escape) => {
      expect(decodeCanonical(utf8(`a: "ab${escape}ab"\n`), limits).ok).toBe(false);
    },
  );

  it('accepts an altered record only where somebody could have written it so', () => {
    fc.assert(
      fc.property(valueMap, fc.array(splice, { minLength: 1, maxLength: 4 }), (value, splices) => {
        expectOneSpelling(splices.reduce(spliced, encodeCanonical(value)));
      }),
      { numRuns: 10_000 },
    );
  });

  it('accepts random text only where somebody could have written it so', () => {
    const morsel = fc.constantFrom(
      'a',
      'b: ',
      ':',
      '\n',
      '  ',
      ' ',
      '- ',
      '|',
      '"',
      '\\n',
      '1',
      '[]',
    );
    const text = fc.array(morsel, { maxLength: 14 }).map((parts) => `a: ${parts.join('')}\n`);
    fc.assert(
      fc.property(text, (each) => {
        expectOneSpelling(utf8(each));
      }),
      { numRuns: 10_000 },
    );
  });

  it('refuses bytes that are not UTF-8', () => {
    const bytes = concatBytes([utf8('a: b'), Uint8Array.of(0xc3), utf8('\n')]);
    expect(decodeCanonical(bytes, limits)).toMatchObject({ ok: false, code: 'not-utf8' });
  });

  it('refuses a record above the limit before it looks at it', () => {
    const bytes = new Uint8Array(LIMITS.record + 1);
    expect(decodeCanonical(bytes, limits)).toMatchObject({ ok: false, code: 'too-large' });
  });

  // Each would take minutes or the stack if a step were not linear: 64 KiB of one thing.
  it.each([
    ['spaces', ' '],
    ['newlines', '\n'],
    ['colons', ':'],
    ['dashes', '- '],
    ['keys without a value', 'a:\n'],
    ['digits', '0'],
    ['letters and an odd end', 'a', '!'],
    ['digest letters and an odd end', 'a1', '!'],
    ['words and an odd end', 'a ', '!'],
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['brackets', '['],
    ['blank lines in a literal', '\n', '  x\n'],
    ['lines of spaces in a literal', '    \n', ''],
    ['list elements', '\n  - a', '\n'],
    ['joiners', '\u200d', '\n'],
  ])('gets through a record of nothing but %s', (_, unit, end = '') => {
    for (const start of ['', 'a: ', 'a: |\n', 'a:\n  - ', 'a: "', 'a: 1']) {
      const count = Math.floor((LIMITS.record - 20) / utf8(unit).length);
      expectOneSpelling(utf8(`${start}${unit.repeat(count)}${end}\n`));
    }
  });

  // A list of a release may be so large; a pattern that takes stack for each character is not.
  it.each([
    ['letters', 'a', true],
    ['words', 'a ', false],
    ['words and an end', 'a b', true],
    ['colons', 'a:', false],
    ['digits', '0', false],
    ['digest letters', '1a', true],
    ['an exponent', 'e1', true],
    ['joiners', '\u200d', false],
    ['accents', 'é', false],
    ['backslashes', '\\', false],
  ])('gets through a text of 8 MiB of %s', (_, unit, isPlain) => {
    const size = 8 * 1024 * 1024;
    const text = unit.repeat(Math.floor(size / utf8(unit).length));
    for (const start of ['a: ', 'a: "', 'a: |-\n  ']) {
      const bytes = utf8(`${start}${text}${start.endsWith('"') ? '"' : ''}\n`);
      const read = decodeCanonical(bytes, { maxBytes: 2 * size });
      if (start === 'a: ') expect(read.ok).toBe(isPlain);
      if (read.ok) expect(sameBytes(encodeCanonical(read.value), bytes)).toBe(true);
    }
  });

  it('reads as many different keys as fit', () => {
    const count = 5000;
    const keys = Array.from({ length: count }, (_, index) => `key${index}: 1\n`);
    const result = decodeCanonical(utf8(keys.join('')), limits);
    expect(result.ok && Object.keys(result.value).length).toBe(count);
  });
});
