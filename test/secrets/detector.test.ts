import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detector, fingerprintOf, redact } from '../../src/secrets/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const key = ['AK', 'IA', 'QYLPMN5HHHFPZAM2'].join('');

describe('a detector', () => {
  it('names the rule and the bytes of the secret alone', () => {
    const text = `ü key ${key} of somebody`;
    expect(detector().find(bytes(text))).toEqual([
      { rule: 'aws-access-key-id', start: 7, end: 27 },
    ]);
  });

  it('sees a secret behind escapes and colours, and none within a longer word', () => {
    for (const before of ['\\n', '%3D', '\\u0026', '\u001b[32m', '"', 'KEY=']) {
      expect(detector().find(bytes(`x${before}${key}`))).toHaveLength(1);
    }
    for (const before of ['x', '7', 'Ab']) {
      expect(detector().find(bytes(`${before}${key}`))).toEqual([]);
    }
  });

  it('lets the rule that knows the form name what a vaguer one found too', () => {
    const found = detector().find(bytes(`password = "${key}"`));
    expect(found.map(({ rule }) => rule)).toEqual(['aws-access-key-id']);
  });

  it('takes any bytes, and gives places in order that do not overlap', () => {
    const rules = detector();
    const begun = fc
      .constantFrom('AKIA', 'password="', '-----BEGIN ', 'eyJ', '://a:b@', key)
      .map(bytes);
    const any = fc.array(fc.oneof(fc.uint8Array({ maxLength: 100 }), begun), { maxLength: 40 });
    fc.assert(
      fc.property(any, (parts) => {
        const all = Buffer.concat(parts);
        let last = 0;
        for (const { start, end } of rules.find(all)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  it.each(['-----BEGIN PRIVATE KEY-----', 'eyJ-', '://a:', 'password=', 'curl ', 'kty":"EC"'])(
    'comes to an end where a hundred thousand bytes repeat %s',
    (word) => {
      expect(detector().find(bytes(word.repeat(100_000 / word.length)))).toBeInstanceOf(Array);
    },
  );

  it('has a digest that stands for its rules', () => {
    expect(detector().digest).toMatch(/^[0-9a-f]{64}$/);
    expect(detector().digest).toBe(detector().digest);
  });
});

describe('a fingerprint', () => {
  const told = { rule: 'aws-access-key-id', secret: bytes(key), place: 'a.ts:1', salt: 'ledger' };

  it('stands still where lines move, and differs by secret, rule and ledger', () => {
    const print = fingerprintOf(told);
    expect(print).toMatch(/^sos1:aws-access-key-id:[0-9a-f]{24}$/);
    expect(fingerprintOf({ ...told, place: 'a.ts:9' })).toBe(print);
    expect(fingerprintOf({ ...told, secret: bytes('other') })).not.toBe(print);
    expect(fingerprintOf({ ...told, salt: 'other' })).not.toBe(print);
  });

  it('says nothing of what could be guessed', () => {
    const guessable = { ...told, rule: 'assigned-secret' };
    const print = fingerprintOf(guessable);
    expect(fingerprintOf({ ...guessable, secret: bytes('other') })).toBe(print);
    expect(fingerprintOf({ ...guessable, place: 'a.ts:9' })).not.toBe(print);
  });
});

describe('redaction', () => {
  it('puts the name of the rule where the secret was', () => {
    const { bytes: kept, count } = redact(bytes(`a ${key} b ${key}`), detector());
    expect(new TextDecoder().decode(kept)).toBe(
      'a [redacted:aws-access-key-id] b [redacted:aws-access-key-id]',
    );
    expect(count).toBe(2);
  });
});
