import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRepository } from '../../src/git/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { Team, type Member } from '../support/team.ts';

let sandbox: Sandbox;
let team: Team;
let kasra: Member;
let slim: Record<string, string>;

beforeAll(async () => {
  sandbox = new Sandbox();
  mkdirSync(sandbox.at('bin'));
  symlinkSync(realpathSync(process.execPath), sandbox.at('bin/node'));
  slim = { PATH: sandbox.at('bin') };
  team = new Team();
  kasra = await team.founded('kasra');
  const athena = await team.admit(kasra, 'athena', ['builder']);
  await athena.ok('send', 'kasra', 'the gate is open');
  await kasra.sync();
});
afterAll(() => {
  team.remove();
  sandbox.remove();
});

describe('the program in a container that has node and no git', () => {
  const reading = ['verify', 'inbox', 'log', 'whoami', 'identity list'];

  it.each(reading)('answers as it does with git: sos %s', async (words) => {
    const args = [...words.split(' '), '--json'];
    const here = await kasra.sos(args);
    const there = await kasra.sos(args, { env: slim });
    expect(there.exit, there.stdout + there.stderr).toBe(here.exit);
    expect(there.json().data).toEqual(here.json().data);
  });

  it('shows a record whole', async () => {
    const { mail } = (await kasra.ok('inbox')).data as { mail: { id: string }[] };
    const { id } = mail[0]!;
    const here = await kasra.ok('show', id);
    const there = await kasra.sos(['show', id, '--json'], { env: slim });
    expect(there.json().data).toEqual(here.data);
  });

  it('verifies with nothing remembered, from the first record on', async () => {
    const fresh = team.clone('fresh');
    fresh.git('fetch', '--quiet', 'origin', 'sos/ledger:sos/ledger');
    const ran = await fresh.sos(['verify', '--json'], { env: slim });
    expect(ran.exit, ran.stdout + ran.stderr).toBe(0);
  });

  it.each(['send athena word', 'sync'])('says that git is needed: sos %s', async (words) => {
    const before = kasra.git('show-ref');
    const args = [...words.split(' '), '--json'];
    const ran = await kasra.sos(args, { env: slim });
    expect(ran.exit, ran.stdout + ran.stderr).toBe(1);
    expect(ran.json().error?.code).toBe('git.needs-git');
    expect(kasra.git('show-ref')).toBe(before);
  });

  it('says that there is no repository where there is none', async () => {
    const ran = await kasra.sos(['log', '--json'], { env: slim, folder: sandbox.at('bin') });
    expect(ran.json().error?.code).toBe('app.no-repository');
  });
});

describe('finding a repository without git', () => {
  beforeAll(() => {
    sandbox.repo();
    mkdirSync(sandbox.at('work/sub/folder'), { recursive: true });
    sandbox.git('work', 'worktree', 'add', '--quiet', '-b', 'side', '../linked');
  });

  it.each([['work'], ['work/sub/folder'], ['linked'], ['work/.git/refs']])(
    'finds from %s what git finds',
    async (folder) => {
      const refs = ['refs/heads/main', 'refs/heads/none', 'refs/heads/side'];
      const host = sandbox.host(slim);
      const without = (await openRepository(host, sandbox.at(folder), { alsoResolve: refs }))!;
      const withGit = (await sandbox.look(folder, refs))!;
      expect(withGit.repository.places).toMatchObject(without.repository.places);
      expect(without.resolved).toEqual(withGit.resolved);
      for (const revision of ['HEAD', 'main', 'side', 'nowhere']) {
        expect(await without.repository.commitAndTree(revision)).toEqual(
          await withGit.repository.commitAndTree(revision),
        );
      }
    },
  );
});
