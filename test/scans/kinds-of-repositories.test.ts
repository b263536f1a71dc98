import { afterEach, beforeEach, expect, it } from 'vitest';
import { scanRepository, type ScanReport } from '../../src/scans/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { keyOf } from './hiding-places.ts';
import { plainRules } from './plain-rules.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => {
  sandbox.remove();
});

async function scan(folder: string): Promise<ScanReport> {
  const repository = await sandbox.open(folder);
  const surfaces = { repository: true, index: true, workTree: true };
  return scanRepository({ host: sandbox.host(), repository, rules: plainRules(), surfaces });
}

function commitKey(folder: string): void {
  sandbox.write(`${folder}/docs/a b/ünder.txt`, `\nid = ${keyOf(1)}\n`);
  sandbox.git(folder, 'add', '.');
  sandbox.git(folder, 'commit', '--quiet', '-m', 'oops');
}

const FOUND = { path: 'docs/a b/ünder.txt', line: 2, column: 6, surface: 'blob' };

it('scans a repository whose objects are named by SHA-256', async () => {
  sandbox.repo('work', '--object-format=sha256');
  commitKey('work');
  const { findings, notLookedAt } = await scan('work');
  expect(findings).toMatchObject([{ places: [FOUND, { surface: 'work tree' }] }]);
  expect(findings[0]!.commits).toEqual([sandbox.git('work', 'rev-parse', 'HEAD')]);
  expect(notLookedAt).toEqual([]);
});

it('scans a bare repository', async () => {
  sandbox.repo();
  commitKey('work');
  sandbox.clone(sandbox.at('work'), 'bare.git', '--bare');
  const { findings, notLookedAt } = await scan('bare.git');
  expect(findings).toMatchObject([{ places: [FOUND] }]);
  expect(notLookedAt).toEqual([]);
});

it('scans a linked work tree with the whole repository that it belongs to', async () => {
  sandbox.repo();
  commitKey('work');
  sandbox.git('work', 'worktree', 'add', '--quiet', sandbox.at('linked'), 'HEAD~1');
  const { findings, notLookedAt } = await scan('linked');
  expect(findings).toMatchObject([{ places: [FOUND] }]);
  expect(notLookedAt).toEqual([]);
});

it('scans objects that are borrowed from another repository', async () => {
  sandbox.repo();
  commitKey('work');
  sandbox.clone(sandbox.at('work'), 'borrower', '--shared', '--no-checkout');
  expect((await scan('borrower')).findings).toHaveLength(1);
});

it('scans a repository without a commit', async () => {
  sandbox.git('.', 'init', '--quiet', 'empty');
  expect(await scan('empty')).toMatchObject({ findings: [], notLookedAt: [] });
});
