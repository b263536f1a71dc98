import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft, put } from '../contract/drafts.ts';
import { Sandbox } from '../support/sandbox.ts';

const REF = 'refs/heads/sos/ledger';
const TRACKING = 'refs/sos/remotes/origin/ledger';

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => {
  sandbox.remove();
});

/** A folder with a git that is killed so many milliseconds after it began an import. */
function gitThatDies(after: number): string {
  const real = sandbox.variables()['PATH']!;
  const script = `#!/bin/sh
case " $* " in *" fast-import "*) ;; *) PATH='${real}' exec git "$@" ;; esac
exec 3<&0
PATH='${real}' git "$@" <&3 &
sleep ${String(after / 1000)}
kill -9 $!
wait $!
`;
  sandbox.write(`dying-${String(after)}/git`, script, 0o755);
  return `${sandbox.at(`dying-${String(after)}`)}:${real}`;
}

describe('a git that is killed while it appends', () => {
  it('leaves the old tip or the new one, and a repository without a flaw', async () => {
    sandbox.repo();
    // What is to be written more safely than usual is written by git.
    sandbox.git('work', 'config', 'core.fsync', 'committed');
    const { store } = await sandbox.open('work');
    let tip = await put(store, [draft({ 'first.txt': 'first' })]);
    const ends = new Set<string>();
    for (let round = 0; round < 24; round += 1) {
      const dying = await sandbox.open('work', { PATH: gitThatDies(round) });
      const commits = [
        draft({ [`a/${String(round)}.txt`]: 'a' }),
        draft({ 'b.txt': String(round) }),
      ];
      const append = dying.store.append({ ref: REF, expected: tip, commits });
      const outcome = await append.catch((cause: unknown) => cause);
      const now = (await store.commitOf(REF))!;
      const made = await store.commits(now, [tip]);
      expect([0, 2], 'all commits or none').toContain(made.length);
      if (outcome instanceof Error) ends.add('failed');
      else expect(outcome).toMatchObject({ done: true, tip: now });
      expect(sandbox.git('work', 'fsck', '--strict', '--no-dangling')).toBe('');
      rmSync(sandbox.at('work/.git', `${REF}.lock`), { force: true });
      tip = now;
    }
    expect(ends).toEqual(new Set(['failed']));
    expect(await put(store, [draft({ 'last.txt': 'last' })])).toBe(await store.commitOf(REF));
    const left = readdirSync(sandbox.at('work/.git')).filter((name) => name.startsWith('fast_'));
    expect(left).toEqual([]);
  });
});

describe('several processes of one clone', () => {
  it('fetch the same ref at once, and each gets it', async () => {
    const hub = sandbox.bare();
    sandbox.repo();
    sandbox.git('work', 'remote', 'add', 'origin', hub);
    sandbox.clone(hub, 'writer');
    const writer = await sandbox.open('writer');
    const reader = await sandbox.open('work');
    for (let round = 0; round < 4; round += 1) {
      const tip = await put(writer.store, [draft({ [`${String(round)}.txt`]: 'x' })]);
      await writer.remote('origin').push(tip, REF);
      const fetches = Array.from({ length: 6 }, () => reader.remote('origin').fetch(REF, TRACKING));
      const fetched = { outcome: 'fetched', tip };
      expect(await Promise.all(fetches)).toEqual(fetches.map(() => fetched));
    }
  });

  it('append at once: each lands after another, or is told that somebody was faster', async () => {
    sandbox.repo();
    const { store } = await sandbox.open('work');
    const start = await put(store, [draft({ 'first.txt': 'first' })]);
    const appends = Array.from({ length: 8 }, (_, index) =>
      store.append({
        ref: REF,
        expected: start,
        commits: [draft({ [`${String(index)}.txt`]: 'x' })],
      }),
    );
    const outcomes = await Promise.all(appends);
    const landed = outcomes.filter(({ done }) => done);
    expect(landed).toHaveLength(1);
    const told = outcomes.flatMap((outcome) => (outcome.done ? [] : [outcome.reason]));
    expect(told.every((reason) => reason === 'moved' || reason === 'locked')).toBe(true);
    const tip = (await store.commitOf(REF))!;
    expect(await store.commits(tip, [start])).toHaveLength(1);
  });
});
