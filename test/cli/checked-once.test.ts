import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const UNABLE = {
  NODE_OPTIONS: `--require=${path.resolve('test/fixtures/no-signature-checks.cjs')}`,
};

let team: Team;
let kasra: Member;
let athena: Member;
beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
  athena = await team.admit(kasra, 'athena', ['gatekeeper']);
  await kasra.ok('send', 'athena', 'one');
  await athena.sync();
});
afterEach(() => {
  team.remove();
});

/** Verifies in a process that ends with 99 at the first check of a signature. */
async function withoutChecks(member: Member) {
  return member.sos(['verify', '--json'], { env: UNABLE });
}

describe('a signature', () => {
  it('is checked once in a clone, and never again', async () => {
    const first = await athena.ok('verify');
    const again = await withoutChecks(athena);
    expect(again.exit).toBe(0);
    expect(again.json().data).toEqual(first.data);
  });

  it('is checked where a clone is new, or where what was kept is gone', async () => {
    team.clone('stranger');
    const stranger = path.join(team.folder, 'stranger');
    athena.git('-C', stranger, 'fetch', '--quiet', 'origin', 'sos/ledger:sos/ledger');
    const ran = await athena.sos(['-C', stranger, 'verify'], { env: UNABLE });
    expect(ran.exit).toBe(99);
  });

  it('is checked of what came since, and of that alone', async () => {
    const { verified } = (await athena.ok('verify')).data as { verified: number };
    await kasra.ok('send', 'athena', 'two');
    athena.git('fetch', '--quiet', 'origin', 'sos/ledger:sos/ledger');
    expect((await withoutChecks(athena)).exit).toBe(99);
    expect((await athena.ok('verify')).data.verified).toBe(verified + 1);
    expect((await withoutChecks(athena)).exit).toBe(0);
  });
});
