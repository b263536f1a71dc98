import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import { Team } from '../support/team.ts';

const CHECKED = `---
title: Checked
criteria:
  - {id: c1, text: It works, grade: claim}
gates:
  - name: review
    holder: athena
    trigger: submission
    needs: [c1]
    checks:
      - {name: gates, run: sos scan --commit HEAD}
---
Do it.
`;

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
  const offered = refused.error?.details?.['ledgers'] as string[];
  expect(offered).toContain(ledger);
  expect(refused.next.join()).not.toMatch(/[0-9a-f]{64}/);
  for (const early of [
    await ci.run(4, 'status'),
    await clone('late').run(4, 'join', 'late', '--role', 'builder'),
  ]) {
    expect(early.error?.code).toBe('app.several-ledgers');
    expect(early.next.join()).not.toMatch(/[0-9a-f]{64}/);
  }
  await ci.sos(['sync', '--ledger', ledger]);
  expect((await ci.sos(['verify', '--json'])).json().data).toMatchObject({ ledger, pin: 'given' });
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

it('whoever joins and says the id believes that one from now on', async () => {
  const { kasra } = attack;
  const second = kasra.git('rev-parse', 'theirs');
  kasra.git('checkout', '--quiet', '--detach', 'sos/ledger');
  kasra.git('-c', 'user.name=m', '-c', 'user.email=m@x', 'merge', '--quiet', second);
  kasra.git('push', '--quiet', 'origin', 'HEAD:refs/heads/sos/ledger');
  kasra.git('checkout', '--quiet', 'main');
  const late = clone('late');
  await late.run(4, 'sync');
  await late.ok('join', 'late', '--role', 'builder', '--ledger', ledger);
  expect((await late.sos(['verify', '--json'])).json().data).toMatchObject({
    ledger,
    pin: 'given',
  });
  expect((await late.ok('status')).data.me).toBe('late');
  const other = await late.run(4, 'join', 'late', '--role', 'builder', '--ledger', 'a'.repeat(64));
  expect(other.error?.code).toBe('app.other-ledger');
});

it('checks of a gate believe the ledger that is believed here, whatever else is on the branch', async () => {
  const { kasra, dev, athena, team } = attack;
  const file = path.join(team.folder, 'brief.md');
  writeFileSync(file, CHECKED);
  await kasra.ok('brief', 'new', file, '--id', 'S1');
  await dev.sync();
  await dev.ok('brief', 'claim', 'S1');
  dev.commit('work');
  dev.git('push', '--quiet', 'origin', 'HEAD:work');
  await dev.ok('evidence', 'add', '--claim', 'so', '--brief', 'S1', '--criterion', 'c1');
  await dev.ok('brief', 'submit', 'S1');
  const second = kasra.git('rev-parse', 'theirs');
  await kasra.sync();
  kasra.git('checkout', '--quiet', '--detach', 'sos/ledger');
  kasra.git('-c', 'user.name=m', '-c', 'user.email=m@x', 'merge', '--quiet', second);
  kasra.git('push', '--quiet', 'origin', 'HEAD:refs/heads/sos/ledger');
  athena.git('fetch', '--quiet', 'origin', 'work');
  await athena.sos(['sync']);
  const ran = await athena.ok('gate', 'run', 'S1', 'review');
  expect(ran.data).toMatchObject({ prepared: 'pass', checks: [{ standing: 'good' }] });
});

it.each(['1f3a', 'g'.repeat(64), `${'a'.repeat(64)}\n`])('%j is no id of a ledger', async (id) => {
  const ran = await attack.kasra.sos(['inbox', '--json'], { env: { SOS_LEDGER: id } });
  expect({ exit: ran.exit, code: ran.json().error?.code }).toEqual({
    exit: 2,
    code: 'app.bad-ledger-id',
  });
});
