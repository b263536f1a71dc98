import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS, sha256Hex, utf8 } from '../../src/base/index.ts';
import { checkRecord, decodeCanonical, splitRecordFile } from '../../src/records/index.ts';

const page = readFileSync('docs/formats/record.md', 'utf8');
const found = (pattern: RegExp): string => pattern.exec(page)?.[1] ?? '';

const example = utf8(found(/```yaml\n(sos: 1\n[^`]*)```/));
const split = splitRecordFile(example);
const payload = split.ok ? split.payload : new Uint8Array();
const signature = split.ok ? split.signature : '';

describe('the example of the record format', () => {
  it('is a record file with the id that the page says', () => {
    expect(split).toMatchObject({ ok: true });
    expect(sha256Hex(payload)).toBe(found(/id of this record is `([0-9a-f]{64})`/));
  });

  it('is canonical and has the fields of its kind', () => {
    const decoded = decodeCanonical(payload, { maxBytes: LIMITS.record });
    expect(decoded).toMatchObject({ ok: true });
    expect(decoded.ok && checkRecord(decoded.value)).toMatchObject({ ok: true, known: true });
  });

  it('was signed by the key that the page says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sos-format-'));
    try {
      const key = found(/signed by the key `([^`]+)`/);
      writeFileSync(join(folder, 'allowed'), `kasra ${key}\n`);
      writeFileSync(join(folder, 'sig'), signature);
      const args = [
        '-Y',
        'verify',
        '-f',
        'allowed',
        '-I',
        'kasra',
        '-n',
        'sos-record-v1',
        '-s',
        'sig',
      ];
      const said = execFileSync('ssh-keygen', args, { cwd: folder, input: payload });
      expect(said.toString()).toMatch(/^Good /);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the examples of the canonical form', () => {
  it('are canonical', () => {
    const blocks = [...page.matchAll(/```yaml\n((?!sos: 1\n)[^`]*)```/g)].map((match) => match[1]);
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) {
      const result = decodeCanonical(utf8(block ?? ''), { maxBytes: LIMITS.record });
      expect(result).toMatchObject({ ok: true });
    }
  });
});
