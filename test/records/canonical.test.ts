import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { lossyTextOf } from '../../src/base/index.ts';
import { decodeCanonical, encodeCanonical } from '../../src/records/index.ts';
import { valueMap } from './arbitrary-values.ts';

const limits = { maxBytes: 1 << 20 };

/** Values compared by their JSON, which also shows the order of keys and cares for no prototype. */
const json = (value: unknown): string => JSON.stringify(value);

describe('the canonical form', () => {
  it('gives back every value that was written', () => {
    fc.assert(
      fc.property(valueMap, (value) => {
        const decoded = decodeCanonical(encodeCanonical(value), limits);
        expect(decoded).toMatchObject({ ok: true });
        if (decoded.ok) expect(json(decoded.value)).toBe(json(value));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['1.1', '1.2'] as const)('reads the same with a YAML %s reader', (version) => {
    fc.assert(
      fc.property(valueMap, (value) => {
        const document = parseDocument(lossyTextOf(encodeCanonical(value)), { version });
        expect(document.errors).toEqual([]);
        expect(json(document.toJS())).toBe(json(value));
      }),
      { numRuns: 3000 },
    );
  });
});
