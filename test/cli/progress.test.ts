import { expect, it } from 'vitest';
import { progressTeller } from '../../src/cli/progress.ts';

function teller(isTerminal: boolean) {
  const said: string[] = [];
  let now = 0;
  const clock = { now: () => 0, elapsed: () => now, sleep: () => Promise.resolve() };
  const tell = progressTeller({ clock, isTerminal }, async (line) => {
    said.push(line);
  });
  const at = (milliseconds: number): void => {
    now = milliseconds;
    tell(() => `at ${milliseconds}`);
  };
  return { said, at };
}

it('says nothing in the first second, then a line every two', () => {
  const { said, at } = teller(true);
  for (const moment of [0, 500, 999, 1000, 1500, 2999, 3000, 9000]) at(moment);
  expect(said).toEqual(['at 1000', 'at 3000', 'at 9000']);
});

it('says nothing where nobody looks', () => {
  const { said, at } = teller(false);
  for (const moment of [0, 5000, 60_000]) at(moment);
  expect(said).toEqual([]);
});
