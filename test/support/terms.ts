import type { BriefTerms } from '../../src/records/index.ts';

/** Terms of a brief that a test needs nothing special of, with what it does need in their place. */
export function termsWith(given: Partial<BriefTerms> = {}): BriefTerms {
  return {
    title: 'Publish a clean history',
    mandate: 'The public copy holds one root commit and nothing that must not leave.',
    criteria: [
      {
        id: 'c1',
        text: 'There is one root commit',
        run: ['git', 'rev-list', '--all'],
        grade: 'self',
      },
    ],
    gates: [],
    boundaries: [],
    assignees: [],
    ...given,
  };
}

/** A whole object name made of one digit, for tests that never look the object up. */
export function oidOf(digit: string): string {
  return digit.repeat(40);
}
