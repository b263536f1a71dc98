import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { utf8 } from '../../src/base/index.ts';
import { splitWords } from '../../src/briefs/index.ts';
import { createNodeHost } from '../../src/host/node/index.ts';
import { createKey, openSigner } from '../../src/signing/index.ts';
import { ROTATION_NAMESPACE, rotationProof, type Ruling } from '../../src/trust/index.ts';
import { Attack } from '../support/attacker.ts';
import type { Member } from '../support/team.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

/** Rotates a member's key by a new chain that knows only what a ruling has, and gives the new key. */
async function rotateAside(member: Member, known: Ruling): Promise<string> {
  const { privateFile } = createKey(createNodeHost().random, member.name);
  const keyFile = path.join(attack.team.folder, `${member.name}-fresh`);
  writeFileSync(keyFile, privateFile, { mode: 0o600 });
  const signer = await openSigner(keyFile, createNodeHost());
  const fresh = signer.publicKey;
  const old = (await attack.signerOf(member)).publicKey.fingerprint;
  const agreed = utf8(rotationProof({ ledger: known.ledger ?? '', old, fresh: fresh.fingerprint }));
  const proof = await signer.sign(agreed, ROTATION_NAMESPACE);
  const envelope = { chain: 'd'.repeat(16), seq: 0, prev: undefined as never, seen: known.heads };
  const draft = { kind: 'rotate', publicKey: fresh.text, proof } as const;
  attack.plant(member, [await attack.forge(member, draft, { envelope })]);
  return keyFile;
}

/** The exit code and error of a program that asks whether the gate is passed. */
async function check(member: Member) {
  await member.sos(['sync']);
  const ran = await member.sos(['gate', 'check', 'S1', '--json']);
  return { exit: ran.exit, code: ran.json().error?.code };
}

const IN_DOUBT = { exit: 6, code: 'gates.taken-back' };
const PASSED = { exit: 0, code: undefined };

/** The command that an alarm gives for leaving a record out, or for letting it count. */
function commandIn(message: string, verb: string): string[] {
  const typed = new RegExp(`\\(sos (identity ${verb} [^)]*)\\)`).exec(message)?.[1] ?? '';
  const split = splitWords(typed);
  return split.ok ? [...split.words] : [];
}

/** Athena, who holds the gate, did the work too, and then rotates as if she had not. */
async function takeBackClaim(): Promise<string> {
  const { kasra, dev, athena } = attack;
  await kasra.ok('identity', 'grant', 'athena', '--role', 'builder');
  await attack.offerWork(['c1']);
  await dev.ok('brief', 'unclaim', 'S1');
  await athena.sync();
  const known = await attack.ruling(athena);
  await athena.ok('brief', 'claim', 'S1');
  await athena.ok('brief', 'unclaim', 'S1');
  const refused = await athena.run(3, 'gate', 'pass', 'S1', 'review');
  expect(refused.error?.code).toBe('gates.own-work');
  return rotateAside(athena, known);
}

it('who takes a claim back by a rotation passes no gate with the new key, and is seen', async () => {
  const { kasra, athena } = attack;
  const env = { SOS_KEY: await takeBackClaim() };
  expect(await attack.verifiedBy(kasra)).toMatchObject({
    exit: 4,
    codes: ['trust.taken-back', 'trust.taken-back'],
  });
  const pass = await athena.sos(['gate', 'pass', 'S1', 'review', '--json'], { env });
  expect([pass.exit, pass.json().error?.code]).toEqual([6, 'gates.taken-back']);
});

it('a claim that was taken back counts against its author once a founder lets it count', async () => {
  const { kasra, athena } = attack;
  const env = { SOS_KEY: await takeBackClaim() };
  const { errors } = await attack.verifiedBy(kasra);
  for (const { message } of errors as unknown as { message: string }[])
    await kasra.ok(...commandIn(message, 'adopt'));
  expect((await kasra.ok('verify')).data.findings).toEqual([]);
  await athena.sync();
  const pass = await athena.sos(['gate', 'pass', 'S1', 'review', '--json'], { env });
  expect([pass.exit, pass.json().error?.code]).toEqual([3, 'gates.own-work']);
});

it('who takes a block back by ending their own key makes no passed gate of it', async () => {
  const { kasra, athena } = attack;
  await attack.offerWork(['c1']);
  await athena.ok('gate', 'pass', 'S1', 'review');
  const pass = (await attack.ruling(athena)).entries.at(-1)?.id ?? '';
  await athena.ok('gate', 'block', 'S1', 'review', '--finding', 'no', '--reason', 'it broke');
  expect(await check(kasra)).toEqual({ exit: 3, code: 'gates.not-passed' });
  await athena.ok('identity', 'revoke', 'athena', '--back-to', pass, '--reason', 'stolen');
  expect(await check(kasra)).toEqual(IN_DOUBT);
  expect(await attack.verifiedBy(kasra)).toMatchObject({ exit: 4, codes: ['trust.taken-back'] });
  expect((await kasra.run(6, 'brief', 'close', 'S1')).error?.code).toBe('gates.taken-back');
});

it('an owner whose key was stolen is believed once somebody else ends it there too', async () => {
  const { kasra, athena, dev } = attack;
  await attack.offerWork(['c1']);
  await athena.ok('gate', 'pass', 'S1', 'review');
  const pass = (await attack.ruling(athena)).entries.at(-1)?.id ?? '';
  await athena.ok(
    'gate',
    'block',
    'S1',
    'review',
    '--finding',
    'no',
    '--reason',
    'a thief says so',
  );
  await athena.ok('identity', 'revoke', 'athena', '--back-to', pass, '--reason', 'stolen');
  const [alarm] = (await attack.verifiedBy(kasra)).errors as unknown as { message: string }[];
  const command = commandIn(alarm?.message ?? '', 'revoke');
  await dev.sync();
  expect((await dev.run(3, ...command)).error?.code).toBe('trust.not-allowed');
  await kasra.ok(...command);
  expect((await kasra.ok('verify')).data.findings).toMatchObject([
    { code: 'trust.revoked', severity: 'warning', message: expect.stringMatching(/^verdict /) },
    { code: 'trust.revoked', severity: 'warning', message: expect.stringMatching(/^revoke /) },
    { code: 'trust.flipped', severity: 'notice' },
  ]);
  expect(await check(kasra)).toEqual(PASSED);
});

it('a failing run after a pass takes nothing from it, taken back or not, but keeps the brief open', async () => {
  const { kasra, athena, dev } = attack;
  const run = ['evidence', 'run', '--brief', 'S1', '--criterion', 'c1', '--'];
  await attack.offerWork(['c1']);
  await dev.ok(...run, 'true');
  const good = (await attack.ruling(dev)).entries.at(-1)?.id ?? '';
  await athena.sync();
  await athena.ok('gate', 'pass', 'S1', 'review');
  await dev.sync();
  await dev.sos([...run, 'false']);
  await dev.sync();
  expect(await check(kasra)).toEqual(PASSED);
  await dev.ok('identity', 'revoke', 'sos-dev', '--back-to', good, '--reason', 'stolen');
  expect(await check(kasra)).toEqual(PASSED);
  expect((await kasra.run(6, 'brief', 'close', 'S1')).error?.code).toBe('gates.taken-back');
  expect(await attack.verifiedBy(kasra)).toMatchObject({ exit: 4, codes: ['trust.taken-back'] });
});

it('a failing run that the pass does not know leaves it undecided once it is taken back', async () => {
  const { kasra, athena, dev } = attack;
  const run = ['evidence', 'run', '--brief', 'S1', '--criterion', 'c1', '--'];
  await attack.offerWork(['c1']);
  await dev.ok(...run, 'true');
  const good = (await attack.ruling(dev)).entries.at(-1)?.id ?? '';
  await athena.sync();
  await athena.ok('gate', 'pass', 'S1', 'review');
  await dev.sos([...run, 'false']);
  await dev.ok('identity', 'revoke', 'sos-dev', '--back-to', good, '--reason', 'stolen');
  expect(await check(kasra)).toEqual(IN_DOUBT);
});

it('whoever may only speak stops nothing by taking back what they said of a brief', async () => {
  const { kasra, athena, team } = attack;
  const watcher = await team.admit(kasra, 'watcher', ['observer']);
  await attack.offerWork(['c1']);
  await athena.ok('gate', 'pass', 'S1', 'review');
  await watcher.sync();
  const good = (await attack.ruling(watcher)).entries.at(-1)?.id ?? '';
  await watcher.ok('send', 'kasra', 'a word', '--brief', 'S1');
  await watcher.ok('identity', 'revoke', 'watcher', '--back-to', good, '--reason', 'stolen');
  expect(await attack.verifiedBy(kasra)).toMatchObject({ exit: 4, codes: ['trust.taken-back'] });
  expect(await check(kasra)).toEqual(PASSED);
  await kasra.ok('brief', 'close', 'S1');
  expect(await check(kasra)).toEqual(PASSED);
});

it('a founder who takes back who may what lets no gate be passed', async () => {
  const { kasra, athena, dev } = attack;
  await attack.offerWork(['c1']);
  await athena.ok('gate', 'pass', 'S1', 'review');
  await kasra.sync();
  const good = (await attack.ruling(kasra)).entries.at(-1)?.id ?? '';
  await kasra.ok('identity', 'grant', 'sos-dev', 'revoke');
  const revoke = ['identity', 'revoke', 'kasra', '--back-to', good, '--reason', 'stolen'];
  await kasra.ok(...revoke, '--leave-nobody');
  expect(await check(athena)).toEqual(IN_DOUBT);
  expect(await check(dev)).toEqual(IN_DOUBT);
});

it('a block by a new key is in doubt once the change to that key is taken back', async () => {
  const { kasra, athena } = attack;
  await attack.offerWork(['c1']);
  await athena.ok('gate', 'pass', 'S1', 'review');
  const pass = (await attack.ruling(athena)).entries.at(-1)?.id ?? '';
  const { fingerprint } = (await attack.signerOf(athena)).publicKey;
  await athena.ok('identity', 'rotate');
  await athena.ok('gate', 'block', 'S1', 'review', '--finding', 'no', '--reason', 'it broke');
  const end = { kind: 'revoke', principal: 'athena', keys: [fingerprint], heads: [pass] } as const;
  attack.plant(athena, [await attack.forge(athena, { ...end, reason: 'stolen' })]);
  expect(await check(kasra)).toEqual(IN_DOUBT);
});

it('what is in doubt about one brief keeps nothing else from being decided', async () => {
  const { kasra, athena, dev } = attack;
  await attack.offerWork(['c1']);
  await athena.ok('gate', 'pass', 'S1', 'review');
  await dev.sync();
  const good = (await attack.ruling(dev)).entries.at(-1)?.id ?? '';
  await dev.ok('send', 'kasra', 'a word about nothing');
  await dev.ok('identity', 'revoke', 'sos-dev', '--back-to', good, '--reason', 'stolen');
  expect(await attack.verifiedBy(kasra)).toMatchObject({ exit: 4, codes: ['trust.taken-back'] });
  expect(await check(kasra)).toEqual(PASSED);
});

it('who takes back the brief that forbids a push lets nothing be pushed', async () => {
  const { kasra, dev, team } = attack;
  const known = await attack.ruling(dev);
  const file = path.join(team.folder, 'held.md');
  const terms = [
    'title: Held',
    'boundaries: [no-push]',
    'criteria: [{id: c1, text: It works, grade: claim}]',
  ];
  writeFileSync(file, ['---', ...terms, '---', 'Do it.', ''].join('\n'));
  await dev.ok('brief', 'new', file, '--id', 'S9');
  await dev.ok('brief', 'claim', 'S9');
  await dev.ok('brief', 'cancel', 'S9', '--reason', 'no need');
  expect((await dev.run(3, 'guard', 'check')).error?.message).toContain('S9 says no-push');
  await rotateAside(dev, known);
  await kasra.sos(['sync']);
  const refused = await kasra.run(3, 'guard', 'check');
  expect(refused.error?.message).toMatch(
    /in doubt: brief [0-9a-f]{12} by sos-dev: its key was rotated/,
  );
  expect(refused.next).toContainEqual(expect.stringMatching(/^sos identity adopt /));
  expect(refused.next).not.toContainEqual(expect.stringMatching(/permit give/));
});
