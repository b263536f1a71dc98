import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;
let dev: Member;
let athena: Member;
beforeAll(async () => {
  team = new Team();
  ({ kasra, dev, athena } = await team.standing());
});
afterAll(() => {
  team.remove();
});

/** Sends a command to somebody, who gets it. */
async function sendCommand(...to: Member[]): Promise<string> {
  const file = path.join(team.folder, 'command.txt');
  writeFileSync(file, 'true\n');
  const names = to.map(({ name }) => name).join(',');
  const sent = await kasra.ok('send', names, '--type', 'command', '--file', file, '--why', 'once');
  for (const each of to) await each.sync();
  return (sent.data.records as { id: string }[])[0]!.id;
}

async function sentLine(id: string): Promise<unknown> {
  const { sent } = (await kasra.ok('sent')).data as { sent: { id: string }[] };
  return sent.find((line) => line.id === id);
}

describe('whoever sent a command', () => {
  it('hears in their inbox, in what they sent and while they wait that it was declined', async () => {
    const id = await sendCommand(dev);
    const reply = ['wait', '--for', `reply:${id}`, '--timeout'];
    expect((await kasra.run(6, ...reply, '1')).error?.code).toBe('cli.waited-in-vain');
    await dev.ok('command', 'decline', id, '--note', 'Not on my machine');
    const arrived = await kasra.ok(...reply, '30');
    expect(arrived.data).toMatchObject({ line: { type: 'receipt', from: 'sos-dev' } });
    const note = 'Not on my machine';
    const declined = [{ by: 'sos-dev', begun: false, untrusted: { note } }];
    expect(await sentLine(id)).toMatchObject({ done: false, declined });
    expect((await kasra.sos(['sent'])).stdout).toContain(`declined by sos-dev: ${note}`);
    expect((await kasra.ok('command', 'show', id)).data).toMatchObject({ declined });
    const { mail } = (await kasra.ok('inbox')).data as { mail: { id: string }[] };
    expect(mail).toMatchObject([{ type: 'receipt', why: 'it declines what you sent' }]);
    expect((await kasra.sos(['inbox'])).stdout).toContain(note);
    await kasra.ok('ack', mail[0]!.id);
    expect((await kasra.ok('inbox')).data).toMatchObject({ mail: [] });
  });

  it('waits on while one of several recipients declined it', async () => {
    const id = await sendCommand(dev, athena);
    await dev.ok('command', 'decline', id);
    await kasra.sync();
    expect((await kasra.run(6, 'wait', '--for', `reply:${id}`, '--timeout', '1')).ok).toBe(false);
    expect(await sentLine(id)).toMatchObject({
      received: ['sos-dev'],
      declined: [{ by: 'sos-dev', untrusted: { note: null } }],
    });
    await athena.ok('command', 'decline', id);
    await kasra.ok('wait', '--for', `reply:${id}`, '--timeout', '30');
  });
});
