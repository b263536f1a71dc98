import { describe, expect, it } from 'vitest';
import { readTypedYaml, splitFrontMatter } from '../../src/records/index.ts';

const limits = { maxBytes: 64 * 1024, maxDepth: 8, name: 'draft.md' };
const read = (text: string): Promise<unknown> => readTypedYaml(text, limits);

describe('YAML that a person typed', () => {
  it('may be written as people write it', async () => {
    const text = [
      '# a comment',
      'title: Clean history   # and another',
      "owner: 'sos-dev'",
      'criteria:',
      '- id: c1',
      '  check: >-',
      '    git rev-list',
      '    --max-parents=0 --all',
      '- {id: c2, tags: [a, "b: ["]}',
      'count: 3',
      'none: ~',
      'answer: yes',
    ].join('\r\n');
    expect(await read(text)).toEqual({
      title: 'Clean history',
      owner: 'sos-dev',
      criteria: [
        { id: 'c1', check: 'git rev-list --max-parents=0 --all' },
        { id: 'c2', tags: ['a', 'b: ['] },
      ],
      count: 3,
      none: null,
      answer: 'yes',
    });
  });

  it('is null where nothing was typed', async () => {
    expect(await read('')).toBeNull();
    expect(await read('# only a comment\n')).toBeNull();
  });

  it('gives maps that answer only for keys that were typed', async () => {
    const map = (await read('__proto__: {polluted: true}\n')) as Record<string, unknown>;
    expect('toString' in map).toBe(false);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 3, 1],
    ['an alias', 'a: &x 1\nb: *x\n', 2, 4],
    ['an unknown tag', 'a: !!js/function x\n', 1, 4],
    ['a binary tag', 'a: !!binary aGk=\n', 1, 4],
    ['a second document', 'a: 1\n---\nb: 1\n', 2, 1],
    ['an open bracket', 'a: [1\n', 2, 1],
    ['a key that is a list', 'a: 1\n? [b]\n: 1\n', 2, 3],
    ['a key that is a number', 'a: 1\n2: b\n', 2, 1],
    ['an infinite number', 'a: .inf\n', 1, 4],
    ['a control character', 'a: "\u001b"\n', 1, 5],
    ['a bare carriage return', 'a: 1\rb: 2\n', 1, 5],
    ['nesting above the limit', `${'[ '.repeat(9)}${']'.repeat(9)}\n`, 1, 17],
    ['nesting of blocks above the limit', `${'- '.repeat(9)}x\n`, 1, 17],
  ])('is refused with %s, and the place is named', async (_, text, line, column) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'records.typed-yaml',
      kind: 'usage',
      facts: { line, column },
      message: expect.stringContaining(`draft.md, line ${line}, column ${column}: `) as unknown,
    });
  });

  // A parser that recurses ends the process here, and no catch would see it.
  it.each([
    '[',
    '{',
    '[{',
    '- ',
    '? ',
    ': ',
    '[}',
    '[? ',
    'a: [',
    '- [',
    '"',
    "['",
    '[x: ',
    '!a [',
    '&a [',
  ])('never ends the process: 64 KB of %s', async (unit) => {
    const text = unit.repeat(Math.floor(60_000 / unit.length));
    await expect(read(text)).rejects.toMatchObject({ code: 'records.typed-yaml' });
  });

  it('never ends the process: every line deeper than the one before', async () => {
    const lines = Array.from({ length: 340 }, (_, depth) => `${' '.repeat(depth)}a:\n`);
    await expect(read(lines.join(''))).rejects.toMatchObject({ code: 'records.typed-yaml' });
  });

  it('is refused above the size, before it is looked at', async () => {
    await expect(readTypedYaml('x'.repeat(100), { ...limits, maxBytes: 99 })).rejects.toMatchObject(
      {
        code: 'records.typed-yaml-too-large',
      },
    );
  });
});

describe('front matter', () => {
  it('stands between two lines of dashes', () => {
    expect(splitFrontMatter('---\na: 1\n---\n\nBody\n---\nmore\n')).toEqual({
      yaml: '\na: 1\n',
      body: '\nBody\n---\nmore\n',
    });
  });

  it('may be empty, end the file, and come from Windows', () => {
    expect(splitFrontMatter('---\n---\n')).toEqual({ yaml: '\n', body: '' });
    expect(splitFrontMatter('---\na: 1\n---')).toEqual({ yaml: '\na: 1\n', body: '' });
    expect(splitFrontMatter('\ufeff---\r\na: 1\r\n---\r\nBody')).toEqual({
      yaml: '\na: 1\r\n',
      body: 'Body',
    });
  });

  it('is not there in text that begins otherwise', () => {
    expect(splitFrontMatter('# Title\n---\n')).toEqual({ yaml: '', body: '# Title\n---\n' });
    expect(splitFrontMatter('----\n')).toEqual({ yaml: '', body: '----\n' });
  });

  it('names the line of the file in an error', async () => {
    const { yaml } = splitFrontMatter('---\na: 1\na: 2\n---\n');
    await expect(read(yaml)).rejects.toMatchObject({ facts: { line: 3 } });
  });

  it('is refused where it does not end', () => {
    expect(() => splitFrontMatter('---\na: 1\n', 'draft.md')).toThrow(
      expect.objectContaining({ code: 'records.front-matter-open' }),
    );
  });
});
