import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import { Team } from '../support/team.ts';

let attack: Attack;
let other: Team;
let ledger: string;

beforeEach(async () => {
  attack = await new Attack().begin();
  const { data } = await attack.kasra.ok('verify');
  ledger = data.ledger as string;
  other = new Team();
  const mallory = await other.begin('mallory');
  await mallory.sync();
  attack.kasra.git('fetch', '--quiet', mallory.folder, 'sos/ledger:refs/heads/theirs');
});
afterEach(() => {
  attack.end();
  other.remove();
});

/** A clone of the code, as a CI job has it. */
const clone = (name: string) => attack.team.clone(name);

it('another ledger in the place of ours is not believed where its id is said', async () => {
  attack.kasra.git('push', '--quiet', '--force', 'origin', 'theirs:refs/heads/sos/ledger');
  const ci = clone('ci');
  const env = { SOS_LEDGER: ledger };
  await ci.sos(['sync'], { env });
  for (const verb of [['verify'], ['gate', 'check', 'S1'], ['inbox']]) {
    const ran = await ci.sos([...verb, '--json'], { env });
    expect({ exit: ran.exit, code: ran.json().error?.code }, verb.join(' ')).toEqual({
      exit: 4,
      code: 'app.no-genesis',
    });
  }
  const option = await ci.sos(['verify', '--ledger', ledger, '--json']);
  expect(option.json().error?.code).toBe('app.no-genesis');
});

it('where its id is not said, the first one seen is remembered, and the answer says so', async () => {
  const ci = clone('ci');
  await ci.ok('sync');
  expect((await ci.ok('verify')).data).toMatchObject({ ledger, pin: 'first-use' });
  attack.kasra.git('push', '--quiet', '--force', 'origin', 'theirs:refs/heads/sos/ledger');
  await ci.sos(['sync']);
  expect((await ci.sos(['verify', '--json'])).json().data).toMatchObject({ ledger });
});

it('two beginnings are none for whoever sees both first, and the ids are named', async () => {
  const { kasra } = attack;
  const second = kasra.git('rev-parse', 'theirs');
  kasra.git('checkout', '--quiet', '--detach', 'sos/ledger');
  kasra.git('-c', 'user.name=m', '-c', 'user.email=m@x', 'merge', '--quiet', second);
  kasra.git('push', '--quiet', 'origin', 'HEAD:refs/heads/sos/ledger');
  kasra.git('checkout', '--quiet', 'main');
  const ci = clone('ci');
  const refused = await ci.run(4, 'sync');
  expect(refused.error?.code).toBe('app.several-ledgers');
  expect(refused.next).toContain(`sos sync --ledger ${ledger}`);
  await ci.sos(['sync', '--ledger', ledger]);
  expect((await ci.sos(['verify', '--json'])).json().data).toMatchObject({ ledger, pin: 'given' });
  const offered = refused.next.map((line) => line.split(' ').at(-1) ?? '');
  const other = offered.find((id) => id !== ledger && id.length === 64) ?? '';
  await ci.sos(['sync', '--ledger', other]);
  const believed = { ledger: other, pin: 'given' };
  expect((await ci.sos(['verify', '--json'])).json().data).toMatchObject(believed);
  expect((await ci.sos(['sync', '--ledger', 'a'.repeat(64)])).exit).not.toBe(0);
  expect((await ci.sos(['verify', '--json'])).json().data).toMatchObject(believed);
  const server = { folder: attack.team.remote, env: { HOME: `${attack.team.remote}-home` } };
  expect((await kasra.sos(['guard', 'install', '--server'], server)).exit).toBe(4);
  const named = ['guard', 'install', '--server', '--ledger', ledger];
  expect((await kasra.sos(named, server)).exit).toBe(0);
});

it.each(['1f3a', 'g'.repeat(64), `${'a'.repeat(64)}\n`])('%j is no id of a ledger', async (id) => {
  const ran = await attack.kasra.sos(['inbox', '--json'], { env: { SOS_LEDGER: id } });
  expect({ exit: ran.exit, code: ran.json().error?.code }).toEqual({
    exit: 2,
    code: 'app.bad-ledger-id',
  });
});
