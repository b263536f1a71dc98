import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  detector,
  redact,
  redactWholly,
  Redactor,
  variableFinder,
  type Finder,
} from '../../src/secrets/index.ts';
import { drawing, fill } from './draw.ts';
import { plantedSecrets } from './planted.ts';

const value = ['w0rd of/the', '"deploy+er"', 'ünder\nlock?&key'].join(' ');
const finders: readonly Finder[] = [
  detector(),
  variableFinder({ DEPLOY_WORD: value, HOME: '/home/somebody', SHORT: 'abc' }),
];

/** Every form of the value that must not be seen, shorn of what its neighbours change. */
const forms: readonly string[] = [
  value,
  ...[0, 1, 2].map((pad) =>
    Buffer.from('x'.repeat(pad) + value + 'yy')
      .toString('base64')
      .slice(4, -6),
  ),
  ...[0, 1, 2].map((pad) =>
    Buffer.from('x'.repeat(pad) + value + 'yy')
      .toString('base64url')
      .slice(4, -6),
  ),
  Buffer.from(value).toString('hex'),
  Buffer.from(value).toString('hex').toUpperCase(),
  encodeURIComponent(value),
  JSON.stringify(value).slice(1, -1),
];

const secret = fc
  .record({ planted: fc.constantFrom(...plantedSecrets), seed: fc.nat() })
  .map(({ planted: { hit }, seed }) => fill(hit, drawing(seed)).replaceAll(/[‹›]/g, ''));
const encoded = fc
  .nat(2)
  .chain((pad) =>
    fc.constantFrom(
      value,
      Buffer.from('q'.repeat(pad) + value + 'z').toString('base64'),
      Buffer.from('q'.repeat(pad) + value + 'z').toString('base64url'),
      Buffer.from(value).toString('hex'),
      Buffer.from(value).toString('hex').toUpperCase(),
      encodeURIComponent(value),
      JSON.stringify({ value }),
    ),
  );
const words = fc.constantFrom(
  'ok',
  ' passed',
  '\n',
  'x=',
  '"',
  'password: ',
  'AKIA',
  '://a:',
  '-----BEGIN ',
  'eyJ',
  '…',
);
const log = fc
  .array(fc.oneof(secret, encoded, words, fc.string({ maxLength: 40 })), { maxLength: 30 })
  .map((parts) => Buffer.from(parts.join('')));

/** Longer than what a redactor holds back, so that it gives out more than once. */
const filler = Buffer.from('nothing to see here, all 12 tests passed\n'.repeat(3000));
const longLog = fc.array(log, { minLength: 1, maxLength: 3 }).map((parts) => {
  return Buffer.concat(parts.flatMap((part) => [part, filler]));
});

function inPieces(bytes: Uint8Array, cuts: readonly number[]): Buffer {
  const redactor = new Redactor(finders);
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const given = [0, ...places].map((from, index) =>
    redactor.add(bytes.subarray(from, places[index] ?? bytes.length)),
  );
  return Buffer.concat([...given, redactor.finish()]);
}

describe('a redacted log', () => {
  it('is the same however it came in pieces', () => {
    fc.assert(
      fc.property(log, fc.array(fc.nat(), { maxLength: 40 }), (bytes, cuts) => {
        expect(inPieces(bytes, cuts).equals(redact(bytes, ...finders).bytes)).toBe(true);
      }),
    );
  });

  it('is the same in pieces also where it is longer than what is held back', () => {
    fc.assert(
      fc.property(longLog, fc.array(fc.nat(), { maxLength: 20 }), (bytes, cuts) => {
        expect(inPieces(bytes, cuts).equals(redact(bytes, ...finders).bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is cut byte by byte through each kind of secret without letting it through', () => {
    for (const { hit } of plantedSecrets) {
      const planted = fill(hit, drawing(7));
      const [, inner = planted] = /‹([^›]*)›/s.exec(planted) ?? [];
      const text = Buffer.from(`a ${planted.replaceAll(/[‹›]/g, '')} b\n`);
      const every = Array.from({ length: text.length }, (_, index) => index);
      expect(inPieces(text, every).toString()).not.toContain(inner);
    }
  });

  it('holds no value of a secret variable in any form', () => {
    fc.assert(
      fc.property(log, (bytes) => {
        const kept = Buffer.from(redact(bytes, ...finders).bytes).toString();
        for (const form of forms) expect(kept).not.toContain(form);
      }),
    );
  });

  it('holds no secret of any kind, whatever stands round it', () => {
    const around = fc.constantFrom(
      ' ',
      '\n',
      '"',
      "'",
      '=',
      '>',
      ',',
      ';',
      '(',
      '\\n',
      '\u001b[31m',
    );
    fc.assert(
      fc.property(secret, around, around, (text, before, after) => {
        // A name before a bracket is a call and no value.
        const behind = after === '(' ? ')' : after;
        const bytes = Buffer.from(`log ${before}${text}${behind} end`);
        const { bytes: kept, count } = redact(bytes, ...finders);
        expect(count).toBeGreaterThan(0);
        expect(Buffer.from(kept).toString()).not.toContain(text);
      }),
    );
  });

  it('leaves alone what is not secret', () => {
    const text = 'in /home/somebody abc: 12 passed at 73ee269d5c6a4f0b9a1e2d3c4b5a69788796a5b4\n';
    expect(redact(Buffer.from(text), ...finders)).toMatchObject({ count: 0 });
  });

  it('leaves alone plain words and numbers that a variable holds, unless its name says secret', () => {
    const harmless = { STAGE: 'production', BUILD: '123456789', RELEASE_OF: '2026.11.30' };
    const text = (values: object) => Buffer.from(Object.values(values).join(' '));
    const count = (variables: Record<string, string>) =>
      redact(text(variables), variableFinder(variables)).count;
    expect(count(harmless)).toBe(0);
    const named = { DB_PASSWORD: 'production', API_TOKEN: '123456789', SESSION: 'abcdefgh' };
    expect(count(named)).toBe(3);
    const mixed = { A: 'correct-horse-battery', B: 'prod3ction9', C: '/not/there', D: 'Tr0ub4dor' };
    expect(count(mixed)).toBe(4);
  });

  it('holds nothing more once it was looked at wholly, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), log, (noise, bytes) => {
        const once = redactWholly(Buffer.concat([noise, bytes, noise]), ...finders).bytes;
        expect(redact(once, ...finders).count).toBe(0);
      }),
    );
  });
});
