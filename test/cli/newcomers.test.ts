import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

describe('an outsider arrives', () => {
  it('needs a clone, two commands and one approval before working', async () => {
    const loom = team.clone('loom');
    const joined = await loom.ok('join', 'loom', '--role', 'builder');
    expect(joined.data).toMatchObject({ outcome: 'asked', believed: true, name: 'loom' });
    expect(joined.data.admit).toBe('sos identity admit loom');
    await kasra.ok('sync');
    const asking = await kasra.ok('identity', 'list');
    expect(asking.next).toEqual(['sos identity admit loom']);
    await kasra.ok('identity', 'admit', 'loom');
    await kasra.ok('send', 'loom', 'welcome');
    await loom.ok('sync');
    expect((await loom.ok('inbox')).data.mail).toHaveLength(1);
    expect((await loom.ok('send', 'kasra', 'hello')).durability).toBe('remote');
    const symptoms = (await loom.ok('doctor')).data.symptoms as { standing: string }[];
    expect(symptoms.map(({ standing }) => standing)).not.toContain('bad');
  });

  it('asks once however often the command is repeated', async () => {
    const loom = team.clone('loom');
    await loom.ok('join', 'loom', '--role', 'builder');
    expect((await loom.ok('join', 'loom', '--role', 'builder')).data.outcome).toBe('asked-before');
    await kasra.sync();
    await kasra.ok('identity', 'admit', 'loom', '--role', 'observer');
    await loom.sync();
    expect((await loom.ok('join', 'loom', '--role', 'builder')).data.outcome).toBe(
      'already-enrolled',
    );
  });

  it('takes only the ledger that was named', async () => {
    const loom = team.clone('loom');
    const refused = await loom.run(4, 'join', 'loom', '--ledger', 'a'.repeat(64));
    expect(refused.error?.code).toBe('app.other-ledger');
    expect(existsSync(path.join(loom.folder, '.git/refs/heads/sos'))).toBe(false);
    const { ledger } = (await kasra.ok('verify')).data;
    expect(
      (await loom.ok('join', 'loom', '--role', 'builder', '--ledger', ledger)).data.believed,
    ).toBe(false);
  });

  it('may not write before somebody admits the key, and learns what to do', async () => {
    const loom = team.clone('loom');
    await loom.ok('join', 'loom', '--role', 'builder');
    const refused = await loom.run(3, 'send', 'kasra', 'let me in');
    expect(refused.error?.code).toBe('app.not-enrolled');
    expect(refused.error?.hint).toContain('sos identity admit loom');
  });

  it('gets no more than the admitter names when asking for everything', async () => {
    const loom = team.clone('loom');
    await loom.ok('join', 'loom', '--role', 'founder');
    await kasra.sync();
    const refused = await kasra.run(3, 'identity', 'admit', 'loom');
    expect(refused.error?.code).toBe('app.asked-for-founder');
  });
});

describe('strangers ask', () => {
  const ask = async (from: Member, name: string, role: string) => {
    await from.ok('join', name, '--role', role, '--new-key', '--offline');
    // Whoever asks once is known by that key here: the next one comes as a stranger does.
    rmSync(path.join(from.folder, '.git/sos/identity.json'));
  };
  const movesOf = async () => {
    await kasra.sync();
    const { data, next } = await kasra.ok('status');
    const mine = data.mine as { what: string; why: string; next: string }[];
    return { mine: mine.map(({ what, why }) => `${what} (${why})`), next };
  };

  it('for everything, and no command to paste gives it', async () => {
    const loom = team.clone('loom');
    await ask(loom, 'zz0', 'founder');
    await loom.sync();
    const { mine, next } = await movesOf();
    expect(mine).toEqual(['admit zz0, or leave it (zz0 asks to be enrolled as founder)']);
    expect(next).toEqual(['sos identity show zz0']);
    expect((await kasra.ok('identity', 'list')).next).toEqual(['sos identity show zz0']);
  });

  it('in great number, and are one move to look at', async () => {
    const loom = team.clone('loom');
    for (const name of ['zz0', 'zz1', 'zz2']) await ask(loom, name, 'builder');
    await loom.sync();
    expect((await movesOf()).next).toEqual(
      ['zz0', 'zz1', 'zz2'].map((name) => `sos identity admit ${name}`),
    );
    await ask(loom, 'zz3', 'founder');
    await loom.sync();
    const { mine, next } = await movesOf();
    expect(mine).toEqual(['4 ask to be enrolled (zz0, zz1, zz2 and 1 more)']);
    expect(next).toEqual(['sos identity list']);
    expect((await kasra.ok('identity', 'list')).next).toEqual(['sos help identity admit']);
  });
});

describe('a key goes under one name', () => {
  const identity = (member: Member) =>
    readFileSync(path.join(member.folder, '.git/sos/identity.json'), 'utf8');

  it('that it is enrolled under: another one is refused, and nothing is rewritten', async () => {
    const before = identity(kasra);
    const refused = await kasra.run(3, 'join', 'athena', '--role', 'gatekeeper');
    expect(refused.error?.code).toBe('app.known-otherwise');
    expect(identity(kasra)).toBe(before);
    expect((await kasra.ok('whoami')).data.name).toBe('kasra');
  });

  it('that it asks for', async () => {
    const loom = team.clone('loom');
    await loom.ok('join', 'loom', '--role', 'builder');
    const before = identity(loom);
    const refused = await loom.run(3, 'join', 'athena', '--role', 'gatekeeper');
    expect(refused.error?.code).toBe('app.known-otherwise');
    expect(identity(loom)).toBe(before);
  });
});

describe('a second beginning', () => {
  it('adopts the ledger that the remote has', async () => {
    const loom = team.clone('loom');
    const started = await loom.ok('init', 'loom');
    expect(started.data).toMatchObject({
      outcome: 'adopted',
      ledger: (await kasra.ok('verify')).data.ledger,
    });
    expect(started.next).toEqual(['sos join loom']);
  });

  it('is refused where a ledger is here already', async () => {
    expect((await kasra.run(3, 'init', 'kasra')).error?.code).toBe('app.already-a-ledger');
  });

  it('is refused when the remote does not answer: that is no absence', async () => {
    const loom = team.clone('loom');
    loom.git('remote', 'set-url', 'origin', path.join(team.folder, 'gone.git'));
    const refused = await loom.run(5, 'init', 'loom');
    expect(refused.error?.code).toBe('app.cannot-see-remote');
    expect(loom.git('for-each-ref', 'refs/heads/sos', 'refs/sos')).toBe('');
  });
});

describe('a name', () => {
  it('is a label of a key: nothing that is typed or set makes a record say another author', async () => {
    const dev = await team.admit(kasra, 'sos-dev', ['builder']);
    const env = {
      GIT_AUTHOR_NAME: 'athena',
      GIT_COMMITTER_NAME: 'athena',
      USER: 'athena',
      SOS_NAME: 'athena',
      SOS_AUTHOR: 'athena',
    };
    const sent = await dev.sos(['send', 'kasra', 'I am athena', '--json'], { env });
    const { id } = sent.json().data.records[0];
    expect((await dev.ok('show', id)).data).toMatchObject({ author: 'sos-dev' });
    for (const flag of ['--by', '--author', '--as', '--from']) {
      expect((await dev.sos(['send', 'kasra', 'x', flag, 'athena'])).exit).toBe(2);
    }
  });

  it('of one work tree is not that of another: each linked work tree has its own', async () => {
    const tree = path.join(team.folder, 'tree');
    kasra.git('worktree', 'add', '--quiet', '-b', 'side', tree);
    const joined = await kasra.ok('-C', tree, 'join', 'side-agent', '--role', 'observer');
    expect(joined.data.name).toBe('side-agent');
    expect((await kasra.ok('whoami')).data.name).toBe('kasra');
    expect((await kasra.ok('-C', tree, 'whoami')).data.name).toBe('side-agent');
  });

  it('stands on its own key file, readable by its owner alone', async () => {
    const loom = team.clone('loom');
    const { keyFile } = (await loom.ok('join', 'loom', '--role', 'builder')).data;
    expect(readFileSync(keyFile, 'utf8')).toContain('BEGIN OPENSSH PRIVATE KEY');
    expect(keyFile.startsWith(loom.folder)).toBe(false);
  });
});
