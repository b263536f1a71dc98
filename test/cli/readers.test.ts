import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
let dev: Member;
let sent: string;
let command: string;

beforeAll(async () => {
  ({ kasra, dev } = await team.standing());
  sent = (await kasra.ok('send', 'sos-dev', 'S069 is yours')).data.records[0].id as string;
  const why = ['--type', 'command', '--why', 'to see it'];
  command = (await kasra.ok('send', 'sos-dev', 'echo hello', ...why)).data.records[0].id as string;
}, 120_000);
afterAll(() => {
  team.remove();
});

describe('somebody without a key', () => {
  it('reads every message and command, and is told nothing to sign', async () => {
    const auditor = team.clone('auditor');
    await auditor.sync();
    const thread = await auditor.ok('thread', sent);
    expect(thread.data.parts).toMatchObject([{ untrusted: { body: 'S069 is yours' } }]);
    expect(thread.next).toEqual([]);
    const shown = await auditor.sos(['command', 'show', command]);
    expect(shown.stdout).toContain('echo hello');
    expect((await auditor.ok('command', 'show', command)).next).toEqual([
      `sos thread ${command.slice(0, 12)}`,
    ]);
  });
});

describe('a key that asks for the name of somebody', () => {
  it('is told above their mail that it is not enrolled, and how it would be let in', async () => {
    const stranger = team.clone('stranger');
    await stranger.ok('join', 'sos-dev', '--role', 'builder');
    expect((await stranger.ok('inbox')).data).toMatchObject({ me: 'sos-dev', standing: 'asking' });
    for (const verb of ['inbox', 'sent']) {
      const told = (await stranger.sos([verb])).stdout;
      expect(told).toContain('not enrolled yet');
      expect(told).toContain('this is about the name sos-dev');
    }
    const refused = await stranger.run(3, 'send', 'kasra', 'hello');
    expect(refused.error?.code).toBe('app.not-enrolled');
    const { key } = (await stranger.ok('whoami')).data;
    expect(refused.error?.hint).toContain(
      `sos identity admit sos-dev --further-key ${(key as { fingerprint: string }).fingerprint}`,
    );
    await dev.sync();
    expect((await dev.ok('inbox')).data.standing).toBe('enrolled');
    expect((await dev.sos(['inbox'])).stdout).not.toContain('not enrolled');
  });
});
