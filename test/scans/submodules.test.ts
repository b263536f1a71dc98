import { afterEach, beforeEach, expect, it } from 'vitest';
import { scanRepository, type ScanReport } from '../../src/scans/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { keyOf } from './hiding-places.ts';
import { plainRules } from './plain-rules.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  sandbox.repo('inner');
  sandbox.write('inner/key.txt', `id = ${keyOf(1)}\n`);
  sandbox.git('inner', 'add', '.');
  sandbox.git('inner', 'commit', '--quiet', '-m', 'oops');
  sandbox.git('inner', 'rm', '--quiet', 'key.txt');
  sandbox.git('inner', 'commit', '--quiet', '-m', 'out');
  sandbox.repo();
});
afterEach(() => {
  sandbox.remove();
});

async function scan(): Promise<ScanReport> {
  const repository = await sandbox.open('work');
  const surfaces = { repository: true, index: true, workTree: true };
  return scanRepository({ host: sandbox.host(), repository, rules: plainRules(), surfaces });
}

function addSubmodule(): void {
  const allow = ['-c', 'protocol.file.allow=always'];
  sandbox.git('work', ...allow, 'submodule', '--quiet', 'add', sandbox.at('inner'), 'libs/inner');
  sandbox.git('work', 'commit', '--quiet', '-m', 'a submodule');
}

it('finds what stands in the history of a submodule', async () => {
  addSubmodule();
  const { findings, notLookedAt, counts } = await scan();
  expect(findings).toMatchObject([{ rule: 'aws', places: [{ path: 'key.txt' }] }]);
  expect(notLookedAt).toEqual([]);
  expect(counts.commits).toBe(5);
});

it('finds it also when the submodule is long gone', async () => {
  addSubmodule();
  sandbox.git('work', 'rm', '--quiet', '-f', 'libs/inner');
  sandbox.git('work', 'commit', '--quiet', '-m', 'none');
  expect((await scan()).findings).toHaveLength(1);
});

it('finds what was written into a submodule and never committed there', async () => {
  addSubmodule();
  sandbox.write('work/libs/inner/local.txt', `id = ${keyOf(2)}\n`);
  const repository = await sandbox.open('work');
  const wish = { host: sandbox.host(), repository, rules: plainRules() };
  const { findings } = await scanRepository({ ...wish, surfaces: { workTree: true } });
  expect(findings).toMatchObject([{ rule: 'aws', places: [{ path: 'libs/inner/local.txt' }] }]);
});

it('says nothing of a submodule that was never filled', async () => {
  addSubmodule();
  sandbox.git('work', 'submodule', '--quiet', 'deinit', '-f', 'libs/inner');
  sandbox.clone(sandbox.at('work'), 'again');
  const repository = await sandbox.open('again');
  const surfaces = { repository: true, index: true, workTree: true };
  const wish = { host: sandbox.host(), repository, rules: plainRules(), surfaces };
  expect(await scanRepository(wish)).toMatchObject({ findings: [], notLookedAt: [] });
});

it('names a repository that only lies in the work tree', async () => {
  sandbox.repo('work/other');
  expect((await scan()).notLookedAt).toMatchObject([{ what: 'other/' }]);
});
