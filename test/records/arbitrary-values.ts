import fc from 'fast-check';
import { findUnsafe, LIMITS } from '../../src/base/index.ts';
import type { Value, ValueMap } from '../../src/records/index.ts';

const words = (text: string): string[] => text.split(' ');

const morsels = [
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '- ',
    ': ',
    ' #',
    '? ',
    '--- |',
    'key: value',
    '\u00a0',
    '\u3000',
  ],
  ...words('\\ " \' : # - --- ... | |2- > [] {} { ] &a *a !t % @ ` , ? = << . / =='),
  ...words('y No on true NULL null ~ .inf NaN inf e5 0 017 0o17 0x1f 0b11 1_000 1e3 12e34 -1 +1'),
  ...words(
    '190:20:30 2026-11-23 2026-11-23T01:00:00.000Z constructor a key: kasra sos-dev SHA256:4Zq+/',
  ),
  ...words('é پ 𝒳 😀'),
  'ab'.repeat(32),
  '1b'.repeat(8),
];

const safe = (text: string): boolean => findUnsafe(text) === undefined;

/** Texts of all sorts, most of them made of what has a meaning in YAML. */
export const hostileText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...morsels), { maxLength: 8 }).map((all) => all.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).filter(safe) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).filter(safe) },
  { weight: 1, arbitrary: fc.stringMatching(/^[0-9a-f]{1,16}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[0-9TtZz:._exXobOB +-]{1,12}$/) },
);

const key = fc.oneof(
  fc.constantFrom('body', 'constructor', 'valueOf', 'toString', 'hasOwnProperty', 'id', 'seen'),
  fc
    .stringMatching(/^[a-z][A-Za-z0-9]{2,8}$/)
    .filter((text) => !/^(?:yes|off|true|false|null|nan|inf|infinity|e\d+)$/i.test(text)),
);

const leaf: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.maxSafeInteger().map((number) => number + 0) },
  { weight: 1, arbitrary: fc.boolean() },
);

const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: LIMITS.depth - 1, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    mapOf(tie('value')),
  ),
}));

/** Any map that the canonical form can say. */
export const valueMap: fc.Arbitrary<ValueMap> = mapOf(anyValue);

function mapOf(value: fc.Arbitrary<Value>): fc.Arbitrary<ValueMap> {
  return fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: false });
}
