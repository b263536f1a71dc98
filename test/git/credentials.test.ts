import { expect, it } from 'vitest';
import { withoutCredentials } from '../../src/base/index.ts';

const word = ['gh', 'p_', 'abc'].join('');

it.each([
  [
    `fatal: unable to access 'https://me:${word}@host.example/a.git/'`,
    "fatal: unable to access 'https://host.example/a.git/'",
  ],
  [`https://${word}@host.example/a`, 'https://host.example/a'],
  ['ssh://git@host.example/a', 'ssh://git@host.example/a'],
  ['git@host.example:a/b', 'git@host.example:a/b'],
  ['see https://host.example/@scope/x', 'see https://host.example/@scope/x'],
])('addresses lose what lets one in: %s', (text, kept) => {
  expect(withoutCredentials(text)).toBe(kept);
});
