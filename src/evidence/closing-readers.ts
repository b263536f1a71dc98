import type { TestCounts } from '../records/index.ts';

type Counts = Omit<TestCounts, 'parser'>;

/** Reads the counts of one kind of test runner from the last lines; undefined where it is another. */
export interface ClosingReader {
  readonly parser: string;
  /** It counts lines that stand all over the output, and so needs all of it. */
  readonly needsAll?: boolean;
  readonly read: (lines: readonly string[]) => Counts | undefined;
}

/** `Tests  47 passed | 1 skipped (48)` */
const vitest: ClosingReader = {
  parser: 'vitest',
  read: (lines) =>
    inWords(lines.findLast((line) => /^Tests\s+\d+ (?:passed|failed|skipped|todo)/.test(line))),
};

/** `Tests:       1 failed, 47 passed, 48 total` */
const jest: ClosingReader = {
  parser: 'jest',
  read: (lines) => inWords(lines.findLast((line) => /^Tests:\s+\d+ .*\b\d{1,9} total$/.test(line))),
};

/** `test result: ok. 47 passed; 0 failed; 1 ignored; …`, once for each test binary. */
const cargo: ClosingReader = {
  parser: 'cargo-test',
  needsAll: true,
  read: (lines) => summed(lines.filter((line) => line.startsWith('test result: ')).map(inWords)),
};

/** `===== 1 failed, 47 passed, 2 skipped in 3.21s =====` */
const pytest: ClosingReader = {
  parser: 'pytest',
  read: (lines) =>
    inWords(lines.findLast((line) => /^=* ?\d+ \w.* in \d{1,9}\.\d{1,9}s/.test(line))),
};

/** `# pass 47`, `# fail 1`, `# skipped 2`: node:test and others that speak TAP. */
const tap: ClosingReader = {
  parser: 'tap',
  read: (lines) => {
    const passed = numberAfter(lines, /^[#ℹ] pass +(\d{1,9})$/);
    const failed = numberAfter(lines, /^[#ℹ] fail +(\d{1,9})$/);
    if (passed === undefined || failed === undefined) return undefined;
    return { passed, failed, skipped: numberAfter(lines, /^[#ℹ] skipped +(\d{1,9})$/) ?? 0 };
  },
};

/** `--- PASS: TestX (0.00s)`: go names each test, with -v. */
const go: ClosingReader = {
  parser: 'go-test',
  needsAll: true,
  read: (lines) => {
    const ended = lines.flatMap((line) => /^--- (PASS|FAIL|SKIP): /.exec(line)?.[1] ?? []);
    const count = (word: string): number => ended.filter((each) => each === word).length;
    if (ended.length === 0) return undefined;
    return { passed: count('PASS'), failed: count('FAIL'), skipped: count('SKIP') };
  },
};

/** `47 passing (2s)`, `1 failing`, `2 pending` */
const mocha: ClosingReader = {
  parser: 'mocha',
  read: (lines) => {
    const passed = numberAfter(lines, /^(\d{1,9}) passing\b/);
    if (passed === undefined) return undefined;
    const failed = numberAfter(lines, /^(\d{1,9}) failing\b/) ?? 0;
    return { passed, failed, skipped: numberAfter(lines, /^(\d{1,9}) pending\b/) ?? 0 };
  },
};

/** `47 passed, 0 failed`, alone on a line. */
const plain: ClosingReader = {
  parser: 'plain',
  read: (lines) =>
    inWords(
      lines.findLast((line) =>
        /^(?:\w+: )?\d{1,9} passed, \d{1,9} failed(?:, \d{1,9} skipped)?$/.test(line),
      ),
    ),
};

/** The runners whose closing lines are known; the first that recognises its own is believed. */
export const closingReaders: readonly ClosingReader[] = [
  vitest,
  jest,
  cargo,
  pytest,
  tap,
  go,
  mocha,
  plain,
];

const WORDS: readonly (readonly [keyof Counts, RegExp])[] = [
  ['passed', /\b(\d{1,9}) passed/],
  ['failed', /\b(\d{1,9}) failed/],
  ['skipped', /\b(\d{1,9}) (?:skipped|ignored)/],
];

function inWords(line: string | undefined): Counts | undefined {
  if (line === undefined) return undefined;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [key, word] of WORDS) counts[key] = Number(word.exec(line)?.[1] ?? 0);
  return counts;
}

function numberAfter(lines: readonly string[], word: RegExp): number | undefined {
  const line = lines.findLast((each) => word.test(each));
  return line === undefined ? undefined : Number(word.exec(line)?.[1]);
}

function summed(all: readonly (Counts | undefined)[]): Counts | undefined {
  const known = all.filter((each) => each !== undefined);
  if (known.length === 0) return undefined;
  const total = (key: keyof Counts): number => known.reduce((sum, each) => sum + each[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}
