import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import type { Member } from '../support/team.ts';

const LEDGER = 'refs/heads/sos/ledger';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

function tree(member: Member, lines: readonly string[]): string {
  const input = lines.map((line) => `${line}\n`).join('');
  const ran = spawnSync('git', ['mktree'], { cwd: member.folder, input, encoding: 'utf8' });
  return ran.stdout.trim();
}

const ten = (name: (digit: number) => string): string[] =>
  Array.from({ length: 10 }, (_, n) => name(n));

/** Folders of the ledger's, as far as they go, and others below them. */
const LEVELS = [
  ten((n) => `2026-1${n}`),
  ten((n) => `1${n}`),
  ten((n) => `name${n}`),
  ten((n) => `1${n}`),
  ten((n) => `file${n}`),
  ten((n) => `file${n}`),
  ten((n) => `file${n}`),
];

/** Pushes a folder of ten million files, made of seven small objects. */
function plantBomb(member: Member, folder: string): void {
  let below = member.git('hash-object', '-w', 'work.txt');
  for (const [index, names] of LEVELS.toReversed().entries()) {
    const what = index === 0 ? '100644 blob' : '040000 tree';
    below = tree(
      member,
      names.map((name) => `${what} ${below}\t${name}`),
    );
  }
  const top = member.git('ls-tree', LEDGER).split('\n');
  const kept = top.filter((line) => !line.endsWith(`\t${folder}`));
  const whole = tree(member, [...kept, `040000 tree ${below}\t${folder}`]);
  const commit = member.git('commit-tree', whole, '-p', LEDGER, '-m', 'evil');
  member.git('push', '--quiet', 'origin', `${commit}:${LEDGER}`);
}

const small = { env: { NODE_OPTIONS: '--max-old-space-size=128' } };

it('a folder of ten million files is named once and stops nobody', async () => {
  const { kasra, dev, athena } = attack;
  plantBomb(dev, 'zz');
  for (const verb of [['sync'], ['inbox'], ['send', 'sos-dev', 'work goes on'], ['log']])
    expect([verb, (await kasra.sos(verb, small)).exit]).toEqual([verb, 0]);
  const { exit, errors } = await attack.verifiedBy(athena);
  expect(exit).toBe(4);
  expect(errors.map(({ code }) => code)).toEqual(['ledger.bad-path']);
  const fresh = attack.team.clone('fresh');
  expect((await fresh.sos(['sync'], small)).exit).toBe(0);
  await kasra.ok('send', 'sos-dev', 'and again');
}, 120_000);

it('one made of folders of the ledger comes into no clone that has a ledger', async () => {
  const { kasra, dev } = attack;
  plantBomb(dev, 'other');
  const synced = await kasra.sos(['sync'], small);
  expect(synced.stdout + synced.stderr).toContain('the same folders again and again');
  for (const verb of [['inbox'], ['send', 'sos-dev', 'work goes on'], ['log'], ['verify']])
    expect([verb, (await kasra.sos(verb, small)).exit]).toEqual([verb, 0]);
  dev.git('push', '--quiet', '--force', 'origin', `${LEDGER}:${LEDGER}`);
  await kasra.ok('sync');
  await dev.sync();
  expect(await attack.messagesOf(dev)).toEqual(['note: kasra to sos-dev: work goes on']);
}, 120_000);
