import { expect, it } from 'vitest';
import { answerDocument } from '../../src/cli/envelope.ts';
import { topics } from '../../src/cli/topics.ts';
import { noSuchCommit } from '../../src/cli/errors-of-answers.ts';

it('help on json names every field of the document', () => {
  const document = answerDocument({
    view: { name: 'head', content: { tip: null, count: 0, unshared: 0 } } as never,
    asOf: { tip: 'a', age: 1 },
    durability: 'local',
    notShared: 'why',
    failure: noSuchCommit('HEAD'),
    noticed: [{ code: 'ledger.rewritten', severity: 'error', message: 'it went back' }],
  });
  const terms = topics['json']?.sections.flatMap(({ lines }) => lines.map(({ term }) => term));
  expect(terms).toEqual(
    expect.arrayContaining(Object.keys(JSON.parse(document) as Record<string, unknown>)),
  );
});
