import { afterAll, expect, it } from 'vitest';
import { draft, put } from '../contract/drafts.ts';
import { readBlobs } from '../../src/git/blob-reading.ts';
import type { GitProgram } from '../../src/git/git-program.ts';
import { Sandbox } from '../support/sandbox.ts';

const MIB = 1024 * 1024;

const sandbox = new Sandbox();
afterAll(() => {
  sandbox.remove();
});

it('reads contents of any size whole and each under its own name', async () => {
  sandbox.repo();
  const { store } = await sandbox.open('work');
  const sizes = [0, 1, 9 * MIB, 9 * MIB + 1, 17 * MIB, 2, 16 * MIB];
  const contents = sizes.map((size, index) => new Uint8Array(size).fill(index));
  const files = Object.fromEntries(contents.map((bytes, index) => [`${String(index)}.bin`, bytes]));
  const tip = await put(store, [draft(files)]);
  const held = await store.files(tip);
  const answers = await store.blobs(
    held.map(({ oid }) => oid),
    16 * MIB,
  );
  const read = held.map(({ oid }) => {
    const answer = answers.get(oid);
    return answer instanceof Uint8Array ? [answer.length, answer.at(-1)] : answer;
  });
  const whole = sizes.map((size, index) =>
    size > 16 * MIB ? 'too-large' : [size, size === 0 ? undefined : index],
  );
  expect(read).toEqual(whole);
});

it('takes an answer that was cut off within a line for none, and ends', async () => {
  const oid = 'ab'.repeat(20);
  const cut = { exitCode: 0, endSignal: undefined, stderr: '', stopped: undefined };
  const git = {
    run: () => Promise.resolve(Buffer.from(`${oid} blob 4\n`)),
    tryRun: () => Promise.resolve({ ...cut, stdout: Buffer.from(`${oid} missing`) }),
  } as unknown as GitProgram;
  expect(await readBlobs(git, [oid], 10)).toEqual(new Map([[oid, 'missing']]));
});
