import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { Sandbox } from '../support/sandbox.ts';

const { files } = createNodeHost();
let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => {
  sandbox.remove();
});

describe('reading', () => {
  it('gives every byte, and undefined where there is nothing', async () => {
    const path = sandbox.write('read/file', Uint8Array.of(0, 255, 10));
    expect(await files.read(path)).toEqual(Uint8Array.of(0, 255, 10));
    expect(await files.read(sandbox.at('read/none'))).toBeUndefined();
    expect(await files.read(sandbox.at('read/file/below'))).toBeUndefined();
  });

  it('refuses above the limit, which itself is allowed', async () => {
    const path = sandbox.write('read/ten', '0123456789');
    expect(await files.read(path, { maxBytes: 10 })).toHaveLength(10);
    await expect(files.read(path, { maxBytes: 9 })).rejects.toMatchObject({
      code: 'host.file-too-large',
    });
  });

  it('in parts gives what there is of each, also when another file takes the name', async () => {
    const path = sandbox.write('read/parts', '0123456789');
    const open = (await files.open(path))!;
    expect(open.size).toBe(10);
    await files.replace(path, utf8('another'));
    const parts = (begin: number, end: number) => Buffer.from(open.bytes(begin, end)).toString();
    expect([parts(2, 5), parts(8, 20), parts(10, 20), parts(30, 40)]).toEqual([
      '234',
      '89',
      '',
      '',
    ]);
    expect(await files.open(sandbox.at('read/none'))).toBeUndefined();
    await expect(files.open(sandbox.home)).rejects.toMatchObject({ code: 'host.not-plain' });
  });

  it('says that a folder is none', async () => {
    await expect(files.read(sandbox.home)).rejects.toMatchObject({ code: 'host.not-a-file' });
  });

  it('tells files, folders and links apart, and where a link leads', async () => {
    symlinkSync('nowhere', sandbox.at('link'));
    expect(await files.facts(sandbox.at('link'))).toMatchObject({ type: 'link' });
    expect(await files.facts(sandbox.home)).toMatchObject({ type: 'folder' });
    expect(await files.facts(sandbox.at('none'))).toBeUndefined();
    expect(await files.linkTarget(sandbox.at('link'))).toBe('nowhere');
    expect(await files.linkTarget(sandbox.at('none'))).toBeUndefined();
  });
});

describe('writing', () => {
  it('replaces a file whole and leaves nothing beside it', async () => {
    const path = sandbox.write('replace/file', 'old');
    await files.replace(path, utf8('new'), { mode: 0o600 });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(sandbox.at('replace'))).toEqual(['file']);
  });

  it('shows a reader the old or the new, never a part', async () => {
    const path = sandbox.write('atomic/file', 'a'.repeat(100_000));
    const contents = ['a', 'b', 'c'].map((letter) => utf8(letter.repeat(100_000)));
    const writing = contents.map((bytes) => files.replace(path, bytes));
    for (let look = 0; look < 20; look += 1) {
      const seen = new Set(await files.read(path));
      expect(seen.size).toBe(1);
    }
    await Promise.all(writing);
  });

  it('creates a file once, and leaves the first as it is', async () => {
    const path = sandbox.at('once');
    const asked = ['1', '2', '3'].map((text) => files.create(path, utf8(text)));
    expect(await Promise.all(asked)).toEqual([true, false, false]);
    expect(readFileSync(path, 'utf8')).toBe('1');
  });

  it('leaves the old file and nothing beside it where the new one cannot take its name', async () => {
    mkdirSync(sandbox.at('taken/name'), { recursive: true });
    await expect(files.replace(sandbox.at('taken/name'), utf8('x'))).rejects.toMatchObject({
      code: 'host.not-a-file',
    });
    expect(readdirSync(sandbox.at('taken'))).toEqual(['name']);
  });

  it('says that a part of the path is a file, or is not there', async () => {
    const path = sandbox.write('plain', 'x');
    const below = files.replace(`${path}/below`, utf8('x'));
    await expect(below).rejects.toMatchObject({ code: 'host.not-a-folder' });
    const absent = files.create(sandbox.at('absent/file'), utf8('x'));
    await expect(absent).rejects.toMatchObject({ code: 'host.not-there' });
  });

  const asRoot = process.getuid?.() === 0;
  it.skipIf(!asRoot)(
    'says so where it may not (skipped unless root, who can make it so)',
    async () => {
      const path = sandbox.write('sealed/file', 'old');
      if (spawnSync('chattr', ['+i', path]).status !== 0) return;
      try {
        const replaced = files.replace(path, utf8('new'));
        await expect(replaced).rejects.toMatchObject({ code: 'host.no-permission' });
        expect(readFileSync(path, 'utf8')).toBe('old');
        expect(readdirSync(sandbox.at('sealed'))).toEqual(['file']);
      } finally {
        spawnSync('chattr', ['-i', path]);
      }
    },
  );

  it('says so where the system lets nobody write', async () => {
    await expect(files.create('/proc/sos-cannot', utf8('x'))).rejects.toMatchObject({
      kind: 'failed',
    });
  });

  it('keeps the old file when the disk is full (skipped where no file system can be mounted)', async (context) => {
    mkdirSync(sandbox.at('tiny'));
    const mounted = spawnSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      'size=16k',
      'tiny',
      sandbox.at('tiny'),
    ]);
    if (mounted.status !== 0) {
      context.skip('no file system can be mounted here');
      return;
    }
    try {
      const path = sandbox.write('tiny/file', 'old');
      const replaced = files.replace(path, new Uint8Array(100_000));
      await expect(replaced).rejects.toMatchObject({ code: 'host.disk-full' });
      expect(readFileSync(path, 'utf8')).toBe('old');
      expect(readdirSync(sandbox.at('tiny'))).toEqual(['file']);
    } finally {
      spawnSync('umount', [sandbox.at('tiny')]);
    }
  });
});

describe('folders', () => {
  it('are made with their parents, listed sorted and removed whole', async () => {
    const folder = sandbox.at('deep/er/est');
    await files.makeFolder(folder);
    await files.makeFolder(folder);
    sandbox.write('deep/er/est/b', '');
    sandbox.write('deep/er/est/a', '');
    expect(await files.list(folder)).toEqual(['a', 'b']);
    await files.removeFolder(sandbox.at('deep'));
    await files.removeFolder(sandbox.at('deep'));
    expect(await files.list(folder)).toEqual([]);
  });

  it('that are temporary are new and private', async () => {
    const folder = await files.makeTemporaryFolder('sos-test-');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await files.removeFolder(folder);
  });
});
