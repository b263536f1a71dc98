import { describe, expect, it } from 'vitest';
import { testCountsIn } from '../../src/evidence/test-counts.ts';
import { utf8 } from '../../src/base/index.ts';

const countsIn = (text: string, total = utf8(text).length) => testCountsIn(utf8(text), total);

/** Closing lines as the runners print them, with what they say. */
const CLOSINGS: readonly (readonly [parser: string, counts: number[], text: string])[] = [
  ['vitest', [47, 0, 1], ' Test Files  9 passed (9)\n      Tests  47 passed | 1 skipped (48)\n'],
  [
    'vitest',
    [103, 2, 0],
    '\u001b[2m      Tests \u001b[22m \u001b[1m\u001b[31m2 failed\u001b[39m\u001b[22m | \u001b[32m103 passed\u001b[39m (105)\n',
  ],
  [
    'jest',
    [46, 1, 1],
    'Test Suites: 1 failed, 2 total\nTests:       1 failed, 1 skipped, 46 passed, 48 total\n',
  ],
  ['pytest', [47, 1, 2], '==== 1 failed, 47 passed, 2 skipped, 1 xfailed in 3.21s ====\n'],
  ['pytest', [3, 0, 0], '3 passed in 0.12s\n'],
  [
    'cargo-test',
    [12, 0, 1],
    'test result: ok. 10 passed; 0 failed; 1 ignored; 0 measured\n\ntest result: ok. 2 passed; 0 failed; 0 ignored\n',
  ],
  [
    'go-test',
    [1, 1, 1],
    '--- PASS: TestA (0.00s)\n--- FAIL: TestB (0.01s)\n--- SKIP: TestC (0.00s)\nFAIL\n',
  ],
  ['mocha', [47, 1, 2], '  47 passing (2s)\n  2 pending\n  1 failing\n'],
  [
    'tap',
    [5, 1, 2],
    '1..8\n# tests 8\n# suites 0\n# pass 5\n# fail 1\n# cancelled 0\n# skipped 2\n',
  ],
  ['tap', [5, 0, 0], 'ℹ tests 5\nℹ pass 5\nℹ fail 0\nℹ skipped 0\n'],
  ['plain', [47, 1, 0], 'unit: 47 passed, 1 failed\r\n'],
];

describe('test counts', () => {
  it.each(CLOSINGS)('are read from the closing lines of %s: %s', (parser, counts, text) => {
    const [passed, failed, skipped] = counts;
    expect(countsIn(`some output\n${text}`)).toEqual({ parser, passed, failed, skipped });
  });

  it('are not made up where no closing line is known', () => {
    for (const text of ['', 'all is well\n', '47 tests\n', 'we passed 3 of 4\n']) {
      expect(countsIn(text)).toBeUndefined();
    }
  });

  it('that are spread over the output are read from all of it or not at all', () => {
    const go = '--- PASS: TestA (0.00s)\n';
    expect(countsIn(go, 10_000_000)).toBeUndefined();
    expect(countsIn('Tests  3 passed (3)\n', 10_000_000)).toMatchObject({ passed: 3 });
  });

  it('are looked for in time that grows with the output only', () => {
    const hostile = ['Tests: 1 ', '1 a', 'test result: ', '# pass ', '=', '1 x in 1.'];
    for (const start of hostile) {
      for (const fill of ['1', ' in 1', 'a', ' 1 passed']) {
        countsIn(start + fill.repeat(250_000 / fill.length));
      }
    }
  });
});
