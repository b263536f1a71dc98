import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { LIMITS, utf8 } from '../../src/base/index.ts';
import { append, inscriptionOf, readEntries, ROOT } from '../../src/ledger/index.ts';
import { readRecordBytes } from '../../src/ledger/entry-of-file.ts';
import { Workbench } from './real-ledger.ts';

const page = readFileSync('docs/formats/ledger.md', 'utf8');
const recordPage = readFileSync('docs/formats/record.md', 'utf8');
const example = utf8(/```yaml\n(sos: 1\n[^`]*)```/.exec(recordPage)?.[1] ?? '');
const bench = new Workbench();
afterAll(() => {
  bench.remove();
});

/** The one block of the page after a line that names it. */
const blockAfter = (words: string): string =>
  new RegExp(`${words}[^]*?\`\`\`text\n([^\`]*)\`\`\``).exec(page)?.[1] ?? '';

describe('the page on the ledger', () => {
  it('gives the names of the first commit', () => {
    for (const oid of Object.values(ROOT)) expect(page).toContain(`\`${oid}\``);
  });

  it('gives the bytes of the first commit', () => {
    const bytes = blockAfter('The bytes of the first commit');
    const said = execFileSync('git', ['hash-object', '-t', 'commit', '--stdin'], { input: bytes });
    expect(said.toString().trim()).toBe(ROOT.sha1);
  });

  it('gives the path and the commit of the example of a record', async () => {
    const read = readRecordBytes(example);
    if (!read.ok) throw new Error(read.problem);
    expect(blockAfter('stands at')).toBe(`${read.path}\n`);
    const clone = await bench.clone('a');
    const { tip } = await append(clone.place, [
      {
        ...inscriptionOf(read.found.record, read.found.id),
        records: [example],
        author: { name: 'kasra', email: 'kasra@example.org' },
        at: Date.parse('2026-11-23T01:00:00.000Z'),
      },
    ]);
    expect(blockAfter('the commit that carries it')).toBe(
      bench.git('a', 'cat-file', 'commit', tip),
    );
    expect(page).toContain(`\`${tip}\``);
    expect((await readEntries(clone.repository.store, tip)).entries).toHaveLength(1);
  });

  it('names every misfit and every limit that the program knows', () => {
    const entry = readFileSync('src/ledger/entry.ts', 'utf8');
    const codes = [...entry.matchAll(/'(ledger\.[a-z-]+)'/g)].map((match) => match[1] ?? '');
    expect(codes.length).toBeGreaterThan(9);
    for (const code of codes) expect(page).toContain(`\`${code}\``);
    for (const limit of [LIMITS.record, LIMITS.blobPart, LIMITS.recordBlobs]) {
      expect(page).toContain(limit.toLocaleString('en'));
    }
  });
});
