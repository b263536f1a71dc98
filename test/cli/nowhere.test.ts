import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSos } from '../support/program.ts';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
let fresh: Member;

beforeAll(async () => {
  kasra = await team.founded('kasra');
  fresh = team.clone('fresh');
}, 60_000);
afterAll(() => {
  team.remove();
});

describe('a fresh clone', () => {
  it('is told to sync first, whatever is asked', async () => {
    const asked = [
      ['status'],
      ['verify'],
      ['gate', 'check', 'S1'],
      ['inbox'],
      ['whoami'],
      ['log'],
      ['send', 'kasra', 'hello'],
    ];
    for (const verb of asked) {
      const refused = await fresh.run(1, ...verb);
      expect(refused.error?.code).toBe('app.no-ledger');
      expect(refused.next[0]).toBe('sos sync');
    }
    const told = await fresh.sos(['doctor', '--json']);
    expect(told.json().next[0]).toBe('sos sync');
    await fresh.ok('sync');
    expect((await fresh.ok('status')).data.standing).toBe('none');
  });
});

describe('without a ledger anywhere', () => {
  it('the founder is proposed by name, or the help where there is none', async () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'sos-nowhere-'));
    const run = (USER: string, ...args: string[]) =>
      runSos(['--json', ...args], { folder: empty, env: { USER, LOGNAME: '' } });
    expect((await run('Ada', 'status')).json().next).toEqual(['git init', 'sos init ada']);
    expect((await run('', 'status')).json().next).toEqual(['git init', 'sos help init']);
    rmSync(empty, { recursive: true });
  });
});

describe('the beginning of an id', () => {
  it('has at least four digits', async () => {
    for (const typed of ['a', 'abc', 'kasra']) {
      const refused = await kasra.run(2, 'show', typed);
      expect(refused.error?.code).toBe('app.not-an-id');
      expect(refused.error?.hint).toContain('at least 4');
    }
  });
});
