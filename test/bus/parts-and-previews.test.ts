import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedParts, previewOf } from '../../src/bus/index.ts';
import { concatBytes, sha256Hex, textOf, utf8 } from '../../src/base/index.ts';
import { codeOf } from '../support/gate-story.ts';

describe('a preview', () => {
  it('says how much of the body it stands for', () => {
    const text = 'é'.repeat(3000);
    expect(previewOf(text)).toEqual({
      preview: 'é'.repeat(100),
      shown: 200,
      of: 6000,
      whole: false,
    });
    expect(previewOf('short\ntext\n')).toMatchObject({ preview: 'short text', whole: true });
  });

  it('is whole up to a hundred characters and never cuts one in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (text) => {
        const { preview, shown, of, whole } = previewOf(text);
        expect(of).toBe(utf8(text).length);
        expect(whole).toBe(Array.from(text).length <= 100);
        expect(whole).toBe(shown === of);
        expect(textOf(utf8(preview))).toBe(preview);
      }),
    );
  });
});

describe('numbered parts', () => {
  it('name their place, their digest and their end', () => {
    const bytes = utf8('x'.repeat(19_384));
    const parts = numberedParts(bytes, 4000);
    const second = parts[1]!;
    expect(parts).toHaveLength(5);
    const digest = sha256Hex(utf8('x'.repeat(4000)));
    expect(second.heading).toBe(`part 2 of 5, bytes 4,001-8,000 of 19,384, sha256 ${digest}`);
    expect(second.ending).toBe(`end of part 2 of 5, sha256 ${digest}`);
    expect(parts.at(-1)).toMatchObject({ number: 5, from: 16_001, to: 19_384 });
  });

  it('together are the bytes, each within the limit and with its own digest', () => {
    const limits = fc.integer({ min: 64, max: 400 });
    const lines = fc.uint8Array({ maxLength: 3000 }).map((bytes) => bytes.map((byte) => byte % 40));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 3000 }), lines), limits, (bytes, limit) => {
        const parts = numberedParts(bytes, limit);
        expect(concatBytes(parts.map((part) => part.bytes))).toEqual(bytes);
        for (const part of parts) {
          expect(part.bytes.length).toBeLessThanOrEqual(limit);
          expect(part.bytes.length).toBe(part.to - part.from + 1);
          expect(part.sha256).toBe(sha256Hex(part.bytes));
        }
      }),
    );
  });

  it('never cut a character in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { bytes } of numberedParts(utf8(text), 64)) expect(textOf(bytes)).toBeDefined();
      }),
    );
  });

  it('end with a line where there are lines', () => {
    const bytes = utf8(`${'x'.repeat(50)}\n${'y'.repeat(50)}\nrest`);
    expect(numberedParts(bytes, 64).map((part) => part.bytes.length)).toEqual([51, 55]);
  });

  it('are refused where they would be more heading than text', () => {
    for (const size of [0, 63, Number.NaN]) {
      expect(codeOf(() => numberedParts(utf8('text'), size))).toBe('bus.part-too-small');
    }
  });
});
