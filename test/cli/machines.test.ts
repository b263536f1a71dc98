import { afterAll, beforeAll, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
let desk: Member;
let laptop: Member;

beforeAll(async () => {
  kasra = await team.founded('kasra');
  desk = await team.admit(kasra, 'sos-dev', ['builder']);
  laptop = team.clone('sos-dev-laptop');
  const { fingerprint } = (await laptop.ok('join', 'sos-dev')).data;
  await kasra.sync();
  await kasra.ok('identity', 'admit', 'sos-dev', '--further-key', fingerprint as string);
  for (const machine of [desk, laptop]) await machine.sync();
});
afterAll(() => {
  team.remove();
});

it('somebody with a key on each machine is one principal on all of them', async () => {
  for (const machine of [desk, laptop]) {
    const { data } = await machine.ok('whoami');
    expect(data).toMatchObject({ name: 'sos-dev', standing: 'enrolled', roles: ['builder'] });
    await machine.ok('send', 'kasra', 'from here');
    await kasra.sync();
  }
  const { data } = await kasra.ok('inbox');
  expect(data.mail.map(({ from }: { from: string }) => from)).toEqual(['sos-dev', 'sos-dev']);
});

it('the key of a lost machine ends alone, and the others go on', async () => {
  const lost = (await laptop.ok('whoami')).data.key.fingerprint as string;
  const end = ['identity', 'revoke', 'sos-dev', '--key', lost, '--reason', 'left on a train'];
  const { summary } = (await kasra.ok(...end)).data as { summary: string };
  expect(summary).toMatch(
    /^key SHA256:\S+ of sos-dev is ended; sos-dev still signs with SHA256:\S+$/,
  );
  expect(summary.split(' ')[1]).toContain(lost);
  for (const machine of [desk, laptop]) await machine.sync();
  expect((await laptop.run(3, 'send', 'kasra', 'it is me')).error?.code).toBe('trust.revoked');
  await desk.ok('send', 'kasra', 'it is me');
  const { data } = await kasra.ok('identity', 'show', 'sos-dev');
  const standings = data.principals[0].keys.map(({ standing }: { standing: string }) => standing);
  expect(standings.sort()).toEqual(['active', 'revoked']);
});
