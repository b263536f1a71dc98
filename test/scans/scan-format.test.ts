import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRecord, decodeCanonical, encodeCanonical } from '../../src/records/index.ts';
import { fingerprintOf } from '../../src/secrets/index.ts';

const page = readFileSync('docs/formats/scan.md', 'utf8');
const [, example = ''] = /```yaml\n([^`]*)```/.exec(page) ?? [];

describe('the format of scans', () => {
  it('shows a waiver that is a record in canonical form', () => {
    const decoded = decodeCanonical(Buffer.from(example), { maxBytes: 65_536 });
    if (!decoded.ok) throw new Error(`line ${decoded.line}: ${decoded.problem}`);
    expect(checkRecord(decoded.value)).toMatchObject({ ok: true });
    expect(Buffer.from(encodeCanonical(decoded.value)).toString()).toBe(example);
  });

  it('says how a fingerprint is made', () => {
    const [rule, salt, secret] = ['aws-access-key-id', 'a'.repeat(64), 'what was found'];
    const mac = createHmac('sha256', `sos-secret-v1 ${salt}`).update(`${rule}\n${secret}`);
    const digits = mac.digest('hex').slice(0, 24);
    const told = { rule, secret: Buffer.from(secret), place: 'a.txt', salt };
    expect(fingerprintOf(told)).toBe(`sos1:${rule}:${digits}`);
  });
});
