import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import { runSos } from '../support/program.ts';
import { Sandbox } from '../support/sandbox.ts';

const LEDGER = 'refs/heads/sos/ledger';
const CLONES = ['kasra', 'sos-dev', 'athena'] as const;

/** Every order of the clones that diverged. */
const ORDERS = CLONES.flatMap((first) =>
  CLONES.filter((each) => each !== first).map((second) => {
    const third = CLONES.find((each) => each !== first && each !== second)!;
    return [first, second, third] as const;
  }),
);

const attack = new Attack();
const sandbox = new Sandbox();

/** What a ledger comes to, beside what only one clone knows: its files, its verification, its log. */
interface Meaning {
  readonly tree: string;
  readonly verified: unknown;
  readonly log: unknown;
}

let expected: Meaning;

beforeAll(async () => {
  await attack.begin();
  const { kasra, dev, athena } = attack;
  await attack.offerWork();
  await attack.everybodySyncs();
  await kasra.ok('send', 'sos-dev', 'how is it going', '--offline');
  await kasra.ok('identity', 'grant', 'sos-dev', 'claim', '--offline');
  await dev.ok('send', 'athena', 'it is ready', '--offline');
  await dev.ok('send', 'kasra', 'well', '--offline');
  await athena.ok('gate', 'pass', 'S1', 'review', '--offline');
  await athena.ok('send', 'sos-dev', 'passed', '--offline');
  for (const member of [kasra, dev, athena])
    member.git('push', '--quiet', 'origin', `${LEDGER}:refs/heads/side/${member.name}`);
  expected = await meaningOf(await unitedByHand('expected', CLONES));
});

afterAll(() => {
  attack.end();
  sandbox.remove();
});

/** A checkout of the branch, as somebody has who knows nothing of sos. */
async function unitedByHand(name: string, order: readonly string[], verb = merge): Promise<string> {
  const folder = sandbox.clone(attack.team.remote, name, '-b', 'sos/ledger');
  for (const side of order) verb(folder, side);
  return folder;
}

function merge(folder: string, side: string): void {
  sandbox.git(folder, 'merge', '--quiet', '--no-edit', `origin/side/${side}`);
}

function pull(folder: string, side: string): void {
  sandbox.git(folder, 'pull', '--quiet', '--no-rebase', '--no-edit', 'origin', `side/${side}`);
}

async function meaningOf(folder: string): Promise<Meaning> {
  const tree = sandbox.git(folder, 'rev-parse', `${LEDGER}^{tree}`);
  const env = { HOME: sandbox.home };
  const answer = async (...args: string[]) =>
    (await runSos([...args, '--json'], { folder, env })).json().data;
  const verified = { ...(await answer('verify')), pin: undefined };
  const { records } = await answer('log', '--all');
  return { tree, verified, log: records.map((each: object) => ({ ...each, shared: undefined })) };
}

describe('clones that diverged', () => {
  it('hold something of their own each, and all of it counts together', () => {
    expect(expected.verified).toMatchObject({ verdict: 'whole', findings: [] });
  });

  it.each(ORDERS)('come to the same by git merge of %s, %s and %s', async (...order) => {
    const folder = await unitedByHand(`merged-${order.join('-')}`, order);
    expect(await meaningOf(folder)).toEqual(expected);
  });

  it.each(ORDERS)('come to the same by git pull of %s, %s and %s', async (...order) => {
    const folder = await unitedByHand(`pulled-${order.join('-')}`, order, pull);
    expect(await meaningOf(folder)).toEqual(expected);
  });

  it.each(ORDERS)(
    'come to the same when two are united before the third: %s, %s, %s',
    async (...order) => {
      const [first, second, third] = order;
      const pair = await unitedByHand(`pair-${order.join('-')}`, [second, third]);
      const whole = await unitedByHand(`whole-${order.join('-')}`, [first]);
      sandbox.git(whole, 'pull', '--quiet', '--no-rebase', '--no-edit', pair, 'sos/ledger');
      expect(await meaningOf(whole)).toEqual(expected);
    },
  );

  it.each(ORDERS)('come to the same when %s, %s and %s sync in this order', async (...order) => {
    const copied = sandbox.at(`synced-${order.join('-')}`);
    cpSync(attack.team.folder, copied, { recursive: true });
    const at = (name: string) => ({
      folder: path.join(copied, name),
      env: { HOME: path.join(copied, `home-${name}`) },
    });
    for (const name of CLONES)
      sandbox.git(
        path.join(copied, name),
        'remote',
        'set-url',
        'origin',
        path.join(copied, 'remote.git'),
      );
    for (const name of [...order, ...order]) {
      const ran = await runSos(['sync', '--json'], at(name));
      expect(ran.exit, ran.stdout).toBe(0);
    }
    for (const name of CLONES) expect(await meaningOf(at(name).folder)).toEqual(expected);
  });
});
