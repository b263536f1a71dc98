import { SaxesParser } from 'saxes';
import type { ReportAnswer } from './report-answer.ts';

const DEEPEST = 64;

type Outcome = 'passed' | 'failed' | 'skipped';

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  failure: 'failed',
  error: 'failed',
  skipped: 'skipped',
};

/**
 * Counts the test cases of a JUnit XML report. Threats: entities that expand into gigabytes or name
 * files and addresses (a document type is refused, and no entity but XML's own five is known); and
 * elements without end. Nothing in a report is executed, fetched or kept.
 */
export function junitCounts(text: string): ReportAnswer {
  const found = new Cases();
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    found.refuse('it declares a document type, which no test runner needs');
  });
  parser.on('error', () => {
    found.refuse('it is no well-formed XML');
  });
  parser.on('opentag', ({ name }) => {
    found.open(name);
  });
  parser.on('closetag', ({ name }) => {
    found.close(name);
  });
  for (let from = 0; from < text.length && found.goesOn; from += PIECE) {
    parser.write(text.slice(from, from + PIECE));
  }
  if (found.goesOn) parser.close();
  return found.answer();
}

/** Characters that are read before it is asked whether to go on. */
const PIECE = 64 * 1024;

/** The test cases that were met so far. */
class Cases {
  readonly #counts = { passed: 0, failed: 0, skipped: 0 };
  #depth = 0;
  #current: Outcome | undefined;
  #problem: string | undefined;

  get goesOn(): boolean {
    return this.#problem === undefined;
  }

  /** The first thing that is wrong is the reason. */
  refuse(problem: string): void {
    this.#problem ??= problem;
  }

  open(name: string): void {
    if (this.#depth === 0 && name !== 'testsuites' && name !== 'testsuite') {
      this.refuse('it is no JUnit report');
    }
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.refuse('its elements are nested too deep');
    if (name === 'testcase') this.#current = 'passed';
    else if (this.#current !== undefined && this.#current !== 'failed') {
      this.#current = OUTCOMES[name] ?? this.#current;
    }
  }

  close(name: string): void {
    this.#depth -= 1;
    if (name !== 'testcase' || this.#current === undefined) return;
    this.#counts[this.#current] += 1;
    this.#current = undefined;
  }

  answer(): ReportAnswer {
    if (this.#problem !== undefined) return { problem: this.#problem };
    return { tests: { parser: 'junit', ...this.#counts } };
  }
}
