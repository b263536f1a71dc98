import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

/** Threat: a stranger asks under a name that is enrolled, and somebody admits by habit. */
const team = new Team();
let kasra: Member;
let athena: Member;
let hand: Member;
let stranger: Member;
let asking: string;
let admit: string;

beforeAll(async () => {
  kasra = await team.founded('kasra');
  athena = await team.admit(kasra, 'athena', ['gatekeeper'], true);
  hand = await team.admit(kasra, 'hand', ['coordinator']);
  stranger = team.clone('stranger');
  asking = (await stranger.ok('join', 'athena')).data.fingerprint as string;
  admit = `sos identity admit athena --further-key ${asking}`;
  for (const member of [kasra, athena, hand]) await member.sync();
}, 120_000);
afterAll(() => {
  team.remove();
});

describe('a stranger who asks under an enrolled name', () => {
  it('is nobody’s next move', async () => {
    for (const member of [kasra, athena, hand, stranger]) {
      const status = await member.ok('status');
      expect(JSON.stringify([status.next, status.data.mine, status.data.elsewhere])).not.toContain(
        'admit',
      );
      expect((await member.ok('identity', 'list')).next).toEqual([]);
    }
  });

  it('is warned of before whoever may give all that the name holds, and nobody else', async () => {
    const warned = (await kasra.ok('status')).data.furtherKeys;
    expect(warned).toEqual([{ name: 'athena', fingerprint: asking, command: admit }]);
    expect((await kasra.sos(['status'])).stdout).toContain(
      `somebody asks for a further key for athena: ${asking}`,
    );
    for (const member of [athena, hand])
      expect((await member.ok('status')).data.furtherKeys).toEqual([]);
    expect((await kasra.sos(['identity', 'list'])).stdout).toContain('a further key');
  });

  it('is refused until the very key is named', async () => {
    for (const more of [[], ['--role', 'observer'], ['--key', asking]]) {
      const refused = await kasra.run(3, 'identity', 'admit', 'athena', ...more);
      expect(refused.error).toMatchObject({ code: 'app.taken-name', details: { asking } });
      expect(refused.error?.message).toMatch(/athena already has key SHA256:\S+, since 20/);
      expect(refused.error?.hint).toContain(admit);
      expect(refused.next.join()).not.toContain('admit');
    }
    const other = `SHA256:${'A'.repeat(43)}`;
    const wrong = await kasra.run(1, 'identity', 'admit', 'athena', '--further-key', other);
    expect(wrong.error?.code).toBe('app.no-such-asking-key');
    expect(keysOf(await kasra.ok('identity', 'show', 'athena'))).toHaveLength(1);
  });

  it('cannot be let in by whoever may not give all that the name holds', async () => {
    const refused = await hand.run(3, ...admit.split(' ').slice(1));
    expect(refused.error?.message).toContain('takes person, which hand lacks');
  });

  it('does not become a founder either: the role of the name is what counts', async () => {
    const other = team.clone('other');
    const { fingerprint } = (await other.ok('join', 'kasra')).data;
    await kasra.sync();
    const refused = await kasra.run(3, 'identity', 'admit', 'kasra');
    expect(refused.error).toMatchObject({ code: 'app.taken-name' });
    await hand.sync();
    await hand.run(3, 'identity', 'admit', 'kasra', '--further-key', fingerprint as string);
  });

  it('becomes a key of the name once its owner vouched for it', async () => {
    await kasra.ok(...admit.split(' ').slice(1));
    const shown = await kasra.ok('identity', 'show', 'athena');
    expect(keysOf(shown)).toHaveLength(2);
    expect(shown.data.principals[0].roles).toEqual(['gatekeeper']);
    await stranger.sync();
    expect((await stranger.ok('whoami')).data).toMatchObject({ name: 'athena' });
  });
});

describe('somebody new', () => {
  it('is the next move of those who may enrol the role, and of nobody else', async () => {
    await team.clone('loom').ok('join', 'loom', '--role', 'builder');
    for (const [member, may] of [
      [kasra, true],
      [hand, true],
      [athena, false],
    ] as const) {
      await member.sync();
      const admitting = ['sos identity admit loom'];
      expect((await member.ok('identity', 'list')).next).toEqual(may ? admitting : []);
      const moves = (await member.ok('status')).next;
      expect(moves.some((each) => each.includes('admit'))).toBe(may);
    }
    await athena.run(3, 'identity', 'admit', 'loom');
  });
});

function keysOf(answer: Awaited<ReturnType<Member['ok']>>): unknown[] {
  return answer.data.principals[0].keys as unknown[];
}
