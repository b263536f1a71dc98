import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createNodeHost } from '../../src/host/node/index.ts';
import { createKey, openSigner } from '../../src/signing/index.ts';
import { Attack, noteTo, pathsIn } from '../support/attacker.ts';

const NOWHERE = 'e'.repeat(64);
let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
  await attack.offerWork();
  await attack.athena.ok('gate', 'pass', 'S1', 'review');
});
afterEach(() => {
  attack.end();
});

/** A clone that sees the ledger for the first time. */
async function firstClone() {
  const fresh = attack.team.clone('fresh');
  fresh.git('fetch', '--quiet', 'origin', 'work');
  await fresh.sos(['sync']);
  return fresh;
}

const check = async (member: Awaited<ReturnType<typeof firstClone>>) => {
  const ran = await member.sos(['gate', 'check', 'S1', '--json']);
  return { exit: ran.exit, code: ran.json().error?.code };
};

it('a pass whose withdrawal is withheld decides nothing for a first clone', async () => {
  const { athena, dev } = attack;
  await athena.ok('gate', 'withdraw', 'S1', 'review', '--reason', 'I looked at the wrong thing');
  const withdrawal = pathsIn(athena)
    .filter((each) => each.includes('-verdict-'))
    .at(-1)!;
  await athena.ok('send', 'sos-dev', 'I took the pass back');
  await dev.sync();
  attack.plant(dev, [], [withdrawal]);
  const fresh = await firstClone();
  expect(await check(fresh)).toEqual({ exit: 6, code: 'gates.records-withheld' });
  await fresh.ok('join', 'kasra-2', '--role', 'builder');
  expect((await fresh.sos(['verify'])).exit).toBe(6);
  // Whoever had it gives it back, and then it is known to be taken back.
  await athena.run(4, 'sync');
  await fresh.sync();
  expect(await check(fresh)).toEqual({ exit: 6, code: 'gates.no-verdict' });
});

it('a brief is not closed, and no gate passed, while a record is withheld', async () => {
  const { athena, dev, kasra } = attack;
  await athena.ok('send', 'sos-dev', 'one');
  const first = pathsIn(athena).find((each) => each.includes('-message-'))!;
  await athena.ok('send', 'sos-dev', 'two');
  await dev.sync();
  attack.plant(dev, [], [first]);
  const before = kasra.git('rev-parse', 'refs/heads/sos/ledger');
  kasra.git('update-ref', '-d', 'refs/heads/sos/ledger', before);
  kasra.git('update-ref', '-d', 'refs/sos/remotes/origin/ledger');
  kasra.git('fetch', '--quiet', 'origin', '+sos/ledger:refs/heads/sos/ledger');
  const refused = await kasra.run(6, 'brief', 'close', 'S1', '--offline');
  expect(refused.error?.code).toBe('gates.records-withheld');
});

it('a stranger who names records that never were stops no decision', async () => {
  const { kasra } = attack;
  await kasra.sync();
  const { privateFile } = createKey(createNodeHost().random, 'stranger');
  const keyFile = path.join(attack.team.folder, 'stranger');
  writeFileSync(keyFile, privateFile, { mode: 0o600 });
  const signer = await openSigner(keyFile, createNodeHost());
  const forged = await attack.forge(kasra, noteTo('athena'), {
    signer,
    envelope: { by: 'kasra', key: signer.publicKey.fingerprint, seen: [NOWHERE] },
  });
  attack.plant(kasra, [forged]);
  expect(await check(await firstClone())).toEqual({ exit: 0, code: undefined });
});

it('a member who does so stops decisions until the key is revoked for it', async () => {
  const { kasra, dev } = attack;
  await dev.sync();
  attack.plant(dev, [await attack.forge(dev, noteTo('athena'), { envelope: { seen: [NOWHERE] } })]);
  const fresh = await firstClone();
  expect(await check(fresh)).toEqual({ exit: 6, code: 'gates.records-withheld' });
  await kasra.sos(['sync']);
  await kasra.ok('identity', 'revoke', 'sos-dev', '--reason', 'names records that never were');
  await fresh.sos(['sync']);
  expect((await check(fresh)).code).not.toBe('gates.records-withheld');
});
