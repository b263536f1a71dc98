import { appendFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addToCatalog, readCatalog, writePage } from '../../src/catalog/catalog-file.ts';
import type { PageToKeep } from '../../src/catalog/catalog-file.ts';
import type { CatalogPage } from '../../src/catalog/read-section.ts';
import { sealWith, type Seal } from '../../src/catalog/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { restoreJudgement } from '../../src/trust/index.ts';
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
function pageOf(tip: string, ...words: string[]): PageToKeep {
  return {
    tip,
    pinned: 'f'.repeat(64),
    misfits: [],
    judgement: {
      columns: {
        ids: words.map((word) => word.padEnd(64)).join(''),
        shares: words.map(() => 0),
        shared: [{ kind: 'message', to: ['athena'], author: 'kasra', person: true, roles: [] }],
        orders: words.map((_, place) => place),
        abouts: [],
      },
      texts: words.map((word) => JSON.stringify({ word })),
      findings: [],
      roster: [],
      requests: [],
      rest: {
        ledger: 'f'.repeat(64),
        holes: [],
        policy: undefined,
        proposals: [],
        heads: [tip],
        chains: [],
        counted: { records: words.length, unknownKinds: 0 },
      },
    },
  };
}

/** The texts of a page as it was read. */
function textsOf({ judgement: { parts } }: CatalogPage): string[] {
  return parts.flatMap(({ texts }) =>
    Array.from({ length: texts.length }, (_, place) => texts.at(place) ?? ''),
  );
}

const seal = sealWith(Buffer.from('a key'));
const write = (page: PageToKeep, by: Seal | undefined = seal) =>
  writePage(files, path, { page, seal: by });
const add = (from: string, page: PageToKeep, by: Seal | undefined = seal) =>
  addToCatalog(files, path, { from, page, seal: by });

const kept = async (by?: Seal) => {
  const catalog = await readCatalog(files, path, by);
  return catalog && { tip: catalog.page.tip, texts: textsOf(catalog.page) };
};

describe('a catalog gives back what was kept', () => {
  it('a page, in every script, as ASCII', async () => {
    const words = ['plain', 'سلام', '日本', '😀', '\u2028'];
    await write(pageOf('one', ...words));
    const { page, sections } = (await readCatalog(files, path))!;
    const read = textsOf(page).map((text) => (JSON.parse(text) as { word: string }).word);
    expect(read).toEqual(words);
    expect(sections).toBe(1);
    expect(/^[\n\x20-\x7e]*$/.test(readFileSync(path, 'utf8'))).toBe(true);
  });

  it('a page that is longer than what is read at once', async () => {
    const words = Array.from({ length: 40 }, (_, place) => String(place).repeat(9000 + place));
    await write(pageOf('one', ...words));
    const { texts } = pageOf('one', ...words).judgement;
    expect((await kept())!.texts).toEqual(texts);
    expect((await kept(seal))!.texts).toEqual(texts);
    await write(pageOf('two', ...Array.from({ length: 9000 }, () => 'b')));
    expect((await kept())!.texts).toHaveLength(9000);
  });

  it('with additions, whose last one says what is known of all', async () => {
    await write(pageOf('one', 'a', 'b'));
    await add('one', pageOf('two', 'c'));
    await add('two', pageOf('three', 'd'));
    const { page, sections } = (await readCatalog(files, path))!;
    const { texts } = pageOf('three', 'a', 'b', 'c', 'd').judgement;
    expect(textsOf(page)).toEqual(texts);
    expect(page).toMatchObject({ tip: 'three', judgement: { rest: { heads: ['three'] } } });
    expect(sections).toBe(3);
  });

  it('without additions that were overtaken, and with those that go on after them', async () => {
    await write(pageOf('one', 'a'));
    await add('one', pageOf('two', 'b'));
    await add('one', pageOf('other', 'x'));
    await add('two', pageOf('three', 'c'));
    expect(await kept()).toMatchObject({ tip: 'three' });
    expect((await kept())!.texts.join()).not.toContain('x');
  });
});

describe('a catalog that is wrong in any way is none, or ends where it is right', () => {
  it('there is none, and nothing is added to it', async () => {
    expect(await kept()).toBeUndefined();
    await add('one', pageOf('two', 'b'));
    expect(await kept()).toBeUndefined();
  });

  it('of another version, or no catalog', async () => {
    await write(pageOf('one', 'a'));
    const text = readFileSync(path, 'utf8');
    for (const other of [text.replace(/sos-catalog \d+/, 'sos-catalog 1'), '', '{}\n', 'words\n']) {
      writeFileSync(path, other);
      expect(await kept(), other.slice(0, 40)).toBeUndefined();
    }
  });

  it('cut off at any byte', async () => {
    await write(pageOf('one', 'a', 'b'));
    const page = readFileSync(path).length;
    await add('one', pageOf('two', 'c'));
    const whole = readFileSync(path).length;
    for (let length = whole - 1; length >= 0; length -= 1) {
      truncateSync(path, length);
      const tip = length >= page ? 'one' : undefined;
      expect((await kept())?.tip, String(length)).toBe(tip);
    }
  });

  it('cut off where much of it is missing', async () => {
    await write(pageOf('one', ...Array.from({ length: 40 }, () => 'a'.repeat(10_000))));
    const whole = readFileSync(path).length;
    for (const part of [0.9, 0.5, 0.1, 0.01]) {
      truncateSync(path, Math.floor(whole * part));
      expect(await kept(), String(part)).toBeUndefined();
      expect(await kept(seal), String(part)).toBeUndefined();
    }
  });

  it('of nothing, as large as the disk says', async () => {
    await write(pageOf('one', 'a'));
    const [first = ''] = readFileSync(path, 'utf8').split('\n');
    for (const begin of ['', `${first}\n`, `${first}\n{"from":"`]) {
      writeFileSync(path, begin);
      truncateSync(path, 40 * 1024 ** 3);
      expect(await kept(), begin).toBeUndefined();
    }
  });

  it('whose columns hold anything else', async () => {
    await write(pageOf('one', 'a', 'b'));
    const text = readFileSync(path, 'utf8');
    for (const [from, to] of [
      ['"shared":[{', '"shared":[null,{'],
      ['"to":["athena"]', '"to":{"length":1}'],
      ['"kind":"message"', '"kind":7'],
      ['"orders":[0,1]', '"orders":[]'],
      ['"shares":[0,0]', '"shares":[0,9]'],
      ['"abouts":[]', '"abouts":[null]'],
    ] as const) {
      expect(text, from).toContain(from);
      writeFileSync(path, text.replace(from, to));
      const { judgement } = (await readCatalog(files, path))!.page;
      expect(() => restoreJudgement(judgement), to).toThrow();
    }
  });

  it('with an addition after a torn one, which is not mixed up with it', async () => {
    await write(pageOf('one', 'a'));
    appendFileSync(path, 'sos-cat');
    await add('one', pageOf('two', 'b'));
    expect((await kept())?.tip).toBe('one');
  });

  it('whose sizes lead back or nowhere', async () => {
    await write(pageOf('one', 'a', 'b'));
    const text = readFileSync(path, 'utf8');
    const [, sizes = ''] = /"sizes":\[([^\]]*)\]/.exec(text) ?? [];
    for (const other of [
      '-20,0',
      '0.5,1',
      '"1",2',
      '99999,1',
      '400000,1',
      '2000000,1',
      '1e400,0',
      '1',
      'null,null',
    ]) {
      writeFileSync(path, text.replace(`[${sizes}]`, `[${other}]`));
      expect(await kept(), other).toBeUndefined();
    }
  });

  it('with a hole that a power cut left', async () => {
    await write(pageOf('one', 'a', 'b'));
    const bytes = readFileSync(path);
    const begin = bytes.indexOf('"tip"');
    writeFileSync(path, Buffer.from(bytes).fill(0, begin, begin + 3));
    expect(await kept()).toBeUndefined();
  });

  it('with a hole among its texts, whose entry says so when it is looked at', async () => {
    await write(pageOf('one', 'a', 'b'));
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0, bytes.length - 6, bytes.length - 3));
    const { page } = (await readCatalog(files, path))!;
    const [, damaged] = restoreJudgement(page.judgement).signed;
    expect(() => damaged!.record).toThrow(expect.objectContaining({ code: 'trust.kept-damaged' }));
  });

  it('and is held open once, however often it is read', async () => {
    await write(pageOf('one', 'a'));
    const open = () => readdirSync('/proc/self/fd').length;
    const before = open();
    const pages = [];
    for (let round = 0; round < 200; round += 1) pages.push(await readCatalog(files, path));
    expect(open() - before).toBeLessThanOrEqual(1);
    expect(pages.map((each) => textsOf(each!.page).length)).toEqual(pages.map(() => 1));
  });

  it('cut or replaced while it is read: what was opened is read on, or is damaged', async () => {
    await write(pageOf('one', 'a'.repeat(300_000), 'b'));
    const { page } = (await readCatalog(files, path))!;
    await write(pageOf('two', 'c'));
    expect(textsOf(page)[1]).toBe(JSON.stringify({ word: 'b' }));
    await write(pageOf('one', 'a'.repeat(300_000), 'b'));
    const cut = (await readCatalog(files, path))!;
    truncateSync(path, 200_000);
    const { signed } = restoreJudgement(cut.page.judgement);
    for (const entry of signed)
      expect(() => entry.record).toThrow(expect.objectContaining({ code: 'trust.kept-damaged' }));
  });
});

describe('what is acted upon rests on what bears our seal', () => {
  it('a page and its additions, by the same key', async () => {
    await write(pageOf('one', 'a'));
    await add('one', pageOf('two', 'b'));
    expect((await kept(seal))?.tip).toBe('two');
    expect(await kept(sealWith(Buffer.from('another key')))).toBeUndefined();
  });

  it('none that bears no seal, and nothing that stands on it', async () => {
    await writePage(files, path, { page: pageOf('one', 'a'), seal: undefined });
    await add('one', pageOf('two', 'b'));
    expect((await kept())?.tip).toBe('two');
    expect(await kept(seal)).toBeUndefined();
  });

  it('none in which a byte was changed', async () => {
    await write(pageOf('one', 'a'));
    const page = readFileSync(path).length;
    await add('one', pageOf('two', 'b'));
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at] === 0x61 ? 0x62 : 0x61;
      writeFileSync(path, changed);
      const tip = (await kept(seal))?.tip;
      expect(tip === undefined || (tip === 'one' && at >= page), String(at)).toBe(true);
    }
  });

  it('is told when something in the file cannot be read on, so that it is written anew', async () => {
    await write(pageOf('one', 'a'));
    await addToCatalog(files, path, { from: 'one', page: pageOf('two', 'b'), seal: undefined });
    const { page, sections } = (await readCatalog(files, path, seal))!;
    expect({ tip: page.tip, sections }).toEqual({ tip: 'one', sections: Infinity });
  });
});
