import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import { EvilHost } from '../support/evil-host.ts';
import type { Member } from '../support/team.ts';

let attack: Attack;
let host: EvilHost;
beforeEach(async () => {
  attack = await new Attack().begin();
  host = new EvilHost(attack.team.remote);
});
afterEach(() => {
  attack.end();
});

interface PolicyData {
  readonly id: string;
  readonly version: number;
  readonly waiting: readonly { readonly id: string; readonly state: string }[];
}

const ALL = ['--founder', 'kasra', '--founder', 'athena', '--founder', 'sos-dev'];

async function policyOf(member: Member): Promise<PolicyData> {
  return (await member.ok('policy', 'show')).data;
}

async function codes(member: Member, ...verify: string[]): Promise<string[]> {
  const { data } = await member.run(4, 'verify', ...verify);
  return (data.findings as { code: string }[]).map(({ code }) => code);
}

/** Kasra, athena and sos-dev found together from now on; two of them must agree. */
async function twoOfThree(): Promise<void> {
  const { kasra, athena, dev } = attack;
  await kasra.ok('policy', 'propose', ...ALL, '--threshold', '2');
  const [proposal] = (await policyOf(kasra)).waiting;
  await athena.sync();
  await athena.ok('policy', 'approve', proposal!.id);
  for (const member of [kasra, dev]) await member.sync();
  expect(await policyOf(dev)).toMatchObject({ id: proposal!.id, version: 2 });
}

it('a policy by a minority stays a proposal, and nothing counts under it', async () => {
  await twoOfThree();
  const { kasra } = attack;
  await kasra.ok('policy', 'propose', '--founder', 'kasra', '--threshold', '1');
  const [proposal] = (await policyOf(kasra)).waiting;
  expect(await policyOf(kasra)).toMatchObject({ version: 2, waiting: [{ state: 'open' }] });
  expect((await kasra.ok('policy', 'approve', proposal!.id)).data.already).toBe(true);
  const envelope = { policy: proposal!.id };
  const planted = await attack.forge(
    kasra,
    { kind: 'message', type: 'note', to: ['athena'], body: 'I alone decide' },
    { envelope },
  );
  attack.plant(kasra, [planted]);
  await kasra.sync();
  expect(await codes(kasra)).toEqual(['trust.other-policy']);
});

it('a founder gets no second vote by a key under the name of another founder', async () => {
  await twoOfThree();
  const { kasra, team } = attack;
  const puppet = team.clone('puppet');
  const asked = await puppet.ok('join', 'athena');
  await kasra.sync();
  await kasra.ok('identity', 'admit', 'athena', '--further-key', asked.data.fingerprint as string);
  await kasra.ok('policy', 'propose', '--founder', 'kasra', '--threshold', '1');
  const [proposal] = (await policyOf(kasra)).waiting;
  await puppet.sync();
  const refused = await puppet.run(3, 'policy', 'approve', proposal!.id);
  expect(refused.error?.code).toBe('trust.no-vote');
  await puppet.append({ kind: 'approval', proposal: proposal!.id }).catch(() => undefined);
  expect(await policyOf(puppet)).toMatchObject({ version: 2 });
});

it('a host that withholds the votes brings no old policy back to whoever saw the new one', async () => {
  const before = host.tip;
  await twoOfThree();
  const { kasra, team } = attack;
  await kasra.ok('pin', 'write');
  const pin = path.join(kasra.folder, '.sos', 'pin');
  host.rollBack(before);
  team.forget('athena');
  const again = team.clone('kasra-again');
  await again.ok('sync');
  expect(await policyOf(again)).toMatchObject({ version: 1 });
  expect(await codes(again, '--pin', pin)).toContain('pin.policy-behind');
  const same = await kasra.run(4, 'sync');
  expect(JSON.stringify(same.data)).toContain('ledger.rewritten');
  expect(await policyOf(kasra)).toMatchObject({ version: 2 });
  await kasra.ok('sync', '--heal');
  await again.ok('sync');
  expect(await policyOf(again)).toMatchObject({ version: 2 });
});

it('a change of policy that cannot be shared at once is none', async () => {
  const { kasra, athena } = attack;
  await founders(['kasra', 'athena']);
  const offline = await kasra.run(3, 'policy', 'propose', '--founder', 'kasra', '--offline');
  expect(offline.error?.code).toBe('cli.policy-offline');
  const away = `${attack.team.remote}-away`;
  renameSync(attack.team.remote, away);
  const alone = await kasra.run(3, 'policy', 'propose', '--founder', 'kasra');
  expect(alone.error?.code).toBe('cli.policy-offline');
  renameSync(away, attack.team.remote);
  expect(await policyOf(kasra)).toMatchObject({ version: 2 });
  await athena.ok('policy', 'propose', '--founder', 'athena');
  const late = await kasra.run(3, 'policy', 'propose', '--founder', 'kasra');
  expect(late.error?.code).toBe('trust.not-allowed');
  expect(await policyOf(kasra)).toMatchObject({ version: 3 });
});

it('two policies that both have the votes freeze the one before, until a pin chooses', async () => {
  const { kasra, athena, dev, team } = attack;
  await founders(['kasra', 'athena']);
  await changeAlone(kasra);
  await changeAlone(athena);
  const chosen = (await policyOf(athena)).id;
  kasra.git('push', '--quiet', 'origin', 'sos/ledger');
  athena.git('fetch', '--quiet', 'origin', 'sos/ledger');
  const merged = await mergedByHand(athena);
  athena.git('push', '--quiet', 'origin', `${merged}:refs/heads/sos/ledger`);
  for (const member of [kasra, athena, dev]) await member.sync();
  expect(await codes(dev)).toEqual(['trust.policy-frozen', 'trust.policy-frozen']);
  expect(await policyOf(dev)).toMatchObject({
    version: 2,
    waiting: [{ state: 'rival' }, { state: 'rival' }],
  });
  await dev.ok('send', 'kasra', 'what now');
  await kasra.sync();
  await kasra.ok('policy', 'choose', chosen);
  expect(await policyOf(kasra)).toMatchObject({ id: chosen, version: 3, waiting: [] });
  await kasra.ok('verify');
  await kasra.ok('pin', 'write');
  const pin = path.join(kasra.folder, '.sos', 'pin');
  await dev.ok('verify', '--pin', pin);
  expect(await codes(dev)).toEqual(['trust.policy-frozen', 'trust.policy-frozen']);
  const newcomer = team.clone('newcomer');
  mkdirSync(path.join(newcomer.folder, '.sos'));
  copyFileSync(pin, path.join(newcomer.folder, '.sos', 'pin'));
  await newcomer.ok('sync');
  expect(await policyOf(newcomer)).toMatchObject({ id: chosen, version: 3 });
  expect((await newcomer.ok('verify')).data).toMatchObject({ pin: 'pin-file' });
  const choice = await kasra.run(1, 'policy', 'choose', attack.kasra.name);
  expect(choice.error?.code).toBe('app.no-such-proposal');
});

async function founders(names: readonly string[]): Promise<void> {
  const { kasra, athena } = attack;
  await kasra.ok('policy', 'propose', ...names.flatMap((name) => ['--founder', name]));
  for (const member of [kasra, athena]) await member.sync();
  expect(await policyOf(athena)).toMatchObject({ version: 2 });
}

/** Proposes to found alone, in a clone that shares nothing. */
async function changeAlone(member: Member): Promise<void> {
  const { fingerprint } = (await attack.signerOf(member)).publicKey;
  const { terms } = (await attack.ruling(member)).policy!;
  const founders = [{ name: member.name, keys: [fingerprint] }];
  const draft = { kind: 'proposal', founders, terms: { ...terms, version: 3 } } as const;
  await member.append(draft, 'offline');
}

/** Plain git makes the union of two tips that share their root. */
function mergedByHand(member: Member): Promise<string> {
  const tree = member.git('merge-tree', '--write-tree', 'sos/ledger', 'FETCH_HEAD');
  const parents = ['-p', 'sos/ledger', '-p', 'FETCH_HEAD'];
  return Promise.resolve(member.git('commit-tree', tree, ...parents, '-m', 'merged by hand'));
}
