import * as fc from 'fast-check';
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readStoredZlib, storedZlib } from '../../src/git/stored-zlib.ts';

const bytes = fc.uint8Array({ maxLength: 3000, size: 'max' });

describe('bytes in zlib’s frame, as they are', () => {
  it('are what zlib takes out again, and what we do', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        const frame = storedZlib(content);
        expect(inflateSync(frame).equals(content)).toBe(true);
        expect(Buffer.from(readStoredZlib(frame)!).equals(content)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('are those that zlib itself stores', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        expect(deflateSync(content, { level: 0 }).equals(storedZlib(content))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('take the largest block, all ones, without a wrong sum', () => {
    const content = new Uint8Array(65_535).fill(255);
    expect(new Uint8Array(inflateSync(storedZlib(content)))).toEqual(content);
  });

  it('are not taken out of any other frame, a cut one or one with a bent head', () => {
    const content = Uint8Array.from({ length: 400 }, (_, place) => place % 251);
    const frame = storedZlib(content);
    expect(readStoredZlib(deflateSync(content))).toBeUndefined();
    for (let end = 0; end < frame.length; end += 1) {
      expect(readStoredZlib(frame.subarray(0, end))).toBeUndefined();
    }
    for (let place = 0; place < 7; place += 1) {
      const bent = Uint8Array.from(frame, (byte, at) => (at === place ? byte ^ 1 : byte));
      expect(readStoredZlib(bent)).toBeUndefined();
    }
  });
});
