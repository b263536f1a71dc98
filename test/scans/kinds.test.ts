import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanRepository, type ScanReport, type ScanRules } from '../../src/scans/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { plainRules } from './plain-rules.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  sandbox.repo();
});
afterEach(() => {
  sandbox.remove();
});

function put(file: string, content: string | Uint8Array): string {
  sandbox.write(`work/${file}`, content);
  sandbox.git('work', 'add', '--force', '.');
  sandbox.git('work', 'commit', '--quiet', '-m', 'more');
  return sandbox.git('work', 'rev-parse', 'HEAD');
}

async function scan(rules: Partial<ScanRules> = {}): Promise<ScanReport> {
  const repository = await sandbox.open('work');
  const wish = { host: sandbox.host(), repository, rules: plainRules(rules) };
  return scanRepository({ ...wish, surfaces: { repository: true } });
}

async function rulesFor(file: string, content: string | Uint8Array = 'x\n'): Promise<string[]> {
  put(file, content);
  return (await scan()).findings.map(({ rule }) => rule).sort();
}

describe('what programs leave behind', () => {
  it.each([
    ['node_modules/x/index.js', 'generated.dependencies'],
    ['lib/__pycache__/a.txt', 'generated.python-cache'],
    ['memory.sqlite3', 'generated.database'],
    ['.DS_Store', 'generated.system'],
    ['src/.main.ts.swp', 'generated.editor'],
    ['build/a.pyc', 'generated.bytecode'],
    ['server.log', 'generated.log'],
    ['a.txt.orig', 'generated.backup'],
  ])('is found by the name %s', async (file, rule) => {
    expect(await rulesFor(file)).toEqual([rule]);
  });

  it.each([
    ['notes.bin', Buffer.from('SQLite format 3\0 and more'), 'generated.database'],
    ['tool', Buffer.from('7f454c4602010100', 'hex'), 'generated.program'],
  ])('is found in %s by how it begins', async (file, content, rule) => {
    expect(await rulesFor(file, content)).toEqual([rule]);
  });

  it.each([
    'src/node_modules.ts',
    'docs/log.md',
    'database.md',
    'key.ts',
    '.env.example',
    'a.old.ts',
  ])('is not suspected in %s', async (file) => {
    expect(await rulesFor(file)).toEqual([]);
  });
});

describe('a telling name', () => {
  it.each(['.env', '.env.production', 'deploy/id_ed25519', '.npmrc', 'server.pem', '.aws/x'])(
    'is found: %s',
    async (file) => {
      const rules = await rulesFor(file);
      expect(rules).toHaveLength(1);
      expect(rules[0]).toMatch(/^name\./);
    },
  );
});

describe('a finding', () => {
  it('says each path and the commits that brought it in', async () => {
    const first = put('a/.DS_Store', 'one\n');
    const second = put('b/.DS_Store', 'two\n');
    const [finding] = (await scan()).findings;
    expect(finding!.commits).toEqual(expect.arrayContaining([first, second]));
    const paths = finding!.places.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['a/.DS_Store', 'b/.DS_Store']));
  });

  it('is made of markers that a merge left in a commit, and of none that only look like it', async () => {
    const marked = 'a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n';
    put('merged.txt', marked);
    put('about.md', 'Title\n=======\n\n>>>>>>> quoted\n');
    put('behind.md', `Title\n=======\n\n>>>>>>> quoted\n${marked}`);
    const found = (await scan()).findings;
    expect(found.map(({ rule }) => rule)).toEqual(['conflict.marker']);
    expect(found[0]!.places.map(({ path, line }) => `${path}:${line}`).sort()).toEqual([
      'behind.md:6',
      'merged.txt:2',
    ]);
  });

  it('is made of a large blob, and of an archive that nobody can look into', async () => {
    put('big.txt', 'word\n'.repeat(100));
    put('packed.xz', Buffer.from('fd377a585a000004', 'hex'));
    put('broken.zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]));
    const rules = (await scan({ largest: 400 })).findings.map(({ rule }) => rule).sort();
    expect(rules).toEqual(['large.blob', 'unopened.packed', 'unopened.zip']);
  });

  it('is made of each kind of archive that is not opened, also in base64', async () => {
    const archives = {
      'a.tar.bz2':
        '425a68393141592653594eece83600000251800010400006449080200031064c4101a7a9a580bb9431f8bb9229c28482776741b0',
      'a.7z': '377abcaf271c0004',
      'a.pack': '5041434b0000000200000000',
      'a.bundle': Buffer.from('# v2 git bundle\n').toString('hex'),
      'a.pdf': Buffer.from('%PDF-1.7\ntrailer << /Encrypt 1 0 R >>\n').toString('hex'),
    };
    for (const [name, hex] of Object.entries(archives)) put(name, Buffer.from(hex, 'hex'));
    put('a.txt', Buffer.from(archives['a.tar.bz2'], 'hex').toString('base64'));
    const report = await scan();
    const found = report.findings.flatMap(({ rule, places }) =>
      places.map(
        ({ path, within }) => `${path} ${rule}${within === undefined ? '' : ` (${within})`}`,
      ),
    );
    expect(found.sort()).toEqual([
      'a.7z unopened.packed',
      'a.bundle unopened.packed',
      'a.pack unopened.packed',
      'a.pdf unopened.encrypted',
      'a.tar.bz2 unopened.packed',
      'a.txt unopened.packed (base64)',
    ]);
  });

  it('of a private word names it by its number alone, wherever it stands', async () => {
    put('docs/nightjar/a.txt', 'about nightjar\n');
    const report = await scan({ private: ['something else', 'nightjar'] });
    expect(report.findings).toMatchObject([{ kind: 'private', rule: 'private.2' }]);
    expect(JSON.stringify(report)).not.toContain('nightjar');
  });

  it('of a private word is made however somebody writes it, and of no word that only holds it', async () => {
    const forms = ['project nightjar', 'PROJECT NIGHTJAR', 'Project  Nightjar', 'Project-Nightjar'];
    forms.push(
      'Project_Nightjar',
      'projectNightjar',
      'Project\n * Nightjar',
      'Project\u00a0Nightjar',
    );
    forms.push('ProjectNightjarClient', 'my Project\tNightjar', 'PROJECT_NIGHTJAR_KEY');
    for (const [index, form] of forms.entries()) put(`${index}.txt`, `see ${form} there\n`);
    put('no.txt', 'project of a nightjar, subproject nightjar, ivory, Project night jar\n');
    put('more.txt', 'IVO_HOME and Stra\u00dfe, STRASSE, \u00dcBER uns\n');
    const report = await scan({ private: ['Project Nightjar', 'Ivo', '\u00dcber Uns'] });
    const paths = report.findings.map(({ rule, places }) => [
      rule,
      places.map(({ path }) => path).sort(),
    ]);
    const all = forms.map((_, index) => `${index}.txt`).sort();
    expect(paths.sort()).toEqual([
      ['private.1', all],
      ['private.2', ['more.txt']],
      ['private.3', ['more.txt']],
    ]);
  });

  it('of a private path is made of names as well as of texts', async () => {
    put('home/ada/plan.txt', 'x\n');
    sandbox.git('work', 'rm', '--quiet', 'home/ada/plan.txt');
    sandbox.git('work', 'commit', '--quiet', '-m', 'out');
    const report = await scan({ private: ['home/ada'] });
    expect(report.findings).toMatchObject([{ kind: 'private', rule: 'private.1' }]);
  });

  it('is not made of bombs: what unpacks to too much is not unpacked', async () => {
    const { gzipSync } = await import('node:zlib');
    put('bomb.gz', gzipSync(Buffer.alloc(64 * 1024 * 1024)));
    const rules = (await scan()).findings.map(({ rule }) => rule);
    expect(rules).toEqual(['unopened.gzip']);
  });
});
