import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
let athena: Member;

beforeAll(async () => {
  kasra = await team.founded('kasra');
  athena = await team.admit(kasra, 'athena', ['builder'], true);
  await kasra.sync();
}, 120_000);
afterAll(() => {
  team.remove();
});

function file(name: string, text: string): string {
  const at = path.join(team.folder, name);
  writeFileSync(at, text);
  return at;
}

describe('sos policy propose', () => {
  it.each([
    ['a list', '- 1\n', 'must be a map', 'app.bad-policy-draft'],
    ['a strange field', 'quorum: 2\n', 'quorum', 'app.bad-policy-draft'],
    ['a threshold of words', 'threshold: two\n', 'threshold', 'app.bad-policy-draft'],
    ['a role without a name', 'roles:\n  - capabilities: []\n', 'roles', 'app.bad-policy-draft'],
    ['nothing', '', 'cannot be read', 'app.bad-policy-draft'],
  ])('refuses a file that holds %s', async (_what, text, said, code) => {
    const { error } = await kasra.run(1, 'policy', 'propose', file('bad.yaml', text));
    expect(error).toMatchObject({ code });
    expect(error?.message).toContain('nothing was proposed');
    expect(error?.message).toContain(said);
  });

  it('refuses a file that is not there', async () => {
    expect((await kasra.run(1, 'policy', 'propose', 'none.yaml')).error?.code).toBeDefined();
  });

  it('refuses capabilities and founders that do not exist, and what changes nothing', async () => {
    const roles = 'roles:\n  - name: builder\n    capabilities: [mesage]\n';
    const misspelt = await kasra.run(1, 'policy', 'propose', file('roles.yaml', roles));
    expect(misspelt.error?.message).toContain('no capability mesage, perhaps message');
    const stranger = await kasra.run(1, 'policy', 'propose', '--founder', 'nobody');
    expect(stranger.error?.code).toBe('app.no-such-principal');
    const same = await kasra.run(3, 'policy', 'propose', '--threshold', '1');
    expect(same.error?.code).toBe('app.policy-unchanged');
    const many = await kasra.run(3, 'policy', 'propose', '--threshold', '2');
    expect(many.error?.message).toContain('threshold');
  });

  it('is refused to whoever may not propose', async () => {
    const refused = await athena.run(3, 'policy', 'propose', '--founder', 'athena');
    expect(refused.error?.code).toBe('trust.not-allowed');
  });

  it('says what it would change, and whose word is missing, to everybody', async () => {
    const both = ['--founder', 'kasra', '--founder', 'athena', '--threshold', '2'];
    await kasra.ok('policy', 'propose', ...both);
    await athena.sync();
    const { mine } = (await athena.ok('status')).data as { mine: { what: string; next: string }[] };
    expect(mine.map(({ what }) => what)).toEqual(['approve policy 2, or leave it']);
    const { data, next } = await athena.ok(...mine[0]!.next.split(' ').slice(1));
    expect(data).toMatchObject({
      proposal: {
        state: 'open',
        changes: [
          'a change needs 2 founders, not 1',
          expect.stringMatching(/^athena becomes a founder, with SHA256:/),
        ],
        fresh: { needed: 2, approving: ['kasra'], others: ['athena'] },
      },
    });
    await athena.ok(...next[0]!.split(' ').slice(1));
    expect((await athena.ok('policy', 'show')).data).toMatchObject({ version: 2, waiting: [] });
    const again = await athena.ok(...next[0]!.split(' ').slice(1));
    expect(again.data.already).toBe(true);
    await kasra.sync();
    expect((await kasra.ok('status')).data.mine).toEqual([]);
    await kasra.ok('verify');
  });

  it('gives the policy as a draft that can be proposed again', async () => {
    const draft = await kasra.sos(['policy', 'show', '--draft']);
    const text = draft.stdout.replace('- withhold\n', '- withhold\n      - revoke\n');
    await kasra.ok('policy', 'propose', file('next.yaml', text), '--reason', 'to end keys');
    const { waiting } = (await kasra.ok('policy', 'show')).data as {
      waiting: { changes: string[] }[];
    };
    expect(waiting[0]?.changes).toEqual([expect.stringContaining('coordinator: ')]);
  });
});

describe('sos init with several founders', () => {
  const others = new Team();
  afterAll(() => {
    others.remove();
  });

  /** The key files that were made for a name. */
  function keysOf(member: Member, name: string): string[] {
    const keys = path.join(others.folder, `home-${member.name}`, '.config', 'sos', 'keys');
    return existsSync(keys) ? readdirSync(keys).filter((each) => each.startsWith(name)) : [];
  }

  it('begins a ledger that all of them found', async () => {
    const first = await others.begin('first');
    const own = others.clone('zeus');
    own.git('init', '--quiet', 'apart');
    const apart = { folder: path.join(own.folder, 'apart') };
    const key = path.join(others.folder, 'hera');
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const settings = { folder: apart.folder };
    const init = ['--json', 'init', 'zeus', '--founder', `hera=${key}.pub`, '--threshold'];
    const tooMany = await own.sos([...init, '3'], settings);
    expect(tooMany.json().error).toMatchObject({ code: 'app.too-few-founders' });
    expect(keysOf(own, 'zeus')).toEqual([]);
    const founded = await own.sos([...init, '2'], settings);
    expect(founded.exit).toBe(0);
    const shown = await own.sos(['--json', 'policy', 'show'], settings);
    expect(shown.json().data).toMatchObject({
      threshold: 2,
      founders: [{ name: 'zeus' }, { name: 'hera' }],
    });
    const hera = { ...settings, env: { SOS_KEY: key } };
    expect((await own.sos(['--json', 'whoami'], hera)).json().data).toMatchObject({
      name: 'hera',
      standing: 'enrolled',
    });
    await first.ok('verify');
  });

  it.each([
    ['hera', 2, 'cli.no-founder-pair'],
    ['hera=', 2, 'cli.no-founder-pair'],
    ['hera=none.pub', 1, 'app.no-public-key'],
  ])('refuses %s', async (typed, exit, code) => {
    const own = others.clone(`own-${code}-${typed.length}`);
    own.git('init', '--quiet', 'apart');
    const settings = { folder: path.join(own.folder, 'apart') };
    const refused = await own.sos(['--json', 'init', 'zeus', '--founder', typed], settings);
    expect(refused.exit).toBe(exit);
    expect(refused.json().error?.code).toBe(code);
    expect(readFileSync(path.join(settings.folder, '.git', 'HEAD'), 'utf8')).toContain('ref:');
    expect((await own.sos(['--json', 'verify'], settings)).exit).not.toBe(0);
  });
});
