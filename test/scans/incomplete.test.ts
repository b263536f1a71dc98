import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanRepository, verdictOf, type ScanReport } from '../../src/scans/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { keyOf } from './hiding-places.ts';
import { plainRules } from './plain-rules.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  sandbox.repo();
});
afterEach(() => {
  sandbox.remove();
});

async function scan(folder = 'work', host = sandbox.host()): Promise<ScanReport> {
  const repository = await sandbox.open(folder);
  const wish = { host, repository, rules: plainRules(), timeout: 60_000 };
  return scanRepository({ ...wish, surfaces: { repository: true, index: true } });
}

function commit(file: string, content: string): void {
  sandbox.write(`work/${file}`, content);
  sandbox.git('work', 'add', '.');
  sandbox.git('work', 'commit', '--quiet', '-m', file);
}

function looseFile(oid: string): string {
  return sandbox.at('work/.git/objects', oid.slice(0, 2), oid.slice(2));
}

function packFile(extension: string): string {
  const folder = sandbox.at('work/.git/objects/pack');
  const name = readdirSync(folder).find((each) => each.endsWith(extension));
  return path.join(folder, name!);
}

describe('a scan that cannot see everything', () => {
  it('is clean where everything is there', async () => {
    commit('a.txt', 'a\n');
    expect(verdictOf(await scan())).toBe('clean');
  });

  it('is incomplete where history names an object that is not here', async () => {
    commit('a.txt', 'a\n');
    const oid = sandbox.git('work', 'rev-parse', 'HEAD:a.txt');
    rmSync(looseFile(oid));
    const report = await scan();
    expect(report.notLookedAt[0]!.what).toContain(oid);
    expect(verdictOf(report)).toBe('incomplete');
  });

  it('is incomplete where a commit in the middle of history is not here', async () => {
    commit('a.txt', 'a\n');
    commit('b.txt', 'b\n');
    rmSync(looseFile(sandbox.git('work', 'rev-parse', 'HEAD~1')));
    expect(verdictOf(await scan())).toBe('incomplete');
  });

  it('is incomplete where a loose object is damaged', async () => {
    commit('a.txt', 'a\n');
    const oid = sandbox.git('work', 'rev-parse', 'HEAD:a.txt');
    chmodSync(looseFile(oid), 0o644);
    writeFileSync(looseFile(oid), 'rubbish');
    const report = await scan();
    expect(JSON.stringify(report.notLookedAt)).toContain(oid);
    expect(verdictOf(report)).toBe('incomplete');
  });

  it('looks at what stands behind damage in a pack, and names what is damaged', async () => {
    for (const name of ['a', 'b', 'c'])
      commit(`${name}.txt`, `${name.repeat(5)}${Math.sin(name.charCodeAt(0))}\n`.repeat(300));
    commit('key.txt', `${keyOf(1)}\n`);
    sandbox.git('work', 'gc', '--quiet');
    const damaged = sandbox.git('work', 'rev-parse', 'HEAD:b.txt');
    spoil(damaged);
    const report = await scan();
    expect(JSON.stringify(report.notLookedAt)).toContain(damaged);
    expect(report.findings.map(({ rule }) => rule)).toContain('aws');
    expect(report.counts.commits).toBe(5);
  });

  it('is incomplete where a pack has no index', async () => {
    commit('a.txt', 'a\n');
    sandbox.git('work', 'gc', '--quiet');
    sandbox.git('work', 'commit', '--quiet', '--allow-empty', '-m', 'loose');
    sandbox.git('.', 'clone', '--quiet', '--no-local', 'work', 'copy');
    rmSync(packFile('.idx'));
    expect(verdictOf(await scan())).toBe('incomplete');
  });

  it('is incomplete where git was stopped while it wrote a pack', async () => {
    sandbox.write('work/.git/objects/pack/tmp_pack_aB3dE6', 'PACK and what nobody can read');
    expect(await scan()).toMatchObject({
      findings: [],
      notLookedAt: [{ what: '.git/objects/pack/tmp_pack_aB3dE6' }],
    });
  });

  it('is incomplete in a shallow clone', async () => {
    commit('a.txt', 'a\n');
    sandbox.clone(`file://${sandbox.at('work')}`, 'shallow', '--depth', '1');
    const report = await scan('shallow');
    expect(report.notLookedAt).toContainEqual({
      what: 'history before the oldest commits here',
      why: 'a shallow clone',
    });
    expect(verdictOf(report)).toBe('incomplete');
  });

  it('is incomplete in a partial clone', async () => {
    sandbox.git('work', 'config', 'uploadpack.allowFilter', 'true');
    sandbox.clone(`file://${sandbox.at('work')}`, 'partial', '--filter=blob:none', '--no-checkout');
    expect(verdictOf(await scan('partial'))).toBe('incomplete');
  });

  it('is incomplete where time runs out', async () => {
    for (const looks of [1, 2, 3, 4, 5, 8]) {
      let left = looks;
      const now = () => ((left -= 1) >= 0 ? 0 : 1_000_000);
      const report = await scan('work', {
        ...sandbox.host(),
        clock: { ...sandbox.host().clock, now },
      });
      expect(verdictOf(report)).toBe('incomplete');
    }
  });

  it('is incomplete where rules find nothing of what was planted', async () => {
    const repository = await sandbox.open('work');
    const rules = plainRules({ secrets: { digest: 'blind', find: () => [] } });
    const wish = { host: sandbox.host(), repository, rules, surfaces: { repository: true } };
    const report = await scanRepository(wish);
    expect(report.findings).toEqual([]);
    expect(verdictOf(report)).toBe('incomplete');
  });

  it('is clean where only what nothing reaches lacks something', async () => {
    const tree = `100644 blob ${'1'.repeat(40)}\tgone.txt\n`;
    sandbox.write('tree', tree);
    sandbox.git('work', 'hash-object', '-w', '-t', 'blob', '../tree');
    const oid = sandbox.git('work', 'rev-parse', 'HEAD');
    const text = `tree ${'2'.repeat(40)}\nparent ${oid}\nauthor A <a> 1 +0000\ncommitter A <a> 1 +0000\n\nx\n`;
    sandbox.write('commit', text);
    sandbox.git('work', 'hash-object', '-w', '-t', 'commit', '--literally', '../commit');
    expect(verdictOf(await scan())).toBe('clean');
  });
});

/** Changes bytes in the middle of an object that stands in the pack. */
function spoil(oid: string): void {
  const listed = sandbox.git('work', 'verify-pack', '-v', packFile('.idx'));
  const line = listed.split('\n').find((each) => each.startsWith(oid))!;
  const [, , , size, offset] = line.split(/ +/);
  const file = packFile('.pack');
  chmodSync(file, 0o644);
  const bytes = readFileSync(file);
  bytes.fill(0x58, Number(offset) + 4, Number(offset) + Number(size));
  writeFileSync(file, bytes);
}
