import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSos } from '../support/program.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let cache: string;

beforeEach(() => {
  sandbox = new Sandbox();
  cache = sandbox.at('cache');
});
afterEach(() => {
  sandbox.remove();
});

const help = async (env: Record<string, string> = {}) => {
  const ran = await runSos(['--help'], { env: { XDG_CACHE_HOME: cache, ...env } });
  expect(ran.exit, ran.stderr).toBe(0);
  return ran.stdout;
};

/** The folder of this Node's code, and the files in it. */
function kept(): { folder: string; files: string[] } {
  const code = join(cache, 'sos', 'code');
  const folder = join(code, readdirSync(code)[0]!);
  return { folder, files: readdirSync(folder).map((name) => join(folder, name)) };
}

// Newer Nodes keep it by themselves, in their own way.
const keptByNode = 'enableCompileCache' in Module;

describe.skipIf(keptByNode)('the machine code of the program is kept between two starts', () => {
  it('readable by its owner alone, and says the same as the program without it', async () => {
    const without = await help({ NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(existsSync(cache)).toBe(false);
    expect(await help()).toBe(without);
    const { folder, files } = kept();
    expect(files.length).toBeGreaterThan(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
    const before = files.map((file) => readFileSync(file));
    expect(await help()).toBe(without);
    expect(kept().files.map((file) => readFileSync(file))).toEqual(before);
  });

  it('made again where it was cut off or is of another Node', async () => {
    const first = await help();
    const { files } = kept();
    for (const file of files) {
      truncateSync(file, statSync(file).size >> 1);
      expect(await help()).toBe(first);
      writeFileSync(file, 'code of another Node');
      expect(await help()).toBe(first);
    }
  });

  it('and taken away when it has not been made anew for long', async () => {
    await help();
    const { folder, files } = kept();
    const [old, fresh] = [join(folder, 'reading-of-long-ago.cjs'), join(folder, 'reading-new.cjs')];
    for (const file of [old, fresh]) writeFileSync(file, 'code');
    utimesSync(old, 1, 1);
    expect((await runSos(['whoami'], { env: { XDG_CACHE_HOME: cache } })).exit).not.toBe(0);
    expect(existsSync(old)).toBe(false);
    for (const file of [...files, fresh]) expect(existsSync(file), file).toBe(true);
  });

  it('also where something stands among it that nobody can take away', async () => {
    await help();
    const { folder, files } = kept();
    const odd = join(folder, 'a-folder');
    mkdirSync(odd);
    utimesSync(odd, 1, 1);
    const { length } = files;
    await runSos(['whoami'], { env: { XDG_CACHE_HOME: cache } });
    expect(kept().files.length).toBeGreaterThan(length + 1);
    expect(existsSync(odd)).toBe(true);
  });

  it('neither read nor written where somebody else could have laid it', async () => {
    const first = await help();
    const { folder, files } = kept();
    chmodSync(folder, 0o777);
    for (const file of files) writeFileSync(file, 'laid here');
    expect(await help()).toBe(first);
    for (const file of files) expect(readFileSync(file, 'utf8')).toBe('laid here');
  });

  it('neither read nor written inside a work tree, whose files came with a repository', async () => {
    const first = await help();
    const { files } = kept();
    sandbox.git('.', 'init', '--quiet', 'cache');
    for (const file of files) writeFileSync(file, 'laid here');
    expect(await help()).toBe(first);
    for (const file of files) expect(readFileSync(file, 'utf8')).toBe('laid here');
  });

  it('of files in which a byte is a character, as they are read', () => {
    for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.cjs')) continue;
      expect(readFileSync(join('dist', name), 'latin1')).toMatch(/^\p{ASCII}*$/u);
    }
  });

  it('done without where nothing can be kept', async () => {
    writeFileSync(cache, 'a file in the way');
    expect(await help()).toContain('usage');
    expect(await help({ XDG_CACHE_HOME: 'not/absolute', HOME: '' })).toContain('usage');
  });
});
