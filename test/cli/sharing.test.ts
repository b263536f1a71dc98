import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordLine } from '../../src/views/index.ts';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;
let dev: Member;

beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
  dev = await team.admit(kasra, 'sos-dev', ['builder']);
});

afterEach(() => {
  team.remove();
});

/** Every message's text in a clone's ledger, in order. */
async function texts(member: Member): Promise<string[]> {
  const log = (await member.ok('log', '--all', '--kind', 'message')).data;
  return (log.records as RecordLine[]).map(({ untrusted }) => untrusted.preview).sort();
}

const tip = (member: Member): string => member.git('rev-parse', 'refs/heads/sos/ledger');

describe('offline', () => {
  it('keeps every record here, says so, and shares them unchanged later', async () => {
    const remote = path.join(team.folder, 'remote.git');
    kasra.git('remote', 'set-url', 'origin', path.join(team.folder, 'gone.git'));
    const sent = await kasra.ok('send', 'sos-dev', 'written while the network was off');
    expect(sent.durability).toBe('local');
    expect(sent.notShared).toContain('did not answer');
    const [record] = sent.data.records;
    const waiting = (await kasra.ok('log')).data.records as { id: string; shared: boolean }[];
    expect(waiting.find(({ id }) => id === record.id)?.shared).toBe(false);
    expect((await kasra.run(5, 'sync')).error?.code).toBe('sync.unreachable');
    kasra.git('remote', 'set-url', 'origin', remote);
    expect((await kasra.ok('sync')).data.outcome).toBe('settled');
    await dev.sync();
    expect((await dev.ok('show', record.id)).data.path).toBe(record.path);
  });

  it('lets two write apart and then agree on one tip with everything in it', async () => {
    for (const round of [1, 2, 3]) {
      await kasra.ok('send', 'sos-dev', `from kasra ${round}`, '--offline');
      await dev.ok('send', 'kasra', `from dev ${round}`, '--offline');
    }
    await kasra.sync();
    await dev.sync();
    await kasra.sync();
    expect(tip(kasra)).toBe(tip(dev));
    expect(await texts(kasra)).toHaveLength(6);
    expect(await texts(dev)).toEqual(await texts(kasra));
    expect((await kasra.ok('verify')).data.verdict).toBe('whole');
    kasra.git('fsck', '--strict');
  });
});

describe('a remote that refuses', () => {
  it('leaves the record here and says who refused, in its own words', async () => {
    const hook = path.join(team.remote, 'hooks/pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho "this branch is protected" >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    const sent = await kasra.ok('send', 'sos-dev', 'hello');
    expect(sent.durability).toBe('local');
    expect(sent.notShared).toContain('refuses');
    const { exit, stdout } = await kasra.sos(['send', 'sos-dev', 'hello again']);
    expect([exit, stdout]).toEqual([0, expect.stringContaining('safe here only, not shared yet')]);
    const refused = await kasra.run(3, 'sync');
    expect(refused.error).toMatchObject({ code: 'sync.refused' });
    expect(refused.error?.hint).toContain('this branch is protected');
  });
});

describe('a remote that loses records', () => {
  it('is caught by a clone that saw them, and gets them back', async () => {
    const before = tip(kasra);
    await kasra.ok('send', 'sos-dev', 'soon to be lost');
    await dev.sync();
    dev.git('push', '--quiet', '--force', 'origin', `${before}:refs/heads/sos/ledger`);
    const alarm = await kasra.run(4, 'sync');
    expect(alarm.data.alarms.map(({ code }: { code: string }) => code)).toContain(
      'ledger.rewritten',
    );
    expect(dev.git('ls-remote', 'origin', 'refs/heads/sos/ledger')).toContain(tip(kasra));
  });
});

describe('many writers in one clone', () => {
  it('lose nothing, double nothing, and every signature holds', async () => {
    const writers = Array.from({ length: 8 }, (_, number) =>
      kasra.ok('send', 'sos-dev', `writer ${number}`, '--offline'),
    );
    await Promise.all(writers);
    expect(await texts(kasra)).toHaveLength(8);
    expect((await kasra.ok('verify')).data).toMatchObject({ verdict: 'whole', unverifiable: 0 });
    kasra.git('fsck', '--strict');
  });

  it('append once when they repeat one word', async () => {
    const once = ['send', 'sos-dev', 'only once', '--once', 'greeting'];
    const [first, second] = await Promise.all([kasra.ok(...once), kasra.ok(...once)]);
    expect(first.data.records[0].id).toBe(second.data.records[0].id);
    expect([first.data.already, second.data.already].sort()).toEqual([false, true]);
    expect(await texts(kasra)).toHaveLength(1);
  });
});
