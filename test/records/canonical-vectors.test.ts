import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lossyTextOf, utf8 } from '../../src/base/index.ts';
import { decodeCanonical, encodeCanonical } from '../../src/records/index.ts';

const folder = 'test/vectors/records/canonical';
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));

const bytesOf = (name: string): Uint8Array => readFileSync(`${folder}/${name}.yaml`);
const jsonOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as Record<string, unknown>;

interface Rejected {
  readonly why: string;
  readonly text: string;
  readonly code: string;
  readonly line: number;
}

const rejected = JSON.parse(readFileSync(`${folder}/rejected/texts.json`, 'utf8')) as Rejected[];

describe('the golden bytes of the canonical form', () => {
  it.each(names)('%s are written', (name) => {
    expect(lossyTextOf(encodeCanonical(jsonOf(name)))).toBe(lossyTextOf(bytesOf(name)));
  });

  it.each(names)('%s are read', (name) => {
    const result = decodeCanonical(bytesOf(name), { maxBytes: 1 << 16 });
    expect(JSON.stringify(result)).toBe(JSON.stringify({ ok: true, value: jsonOf(name) }));
  });

  it.skipIf(!pythonHasYaml())(
    'read the same with PyYAML, a YAML 1.1 reader by other people (skipped where Python lacks it)',
    () => {
      const program =
        'import json,sys,yaml; print(json.dumps([yaml.safe_load(open(f)) for f in sys.argv[1:]]))';
      const files = names.map((name) => `${folder}/${name}.yaml`);
      const read: unknown = JSON.parse(
        execFileSync('python3', ['-c', program, ...files], { encoding: 'utf8' }),
      );
      expect(read).toEqual(names.map(jsonOf));
    },
  );
});

describe('what is not canonical', () => {
  it.each(rejected)('$why: $code', ({ text, code, line }) => {
    const result = decodeCanonical(utf8(text), { maxBytes: 1 << 16 });
    expect(result).toMatchObject({ ok: false, code, line });
  });
});

function pythonHasYaml(): boolean {
  try {
    execFileSync('python3', ['-c', 'import yaml'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
