import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { lossyTextOf, sameBytes } from '../../src/base/index.ts';
import { decodeCanonical, encodeCanonical } from '../../src/records/index.ts';
import { hostileText, valueMap } from './arbitrary-values.ts';

const limits = { maxBytes: 1 << 20 };

/** Values compared by their JSON, which also shows the order of keys and cares for no prototype. */
const json = (value: unknown): string => JSON.stringify(value);

function decoded(bytes: Uint8Array): unknown {
  const result = decodeCanonical(bytes, limits);
  expect(result).toMatchObject({ ok: true });
  return result.ok ? result.value : undefined;
}

describe('the canonical form', () => {
  it('gives back every value that was written', () => {
    fc.assert(
      fc.property(valueMap, (value) => {
        expect(json(decoded(encodeCanonical(value)))).toBe(json(value));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives back every text, as a field, in a list and in a map in a list', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const value = { field: text, list: [text, { id: text, last: text }, [text]] };
        expect(json(decoded(encodeCanonical(value)))).toBe(json(value));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives two values the same bytes only where they are the same', () => {
    fc.assert(
      fc.property(valueMap, valueMap, (one, other) => {
        const same = sameBytes(encodeCanonical(one), encodeCanonical(other));
        expect(same).toBe(json(one) === json(other));
      }),
    );
  });

  it.each(['1.1', '1.2'] as const)('reads the same with a YAML %s reader', (version) => {
    fc.assert(
      fc.property(valueMap, (value) => {
        const document = parseDocument(lossyTextOf(encodeCanonical(value)), { version });
        expect(document.errors).toEqual([]);
        expect(document.warnings).toEqual([]);
        expect(json(document.toJS())).toBe(json(value));
      }),
      { numRuns: 3000 },
    );
  });

  it('has lines that begin with a letter or a space, or are empty', () => {
    fc.assert(
      fc.property(valueMap, (value) => {
        const text = lossyTextOf(encodeCanonical(value));
        expect(text.endsWith('\n')).toBe(true);
        const lines = text.slice(0, -1).split('\n');
        expect(lines.filter((line) => !/^(?:[a-z ]|$)/.test(line) && text !== '{}\n')).toEqual([]);
      }),
    );
  });

  it('keeps the order of keys, and answers only for keys that it holds', () => {
    const value = decoded(encodeCanonical({ zebra: 1, apple: 2, constructor: 'x' })) as object;
    expect(Object.keys(value)).toEqual(['zebra', 'apple', 'constructor']);
    expect('toString' in value).toBe(false);
  });
});

describe('writing the canonical form', () => {
  it.each([
    ['null', { a: null }, 'a'],
    ['an absent value', { a: undefined }, 'a'],
    ['a date', { a: new Date(0) }, 'a'],
    ['a fraction', { a: 1.5 }, 'a'],
    ['a number above the safe integers', { list: [1, 2 ** 53] }, 'list[1]'],
    ['minus zero', { a: -0 }, 'a'],
    ['a key in upper case', { A: 1 }, 'A'],
    ['a key that YAML 1.1 takes for a boolean', { on: 1 }, 'on'],
    ['a prototype key', JSON.parse('{"a":{"__proto__":1}}') as object, 'a.__proto__'],
    ['a control character', { a: 'x\u001b[2J' }, 'a'],
    ['a carriage return', { a: 'x\r\n' }, 'a'],
    ['a bidirectional control', { a: { b: '\u202e' } }, 'a.b'],
    ['a lone surrogate', { a: '\ud800' }, 'a'],
    ['a noncharacter', { a: '\uffff' }, 'a'],
    ['a byte order mark', { a: '\ufeffx' }, 'a'],
  ])('refuses %s and says where', (_, value, at) => {
    expect(() => encodeCanonical(value as Record<string, unknown>)).toThrow(
      expect.objectContaining({
        code: 'records.not-encodable',
        facts: expect.objectContaining({ at }) as unknown,
      }),
    );
  });

  it('refuses nesting that it would not read', () => {
    let value: Record<string, unknown> = { a: 1 };
    for (let depth = 1; depth < 8; depth += 1) value = { a: value };
    expect(decodeCanonical(encodeCanonical(value), limits)).toMatchObject({ ok: true });
    expect(() => encodeCanonical({ a: value })).toThrow(/nested deeper than 8/);
  });
});
