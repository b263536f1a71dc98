import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import type { Member } from '../support/team.ts';

const FAKE_CLOCK = path.resolve('test/fixtures/fake-clock.cjs');
const TIMES = ['1970-01-02T00:00:00Z', '2000-02-29T12:00:00Z', '2199-12-31T23:59:59Z'];

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

/** Runs the real program in a process that believes it is some other time. */
async function at(time: string, member: Member, args: readonly string[]) {
  const env = { NODE_OPTIONS: `--require=${FAKE_CLOCK}`, FAKE_NOW: time };
  const ran = await member.sos(['--json', ...args], { env });
  return { exit: ran.exit, answer: ran.json() };
}

/** What a verb answers, without how long ago things were, which is told and judges nothing. */
async function verdict(time: string | undefined, member: Member, args: readonly string[]) {
  const { exit, answer } = await at(time ?? new Date().toISOString(), member, args);
  const text = JSON.stringify({ data: answer.data, error: answer.error, next: answer.next });
  return { exit, answer: text.replaceAll(/"(?:age|ageMs)":-?\d+/g, '"age":0') };
}

const QUESTIONS = [
  ['verify'],
  ['verify', '--pin'],
  ['gate', 'check', 'S1'],
  ['gate', 'status', 'S1'],
  ['status'],
  ['identity', 'list'],
  ['inbox'],
];

describe('a clock that is wrong', () => {
  it('changes no answer about a ledger, be it far behind or far ahead', async () => {
    const { kasra, athena } = attack;
    await attack.offerWork();
    await athena.ok('gate', 'pass', 'S1', 'review');
    await kasra.sync();
    await kasra.ok('identity', 'revoke', 'sos-dev', '--reason', 'left');
    await attack.everybodySyncs();
    await athena.ok('pin', 'write');
    const catalog = path.join(athena.folder, '.git', 'sos', 'catalog');
    for (const args of QUESTIONS) {
      const now = await verdict(undefined, athena, args);
      for (const time of TIMES) {
        rmSync(catalog, { recursive: true });
        expect(await verdict(time, athena, args), `${args.join(' ')} at ${time}`).toEqual(now);
      }
    }
  });

  it('changes nothing that its owner writes either', async () => {
    const { kasra, dev, athena } = attack;
    const commit = await attack.offerWork();
    const [first = '', , last = ''] = TIMES;
    await at(last, athena, ['gate', 'block', 'S1', 'review', '--finding', 'major: not yet']);
    await dev.sync();
    await at(first, dev, ['brief', 'submit', 'S1']);
    await athena.sync();
    expect(
      (await at(first, athena, ['gate', 'pass', 'S1', 'review', '--reason', 'mended'])).answer,
    ).toMatchObject({ ok: true });
    await attack.everybodySyncs();
    const answers = await Promise.all(
      [kasra, dev, athena].map((member) => member.ok('gate', 'check', 'S1', '--commit', commit)),
    );
    expect(new Set(answers.map(({ data }) => JSON.stringify(data.gates))).size).toBe(1);
    expect((await kasra.ok('verify')).data.findings).toEqual([]);
  });
});
