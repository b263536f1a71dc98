import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;
let athena: Member;

beforeAll(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
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
  return { exit: ran.exit, preview: data?.line?.untrusted?.preview as unknown, code: error?.code };
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

  it('does not take an answer of somebody who was not asked for a reply', async () => {
    const asked = await kasra.ok('send', 'athena', 'well?', '--type', 'question');
    const [{ id }] = asked.data.records as [{ id: string }];
    const bystander = await team.admit(kasra, 'bystander', ['builder']);
    const answer = { type: 'reply', to: ['kasra'], answers: id, body: 'yes' } as const;
    await bystander.append({ kind: 'message', ...answer });
    const forReply = ['wait', '--for', `reply:${id.slice(0, 8)}`, '--timeout', '1'];
    expect((await kasra.run(6, ...forReply)).error?.code).toBe('cli.waited-in-vain');
    await athena.sync();
    await athena.ok('reply', id, 'yes');
    expect((await kasra.ok(...forReply)).data).toMatchObject({ line: { from: 'athena' } });
  });

  it('names the gates that a brief has where it has not the one that was named', async () => {
    const text =
      '---\ntitle: T\ncriteria:\n  - {id: c1, text: It works, grade: claim}\n' +
      'gates:\n  - {name: looks, holder: athena, trigger: submission, needs: [c1]}\n---\nDo it.\n';
    const draft = ['brief', 'new', '-', '--id', 'S1'];
    expect((await kasra.sos(draft, { input: text })).exit).toBe(0);
    const refused = await kasra.run(1, 'wait', '--for', 'verdict:S1/nope');
    expect(refused.error).toMatchObject({ code: 'gates.not-found' });
    expect(refused.error?.message).toContain('looks');
  });

  it('and log do not take a name that is mistyped for one who did nothing', async () => {
    expect((await kasra.run(1, 'log', '--by', 'nobody')).error?.code).toBe('app.no-such-principal');
    expect((await kasra.ok('log', '--by', 'athena')).data).toBeDefined();
  });

  it.each([
    ['verdict:S9/none', 1],
    ['reply:0123456789ab', 1],
    ['weather', 2],
  ])('says at once that nobody can wait for %s', async (what, exit) => {
    expect((await wait('--for', what, '--timeout', '600')).exit).toBe(exit);
  });
});
