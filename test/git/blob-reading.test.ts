import { afterAll, expect, it } from 'vitest';
import { draft, put } from '../contract/drafts.ts';
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
