import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEDGER_REF, readEntries, share } from '../../src/ledger/index.ts';
import { recordsOf, Workbench, write } from './real-ledger.ts';
import { note } from './sample-records.ts';

const tools = new Workbench();
const program = join(tools.folder, 'writer.mjs');
let bench: Workbench;

beforeAll(async () => {
  const bundle = await rolldown({ input: 'test/fixtures/ledger/writer.ts', platform: 'node' });
  await bundle.write({ dir: tools.folder, format: 'esm', entryFileNames: 'writer.mjs' });
  await bundle.close();
});
afterAll(() => {
  tools.remove();
});
beforeEach(() => {
  bench = new Workbench();
});
afterEach(() => {
  bench.remove();
});

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function runAll(runs: readonly string[][]): Promise<void> {
  const exits = runs.map((args) => once(start(...args), 'exit'));
  expect(await Promise.all(exits)).toEqual(runs.map(() => [0, null]));
}

const writers = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `writer${at}`);

describe('many writers', { timeout: 300_000 }, () => {
  it('in one clone: eight processes append 25 records each and none is lost', async () => {
    const clone = await bench.clone('a');
    await runAll(writers(8).map((by) => [clone.folder, by, '25']));
    const records = await recordsOf(clone);
    expect(new Set(records.map(({ by, seq }) => `${by} ${seq}`)).size).toBe(200);
    expect(records).toHaveLength(200);
    expect(bench.git('a', 'rev-list', '--count', LEDGER_REF).trim()).toBe('201');
    expect(bench.git('a', 'fsck', '--strict')).toBe('');
  });

  it('in four clones of one remote: 25 records each, all shared, all clones at one tip', async () => {
    const hub = bench.bare();
    const names = writers(4);
    const clones = await Promise.all(names.map((name) => bench.clone(name, hub)));
    await runAll(clones.map(({ folder }, at) => [folder, names[at]!, '25', 'origin']));
    for (const { place, repository } of clones) {
      const shared = await share(place, { remote: repository.remote('origin'), look: true });
      expect(shared).toMatchObject({ outcome: 'settled', dropped: [], rewritten: false });
    }
    const tips = [...names, 'hub.git'].map((name) => bench.git(name, 'rev-parse', LEDGER_REF));
    expect(new Set(tips).size).toBe(1);
    const records = await recordsOf(clones[0]!);
    expect(new Set(records.map(({ by, seq }) => `${by} ${seq}`)).size).toBe(100);
    expect(records).toHaveLength(100);
    for (const name of [...names, 'hub.git'])
      expect(bench.git(name, 'fsck', '--strict', '--no-dangling')).toBe('');
    const subjects = bench.git('hub.git', 'log', '--format=%s', LEDGER_REF).trim().split('\n');
    expect(new Set(subjects.slice(0, -1)).size).toBe(100);
    expect(subjects).toHaveLength(101);
  });

  it('killed at any moment leave either the old ref or the new one, and the next goes on', async () => {
    const clone = await bench.clone('a');
    await write(clone, note(1, { by: 'before' }));
    let said = 0;
    for (let round = 0; round < 8; round += 1) {
      const child = start(clone.folder, `writer${round}`, '1000');
      let output = '';
      child.stdout!.on('data', (bytes: Buffer) => (output += bytes.toString()));
      const wanted = 1 + (round % 3);
      while (output.split('\n').length <= wanted) await once(child.stdout!, 'data');
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      said += output.split('\n').length - 1;
    }
    await write(clone, note(1, { by: 'after' }));
    const tip = await clone.repository.store.commitOf(LEDGER_REF);
    const { entries, misfits } = await readEntries(clone.repository.store, tip!);
    expect(misfits).toEqual([]);
    expect(entries.length).toBeGreaterThanOrEqual(said + 2);
    expect(entries.length).toBeLessThanOrEqual(said + 2 + 8);
    expect(bench.git('a', 'fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('killed while sharing leave nothing that the next sharing does not settle', async () => {
    const hub = bench.bare();
    const clones = [await bench.clone('a', hub), await bench.clone('b', hub)];
    for (let round = 0; round < 4; round += 1) {
      const children = clones.map(({ folder }, at) =>
        start(folder, `writer${at}${round}`, '1000', 'origin'),
      );
      await Promise.all(children.map((child) => once(child.stdout!, 'data')));
      for (const child of children) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
    }
    for (const { place, repository } of [...clones, ...clones]) {
      const shared = await share(place, { remote: repository.remote('origin'), look: true });
      expect(shared).toMatchObject({ outcome: 'settled', dropped: [], rewritten: false });
    }
    expect(
      new Set(['a', 'b', 'hub.git'].map((name) => bench.git(name, 'rev-parse', LEDGER_REF))).size,
    ).toBe(1);
    const records = await recordsOf(clones[0]!);
    expect(new Set(records.map(({ by }) => by)).size).toBe(8);
    expect(new Set(records.map(({ by, seq }) => `${by} ${seq}`)).size).toBe(records.length);
    expect(bench.git('hub.git', 'fsck', '--strict', '--no-dangling')).toBe('');
  });
});
