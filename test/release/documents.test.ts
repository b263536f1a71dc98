import { describe, expect, it } from 'vitest';
import { linksIn, pathOfLink } from '../../src/release/document-links.ts';
import { readmeLines } from '../../src/release/readme-lines.ts';

describe('links of a document', () => {
  it('are found in text, references and tags, and not in code', () => {
    const text = [
      'See [one](docs/one.md "first") and ![two](<two.png>), not `[three](three.md)`.',
      '```',
      '[four](four.md)',
      '```',
      '[five]: ../five.md',
      '<img src="six.png">',
    ];
    expect(linksIn(text).map(({ line, target }) => `${line} ${target}`)).toEqual([
      '1 docs/one.md',
      '1 two.png',
      '5 ../five.md',
      '6 six.png',
    ]);
  });

  it('lead to paths of the release, out of it, or to none', () => {
    expect(pathOfLink('docs/guide/a.md', '../b.md#top')).toBe('docs/b.md');
    expect(pathOfLink('docs/a.md', '/LICENSE')).toBe('LICENSE');
    expect(pathOfLink('docs/a.md', 'with%20space.md')).toBe('docs/with space.md');
    expect(pathOfLink('a.md', '../../secret.md')).toBe('../../secret.md');
    expect(pathOfLink('a.md', 'file:///home/somebody/plan.md')).toMatch(/^\.\.\/file:/);
    for (const target of ['https://example.org/', 'mailto:a@example.org', '#top', '//example.org'])
      expect(pathOfLink('a.md', target)).toBeUndefined();
  });
});

it('a README says what installs and tests in blocks of commands under such headings', () => {
  const text = [
    '## Install',
    '```sh',
    '# once',
    'npm ci',
    '```',
    '## Use',
    '```sh',
    'inkwell draw',
    '```',
    '## Running the tests',
    '```console',
    '$ npm test',
    'all passed',
    '```',
  ].join('\n');
  expect(readmeLines(text)).toEqual(['npm ci', 'npm test']);
});
