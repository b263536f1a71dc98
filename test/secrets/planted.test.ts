import { describe, expect, it } from 'vitest';
import { detector } from '../../src/secrets/index.ts';
import { builtInRules } from '../../src/secrets/built-in-rules.ts';
import { drawing, fill } from './draw.ts';
import { plantedSecrets } from './planted.ts';

const DRAWS = 20;
const rules = detector();

/** Where secrets are met: alone, quoted, given to a name, in a log, in another language. */
const SURROUNDINGS = [
  (text: string) => text,
  (text: string) => `it is ${text}, they said`,
  (text: string) => `value = "${text}"`,
  (text: string) => JSON.stringify({ value: text }),
  (text: string) => `- run: "x\\n${text}"`,
  (text: string) => `\u001b[33m${text}\u001b[0m`,
  (text: string) => `<a>${text}</a>`,
  (text: string) => `ä${text}ö`,
];

const found = (text: string): readonly { rule: string; text: string }[] => {
  const bytes = Buffer.from(text);
  return rules.find(bytes).map(({ rule, start, end }) => {
    return { rule, text: bytes.toString('utf8', start, end) };
  });
};

describe.each(plantedSecrets)('$rule, planted as $hit', ({ rule, hit, miss }) => {
  it('is found wherever it stands, and nothing beside it', () => {
    const draw = drawing(hit.length);
    for (let count = 0; count < DRAWS; count += 1) {
      const planted = fill(hit, draw);
      const [, secret = planted] = /‹([^›]*)›/s.exec(planted) ?? [];
      const text = planted.replaceAll(/[‹›]/g, '');
      for (const within of SURROUNDINGS) {
        const hits = found(within(text)).filter((each) => each.rule === rule);
        expect(hits.length, within(text)).toBeGreaterThan(0);
        if (within === SURROUNDINGS[0]) expect(hits[0]?.text).toContain(secret.slice(0, 20));
      }
    }
  });

  it('is not taken for what is near it', () => {
    const draw = drawing(miss.length);
    for (let count = 0; count < DRAWS; count += 1) {
      const text = fill(miss, draw);
      for (const within of SURROUNDINGS) {
        expect(
          found(within(text)).filter((each) => each.rule === rule),
          text,
        ).toEqual([]);
      }
    }
  });
});

it('every rule has a hit and a near miss', () => {
  const known = new Set(plantedSecrets.map(({ rule }) => rule));
  expect(builtInRules().map(({ id }) => id)).toEqual([
    ...new Set(builtInRules().map(({ id }) => id)),
  ]);
  expect(builtInRules().filter(({ id }) => !known.has(id))).toEqual([]);
});
