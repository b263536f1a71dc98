import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;
let athena: Member;

beforeAll(async () => {
  team = new Team();
  kasra = await team.begin('kasra');
  athena = await team.admit(kasra, 'athena', ['gatekeeper']);
  await kasra.ok('send', 'athena', 'the first');
  await athena.sync();
});
afterAll(() => {
  team.remove();
});

const wait = async (...args: string[]) => {
  const ran = await athena.sos(['wait', ...args, '--json']);
  const { data, error } = ran.json();
  return { exit: ran.exit, preview: data?.line?.preview as unknown, code: error?.code };
};

describe('sos wait', () => {
  it('returns at once for mail that is there', async () => {
    expect(await wait('--local', '--timeout', '30')).toMatchObject({ exit: 0 });
  });

  it('with --new returns for what comes in, and not for what is there', async () => {
    expect(await wait('--new', '--local', '--timeout', '1')).toMatchObject({
      exit: 6,
      code: 'cli.waited-in-vain',
    });
    const waiting = wait('--new', '--timeout', '60');
    await kasra.ok('send', 'athena', 'the second');
    expect(await waiting).toMatchObject({ exit: 0 });
  });

  it.each([
    ['verdict:S9/none', 1],
    ['weather', 2],
  ])('says at once that nobody can wait for %s', async (what, exit) => {
    expect((await wait('--for', what, '--timeout', '600')).exit).toBe(exit);
  });
});
