import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, sameBytes } from '../../src/base/index.ts';
import {
  checkRecord,
  decodeCanonical,
  encodeCanonical,
  splitRecordFile,
} from '../../src/records/index.ts';
import { fileOf, note, payloadOf, sampleRecord } from '../ledger/sample-records.ts';
import { valueMap } from '../records/arbitrary-values.ts';
import { feed, mutated } from './fuzz.ts';

const samples = [
  note(1),
  sampleRecord({ kind: 'receipt', state: 'received', message: 'e'.repeat(64) }),
  sampleRecord({
    kind: 'revoke',
    principal: 'sos-dev',
    keys: [`SHA256:${'C'.repeat(43)}`],
    heads: ['f'.repeat(64)],
    reason: 'lost\nand found\n',
  }),
];

/** Text that a problem quotes may not make the answer outgrow what was asked about. */
function expectShort(problem: string, bytes: Uint8Array): void {
  expect(problem.length).toBeLessThan(400 + 12 * bytes.length);
}

function readPayload(bytes: Uint8Array): void {
  const decoded = decodeCanonical(bytes, { maxBytes: LIMITS.record });
  if (!decoded.ok) {
    expectShort(decoded.problem, bytes);
    return;
  }
  expect(sameBytes(encodeCanonical(decoded.value), bytes)).toBe(true);
  const checked = checkRecord(decoded.value);
  if (checked.ok) return;
  for (const { at, problem } of checked.problems) expectShort(at + problem, bytes);
}

function readFile(bytes: Uint8Array): void {
  const file = splitRecordFile(bytes);
  if (file.ok) readPayload(file.payload);
  else expectShort(file.problem, bytes);
}

describe('a record, whatever its bytes, is read or refused', () => {
  it('when it is a good payload that was changed', () => {
    feed('payloads, changed', mutated(samples.map(payloadOf)), readPayload);
  });

  it('when it is a good file that was changed', () => {
    feed('record files, changed', mutated(samples.map((sample) => fileOf(sample))), readFile);
  });

  it('when it is canonical, with fields nobody thought of', () => {
    feed('canonical values', valueMap.map(encodeCanonical), readPayload);
  });

  it('when it is anything', () => {
    feed('bytes as records', fc.uint8Array({ maxLength: 600 }), (bytes) => {
      readFile(bytes);
      readPayload(bytes);
    });
  });
});
