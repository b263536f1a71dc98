import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addToCatalog, readCatalog, writePage } from '../../src/catalog/catalog-file.ts';
import type { CatalogPage } from '../../src/catalog/catalog-file.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { Sandbox } from '../support/sandbox.ts';

const { files } = createNodeHost();
let sandbox: Sandbox;
let path: string;

beforeEach(() => {
  sandbox = new Sandbox();
  path = sandbox.at('catalog');
});
afterEach(() => {
  sandbox.remove();
});

/** A page of entries that hold a word each. */
function pageOf(tip: string, ...words: string[]): CatalogPage {
  return {
    tip,
    pinned: 'f'.repeat(64),
    misfits: [],
    judgement: {
      lines: words.map((word) => [word, 'message', ['athena'], 0, 1, 'kasra', 1] as const),
      texts: words.map((word) => JSON.stringify({ word })),
      findings: [],
      roster: [],
      requests: [],
      rest: {
        ledger: 'f'.repeat(64),
        holes: [],
        policy: undefined,
        heads: [tip],
        chains: [],
        counted: { records: words.length, unknownKinds: 0 },
      },
    },
  };
}

const kept = async () => {
  const catalog = await readCatalog(files, path);
  return catalog && { tip: catalog.page.tip, texts: catalog.page.judgement.texts };
};

describe('a catalog gives back what was kept', () => {
  it('a page, in every script, as ASCII', async () => {
    const words = ['plain', 'سلام', '日本', '😀', '\u2028'];
    await writePage(files, path, pageOf('one', ...words));
    const { page, sections } = (await readCatalog(files, path))!;
    expect(page.judgement.texts.map((text) => (JSON.parse(text) as { word: string }).word)).toEqual(
      words,
    );
    expect(sections).toBe(1);
    expect(/^[\n\x20-\x7e]*$/.test(readFileSync(path, 'utf8'))).toBe(true);
  });

  it('with additions, whose last one says what is known of all', async () => {
    await writePage(files, path, pageOf('one', 'a', 'b'));
    await addToCatalog(files, path, { from: 'one', page: pageOf('two', 'c') });
    await addToCatalog(files, path, { from: 'two', page: pageOf('three', 'd') });
    const { page, sections } = (await readCatalog(files, path))!;
    expect(page).toEqual({
      ...pageOf('three', 'd'),
      judgement: { ...pageOf('three', 'a', 'b', 'c', 'd').judgement, rest: page.judgement.rest },
    });
    expect(page.judgement.rest.heads).toEqual(['three']);
    expect(sections).toBe(3);
  });

  it('without additions that were overtaken, and with those that go on after them', async () => {
    await writePage(files, path, pageOf('one', 'a'));
    await addToCatalog(files, path, { from: 'one', page: pageOf('two', 'b') });
    await addToCatalog(files, path, { from: 'one', page: pageOf('other', 'x') });
    await addToCatalog(files, path, { from: 'two', page: pageOf('three', 'c') });
    expect(await kept()).toMatchObject({ tip: 'three' });
    expect((await kept())!.texts.join()).not.toContain('x');
  });
});

describe('a catalog that is wrong in any way is none, or ends where it is right', () => {
  it('there is none, and nothing is added to it', async () => {
    expect(await kept()).toBeUndefined();
    await addToCatalog(files, path, { from: 'one', page: pageOf('two', 'b') });
    expect(await kept()).toBeUndefined();
  });

  it('of another version, or no catalog', async () => {
    await writePage(files, path, pageOf('one', 'a'));
    const text = readFileSync(path, 'utf8');
    for (const other of [text.replace('sos-catalog 3', 'sos-catalog 1'), '', '{}\n', 'words\n']) {
      writeFileSync(path, other);
      expect(await kept(), other.slice(0, 40)).toBeUndefined();
    }
  });

  it('cut off at any byte', async () => {
    await writePage(files, path, pageOf('one', 'a', 'b'));
    const page = readFileSync(path).length;
    await addToCatalog(files, path, { from: 'one', page: pageOf('two', 'c') });
    const whole = readFileSync(path).length;
    for (let length = whole - 1; length >= 0; length -= 1) {
      truncateSync(path, length);
      const tip = length >= page ? 'one' : undefined;
      expect((await kept())?.tip, String(length)).toBe(tip);
    }
  });

  it('with an addition after a torn one, which is not mixed up with it', async () => {
    await writePage(files, path, pageOf('one', 'a'));
    appendFileSync(path, '{"format":"sos-cat');
    await addToCatalog(files, path, { from: 'one', page: pageOf('two', 'b') });
    expect((await kept())?.tip).toBe('one');
  });

  it('with a hole that a power cut left', async () => {
    await writePage(files, path, pageOf('one', 'a', 'b'));
    const bytes = readFileSync(path);
    bytes.fill(0, bytes.length - 6, bytes.length - 3);
    writeFileSync(path, bytes);
    expect(await kept()).toBeUndefined();
  });
});
