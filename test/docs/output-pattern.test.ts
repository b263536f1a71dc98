import { describe, expect, it } from 'vitest';
import { shownCommands } from './console-block.ts';
import { matchesShown } from './output-pattern.ts';

describe('output as a guide shows it', () => {
  it('matches itself, and nothing that says more or less', () => {
    expect(matchesShown('a\nb\n', ['a', 'b'])).toBe(true);
    expect(matchesShown('a\nb\nc\n', ['a', 'b'])).toBe(false);
    expect(matchesShown('a\n', ['a', 'b'])).toBe(false);
    expect(matchesShown('a.b\n', ['a.b'])).toBe(true);
    expect(matchesShown('aXb\n', ['a.b'])).toBe(false);
  });

  it('leaves out text with … and ids with <id>', () => {
    expect(matchesShown('a\nb\nc\n', ['a', '…'])).toBe(true);
    expect(matchesShown('note 1f3a by x\n', ['note <id> by …'])).toBe(true);
    expect(matchesShown('note none by x\n', ['note <id> by …'])).toBe(false);
    expect(matchesShown('x\ny\n', ['x…y'])).toBe(false);
  });

  it('is read from console blocks alone, with who types and lines that go on', () => {
    const text = '```sh\n$ no\n```\n\n```console athena\n$ cat <<E\n> x\n> E\nx\n$ true\n```\n';
    expect(shownCommands(text)).toEqual([
      { who: 'athena', line: 'cat <<E\nx\nE', output: ['x'] },
      { who: 'athena', line: 'true', output: [] },
    ]);
  });
});
