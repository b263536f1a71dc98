import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undo } from '../../src/app/undo.ts';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;

beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
});
afterEach(() => {
  team.remove();
});

interface Symptom {
  readonly what: string;
  readonly standing: string;
  readonly said: string;
}

const badOf = async (member: Member): Promise<Symptom[]> => {
  const { data } = await member.run(1, 'doctor');
  return (data.symptoms as Symptom[]).filter(({ standing }) => standing === 'bad');
};
const ours = (member: Member) =>
  member.git('for-each-ref', '--format=%(refname)', 'refs/sos', 'refs/heads/sos');

/** Takes an object out of a clone, as a broken disk or a careless hand does. */
function lose(member: Member, revision: string): void {
  const oid = member.git('rev-parse', revision);
  rmSync(path.join(member.folder, '.git', 'objects', oid.slice(0, 2), oid.slice(2)));
  rmSync(path.join(member.folder, '.git', 'sos', 'catalog'), { recursive: true, force: true });
}

describe('where the pin is damaged', () => {
  it.each(['.sos/pin', '.git/sos/ledger.json'])('doctor names %s and goes on', async (file) => {
    rmSync(path.join(kasra.folder, '.git/sos/ledger.json'));
    mkdirSync(path.join(kasra.folder, '.sos'));
    writeFileSync(path.join(kasra.folder, file), 'rubbish');
    const bad = await badOf(kasra);
    expect(bad.map(({ what }) => what)).toEqual(['pin']);
    expect(bad[0]?.said).toContain(file);
    await kasra.ok('doctor', '--undo');
    expect(ours(kasra)).toBe('');
  });
});

describe('where an object of the ledger is missing', () => {
  it.each([
    ['a tree', 'sos/ledger^{tree}'],
    ['a commit', 'sos/ledger'],
  ])(
    'doctor says so for %s, and --undo works: the remote has everything',
    async (_what, revision) => {
      lose(kasra, revision);
      const bad = await badOf(kasra);
      expect(bad.map(({ what }) => what)).toEqual(['ledger']);
      await kasra.ok('doctor', '--undo');
      expect(ours(kasra)).toBe('');
    },
  );

  it('--undo asks for --discard where records may be here only', async () => {
    await kasra.ok('send', 'kasra', 'x', '--offline');
    lose(kasra, 'sos/ledger^{tree}');
    expect((await kasra.run(6, 'doctor', '--undo')).error?.code).toBe('app.unshared-unknown');
    expect(ours(kasra)).not.toBe('');
    await kasra.ok('doctor', '--undo', '--discard');
    expect(ours(kasra)).toBe('');
  });
});

it('a private key that others may read is named, with what mends it', async () => {
  const { key } = JSON.parse(
    readFileSync(path.join(kasra.folder, '.git/sos/identity.json'), 'utf8'),
  ) as { key: string };
  chmodSync(key, 0o644);
  const { data } = await kasra.ok('doctor');
  const found = (data.symptoms as Symptom[]).find(({ what }) => what === 'key');
  expect(found).toMatchObject({ standing: 'warning' });
  expect(found?.said).toContain(`chmod 600 '${key}'`);
});

it('a request to be let in that was not shared is lost by nobody unawares', async () => {
  const loom = team.clone('loom');
  await loom.ok('join', 'loom', '--role', 'builder', '--offline');
  expect((await loom.run(3, 'doctor', '--undo')).error?.code).toBe('app.unshared-records');
  await loom.ok('sync');
  await loom.ok('doctor', '--undo');
});

it('--undo leaves nothing in the clone, names what stays, and says so when it is done again', async () => {
  kasra.git('fetch', '--quiet', 'origin');
  expect(kasra.git('for-each-ref', 'refs/remotes/origin/sos')).not.toBe('');
  const { data } = await kasra.ok('doctor', '--undo');
  expect(data.removed).toContain('refs/remotes/origin/sos/ledger');
  expect(kasra.git('for-each-ref', '--format=%(refname)')).toBe(
    'refs/heads/main\nrefs/remotes/origin/main',
  );
  for (const left of ['.git/sos', '.git/refs/sos', '.git/refs/heads/sos']) {
    expect(existsSync(path.join(kasra.folder, left)), left).toBe(false);
  }
  const names = (data.stays as string[]).map((folder) => path.basename(path.dirname(folder)));
  expect(names).toEqual(['.config', 'state', '.cache']);
  const again = await kasra.sos(['doctor', '--undo']);
  expect(again.exit).toBe(0);
  expect(again.stdout).toContain('nothing of sos is in this clone');
  expect(again.stdout).toContain(path.join('.local', 'state', 'sos'));
});

it('what other work trees remember goes too, and is named', async () => {
  const tree = path.join(team.folder, 'tree');
  kasra.git('worktree', 'add', '--quiet', '-b', 'side', tree);
  await kasra.ok('-C', tree, 'join', 'side-agent', '--role', 'observer');
  const left = path.join(kasra.folder, '.git/worktrees/tree/sos');
  expect(existsSync(left)).toBe(true);
  expect((await kasra.ok('doctor', '--undo')).data.removed).toContain(left);
  expect(existsSync(left)).toBe(false);
});

it('a record that is appended while --undo looks stays, and so does the branch', async () => {
  await kasra.ok('send', 'kasra', 'before', '--offline');
  await kasra.within(async (workspace) => {
    const { store } = workspace.repository;
    const refs = store.refs.bind(store);
    const looking = {
      ...workspace.repository,
      store: {
        ...store,
        refs: async (prefix: string) => {
          const found = await refs(prefix);
          if (prefix === 'refs/sos/') await kasra.ok('send', 'kasra', 'meanwhile', '--offline');
          return found;
        },
      },
    };
    await expect(undo({ ...workspace, repository: looking } as never, true)).rejects.toMatchObject({
      code: 'app.ledger-moved',
    });
  });
  expect(ours(kasra)).toContain('refs/heads/sos/ledger');
});

describe('what stands where sos keeps something', () => {
  it('a folder in the place of the catalog is named, and everything is answered meanwhile', async () => {
    const place = path.join(kasra.folder, '.git/sos/catalog');
    rmSync(place, { recursive: true, force: true });
    mkdirSync(path.join(place, 'inner'), { recursive: true });
    await kasra.ok('send', 'kasra', 'still here');
    const { data } = await kasra.ok('doctor');
    const found = (data.symptoms as Symptom[]).find(({ what }) => what === 'catalog');
    expect(found?.standing).toBe('warning');
    expect(found?.said).toContain(`${place} is a folder`);
    rmSync(place, { recursive: true });
    await kasra.ok('verify');
    const after = (await kasra.ok('doctor')).data.symptoms as Symptom[];
    expect(after.map(({ what }) => what)).not.toContain('catalog');
  });

  it('where a look fails, it is said which', async () => {
    const file = kasra.git('rev-parse', '--git-path', 'sos/identity.json');
    const known = path.resolve(kasra.folder, file);
    const { key } = JSON.parse(readFileSync(known, 'utf8')) as { key: string };
    writeFileSync(key, 'no key at all');
    rmSync(`${key}.pub`);
    const { error, data } = await kasra.run(1, 'doctor');
    const bad = (data.symptoms as Symptom[]).filter(({ standing }) => standing === 'bad');
    expect(bad.map(({ what }) => what)).toEqual(['identity', 'key']);
    expect(error?.message).toContain('not in order: identity, key;');
  });
});
