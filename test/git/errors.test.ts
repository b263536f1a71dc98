import { expect, it } from 'vitest';
import { gitFailed } from '../../src/git/errors.ts';

it('what git says in several lines is shown in one, without a sign for the breaks', () => {
  const { message } = gitFailed('look', 'fatal: one\n\n  two \u001b[2J\n');
  expect(message).toContain('Git says: fatal: one / two <U+001B>[2J');
});
