import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectStore, Oid } from '../../src/git/index.ts';
import { draft, put } from '../contract/drafts.ts';
import { Sandbox } from '../support/sandbox.ts';

const REF = 'refs/heads/sos/ledger';

const sandbox = new Sandbox();
const disk = sandbox.at('disk');
mkdirSync(disk);
const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;

afterAll(() => {
  if (small) spawnSync('umount', [disk]);
  sandbox.remove();
});

describe.skipIf(!small)('a full disk (skipped where no small file system can be mounted)', () => {
  let store: ObjectStore;
  let tip: Oid;

  beforeAll(async () => {
    sandbox.git('disk', 'init', '--quiet', 'here');
    store = (await sandbox.open('disk/here')).store;
    tip = await put(store, [draft({ 'first.txt': 'first' })]);
    fill();
  });

  it('is named, the ref stays where it was, and nothing half written stays', async () => {
    const commits = [draft({ 'second.txt': 'second '.repeat(1000) })];
    await expect(store.append({ ref: REF, expected: tip, commits })).rejects.toMatchObject({
      code: 'git.disk-full',
      kind: 'failed',
    });
    expect(await store.commitOf(REF)).toBe(tip);
    expect(readdirSync(`${disk}/here/.git/objects/pack`)).toEqual([]);
    const odd = readdirSync(`${disk}/here/.git`).filter((name) => name.startsWith('fast_import'));
    expect(odd).toEqual([]);
    expect(sandbox.git('disk/here', 'fsck', '--strict')).toBe('');
  });

  it('leaves no part of a file that could not be created', async () => {
    const { files } = sandbox.host();
    const path = `${disk}/created`;
    const filling = `${disk}/filling`;
    truncateSync(filling, statSync(filling).size - 3 * 65_536);
    const creating = files.create(path, new Uint8Array(10 * 65_536));
    await expect(creating).rejects.toMatchObject({ code: 'host.disk-full' });
    expect(existsSync(path)).toBe(false);
  });

  it('is not felt any more once there is room', async () => {
    rmSync(`${disk}/filling`);
    const next = await put(store, [draft({ 'second.txt': 'second' })]);
    expect(await store.isAncestor(tip, next)).toBe(true);
    expect(sandbox.git('disk/here', 'fsck', '--strict')).toBe('');
  });
});

/** Takes all the room that is left. */
function fill(): void {
  for (let size = 1024 * 1024; size >= 512; size /= 2) {
    try {
      for (;;) writeFileSync(`${disk}/filling`, new Uint8Array(size), { flag: 'a' });
    } catch {
      // Smaller pieces may still fit.
    }
  }
}
