import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportCounts } from '../../src/evidence/test-report.ts';

const counts = (passed: number, failed: number, skipped: number, parser = 'junit') => ({
  tests: { parser, passed, failed, skipped },
});

describe('a JUnit report', () => {
  it('is counted by its cases, whatever it says of itself', async () => {
    const text = `\uFEFF<?xml version="1.0"?>
      <testsuites tests="99" failures="0"><testsuite name="a" tests="99">
        <testcase name="one"/>
        <testcase name="two"><failure message="&lt;testcase/&gt;"/><skipped/></testcase>
        <testcase name="three"><error/></testcase>
        <testcase name="four"><skipped/></testcase>
        <testcase name="five"><system-out><![CDATA[<testcase/><failure/>]]></system-out></testcase>
        <!-- <testcase/> -->
        <properties><skipped/></properties>
      </testsuite></testsuites>`;
    expect(await reportCounts(text)).toEqual(counts(2, 2, 1));
  });

  it.each([
    [
      'entities that grow',
      '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><testsuite>&b;</testsuite>',
      /document type/,
    ],
    [
      'a file that is to be read',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite>&x;</testsuite>',
      /document type/,
    ],
    ['an entity that nobody declared', '<testsuite>&boom;</testsuite>', /well-formed/],
    ['an end that does not come', '<testsuite><testcase>', /well-formed/],
    ['two roots', '<testsuite/><testsuite/>', /well-formed/],
    ['something else', '<html><testcase/></html>', /no JUnit report/],
    ['a cellar without a floor', `<testsuite>${'<a>'.repeat(5000)}`, /too deep/],
  ])('with %s says nothing', async (_what, text, problem) => {
    expect(await reportCounts(text)).toEqual({ problem: expect.stringMatching(problem) as string });
  });

  it('of a billion laughs is refused before it grows', async () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
    );
    const text = `<!DOCTYPE lolz [<!ENTITY l0 "lol">${lines.join('')}]><testsuite>&l30;</testsuite>`;
    expect(await reportCounts(text)).toHaveProperty('problem');
  });
});

describe('a TAP report', () => {
  const tap = (...lines: string[]) => reportCounts(lines.join('\n'));

  it('is counted by its points, skipped and to-do ones apart', async () => {
    const text = ['TAP version 14', '1..5', 'ok 1 - a', 'not ok 2 - b', 'ok 3 # SKIP no network'];
    const rest = ['not ok 4 - d # TODO later', 'ok 5 - # in the name'];
    expect(await tap(...text, ...rest)).toEqual(counts(2, 1, 2, 'tap-report'));
  });

  it('with tests below tests counts the lowest, and a failure that is none of theirs', async () => {
    const well = ['    ok 1 - x', '    ok 2 - y', '    1..2', 'ok 1 - both'];
    expect(await tap(...well, '1..1')).toEqual(counts(2, 0, 0, 'tap-report'));
    const badly = ['    ok 1 - x', '    not ok 2 - y', '    1..2', 'not ok 1 - both'];
    expect(await tap(...badly, '1..1')).toEqual(counts(1, 1, 0, 'tap-report'));
    const hook = ['    ok 1 - x', '    1..1', 'not ok 1 - its hook failed', 'ok 2', '1..2'];
    expect(await tap(...hook)).toEqual(counts(2, 1, 0, 'tap-report'));
  });

  it('that was given up, or is not whole, says nothing', async () => {
    expect(await tap('1..2', 'ok 1')).toEqual({ problem: 'its plan says 2 tests and 1 came' });
    expect(await tap('1..1', 'ok 1', 'Bail out! no disk')).toEqual({
      problem: 'its run was given up',
    });
    expect(await tap('ok 1')).toHaveProperty('problem');
    expect(await tap('')).toHaveProperty('problem');
  });

  it('is what the test runner of Node writes', async () => {
    const program = `
      const { describe, it } = require('node:test');
      describe('suite', () => { it('a', () => {}); it('b', { skip: true }, () => {}); });
      it('c', () => { throw new Error('no'); });`;
    const args = ['--test-reporter=tap', '-e', program];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(await reportCounts(stdout)).toEqual(counts(1, 1, 1, 'tap-report'));
  });
});

it('any text is counted or refused, and never throws', async () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '1..2',
      'ok 1',
      '    not ok 2',
      '<testcase>',
      '</testcase>',
      '<testsuite>',
      '&',
      ']]>',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line), async (lines) => {
      const answer = await reportCounts(lines.join('\n'));
      expect('tests' in answer !== 'problem' in answer).toBe(true);
    }),
  );
});
