import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';
import { keyOf } from './hiding-places.ts';

let team: Team;
let kasra: Member;
beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
});
afterEach(() => {
  team.remove();
});

const LATER = '2099-01-01';

function put(file: string, content: string): void {
  const at = path.join(kasra.folder, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, content);
  kasra.git('add', file);
  kasra.git('commit', '--quiet', '-m', 'more');
}

async function findingsOf(exit: number, ...args: string[]) {
  const { data } = await kasra.run(exit, 'scan', ...args);
  return data.findings as { rule: string; fingerprint: string; kind: string }[];
}

async function policy(terms: string): Promise<void> {
  const file = path.join(team.folder, 'policy.yaml');
  writeFileSync(file, terms);
  await kasra.ok('policy', 'propose', file, '--reason', 'what scans look for');
}

describe('a waiver', () => {
  it('lets one finding be, and the scan says so', async () => {
    put('config.txt', `id = ${keyOf(1)}\n`);
    const [finding] = await findingsOf(3);
    await kasra.ok('scan', 'waive', finding!.fingerprint, '--reason', 'made up', '--until', LATER);
    const { data } = await kasra.ok('scan');
    expect(data.verdict).toBe('clean');
    expect(data.waived).toMatchObject([{ fingerprint: finding!.fingerprint }]);
    expect((await kasra.ok('scan', 'waivers')).data.waivers).toMatchObject([
      { standing: 'in force', by: 'kasra', untrusted: { reason: 'made up' } },
    ]);
  });

  it('still holds when the key moves, and not for another key', async () => {
    put('config.txt', `id = ${keyOf(1)}\n`);
    const [finding] = await findingsOf(3);
    await kasra.ok('scan', 'waive', finding!.fingerprint, '--reason', 'made up', '--until', LATER);
    put('other.txt', `\n\n\nid = ${keyOf(1)}\n`);
    await kasra.ok('scan');
    put('config.txt', `id = ${keyOf(2)}\n`);
    expect(await findingsOf(3)).toHaveLength(1);
  });

  it('does not hold for a release unless it says so', async () => {
    put('config.txt', `id = ${keyOf(1)}\n`);
    const [finding] = await findingsOf(3);
    const waive = ['scan', 'waive', finding!.fingerprint, '--reason', 'made up', '--until', LATER];
    await kasra.ok(...waive);
    put('LICENSE', 'do as you like\n');
    expect(await findingsOf(3, '--release')).toHaveLength(1);
    await kasra.ok(...waive, '--release');
    await kasra.ok('scan', '--release');
  });

  it('of a password holds for a release with the content that was named, and no other', async () => {
    const password = (words: string) => `db:\n  password: "${words}"\n`;
    put('LICENSE', 'do as you like\n');
    put('config.yml', password('Tr0ub4dor&3x'));
    const [finding] = await findingsOf(3, '--commit', 'HEAD');
    const waive = ['scan', 'waive', finding!.fingerprint, '--reason', 'made up', '--until', LATER];
    expect((await kasra.run(2, ...waive, '--release')).error?.code).toBe('app.waiver-without-blob');
    const none = await kasra.run(1, ...waive, '--release', '--object', 'HEAD:none.yml');
    expect(none.error?.code).toBe('app.no-such-blob');
    await kasra.ok(...waive, '--release', '--object', 'HEAD:config.yml');
    await kasra.ok('scan', '--commit', 'HEAD', '--release');
    put('config.yml', password('c0rrect-H0rse-battery'));
    await kasra.ok('scan', '--commit', 'HEAD');
    const [other] = await findingsOf(3, '--commit', 'HEAD', '--release');
    expect(other!.fingerprint).toBe(finding!.fingerprint);
    const until = `${LATER}T00:00:00.000Z`;
    const { fingerprint } = finding!;
    await kasra.append({ kind: 'waiver', fingerprint, reason: 'x', until, release: true });
    expect(await findingsOf(3, '--commit', 'HEAD', '--release')).toHaveLength(1);
  });

  it('is a finding itself when nothing needs it, until it is taken back', async () => {
    const unused = `sos1:aws-access-key:${'a'.repeat(24)}`;
    await kasra.ok('scan', 'waive', unused, '--reason', 'x', '--until', LATER);
    expect(await findingsOf(3)).toMatchObject([{ kind: 'waiver', rule: 'waiver.unused' }]);
    await kasra.ok('scan', 'unwaive', unused, '--reason', 'nothing there');
    await kasra.ok('scan');
    await kasra.run(1, 'scan', 'unwaive', unused, '--reason', 'again');
  });

  it('is a finding when it has ended, and holds no more', async () => {
    put('config.txt', `id = ${keyOf(1)}\n`);
    const [{ fingerprint } = { fingerprint: '' }] = await findingsOf(3);
    const until = '2020-01-01T00:00:00.000Z';
    await kasra.append({ kind: 'waiver', fingerprint, reason: 'long ago', until });
    expect((await findingsOf(3)).map(({ rule }) => rule)).toContain('waiver.ended');
    expect(await findingsOf(3)).toHaveLength(2);
  });

  it('is refused with an end that has passed, and without the capability', async () => {
    const unused = `sos1:aws-access-key:${'a'.repeat(24)}`;
    const waive = ['scan', 'waive', unused, '--reason', 'x', '--until'];
    await kasra.run(2, ...waive, '2020-01-01');
    await kasra.run(2, ...waive, 'tomorrow');
    const dev = await team.admit(kasra, 'dev', ['builder']);
    await dev.run(3, ...waive, LATER);
  });

  it('of a private word or a forbidden path never holds for a release', async () => {
    await policy('scan:\n  private: [/home/kasra/secret]\n  forbidden: [drafts]\n');
    put('notes.txt', 'see /home/kasra/secret/plan\n');
    put('drafts/a.txt', 'a\n');
    const found = await findingsOf(3);
    expect(found.map(({ kind }) => kind).sort()).toEqual(['forbidden', 'private']);
    for (const { fingerprint } of found) {
      const waive = ['scan', 'waive', fingerprint, '--reason', 'x', '--until', LATER];
      await kasra.run(3, ...waive, '--release');
      await kasra.ok(...waive);
      const until = `${LATER}T00:00:00.000Z`;
      await kasra.append({ kind: 'waiver', fingerprint, reason: 'x', until, release: true });
    }
    await kasra.ok('scan');
    const left = await findingsOf(3, '--release');
    expect(left.map(({ kind }) => kind).sort()).toEqual(['forbidden', 'licence', 'private']);
  });
});

describe('what a scan looks for', () => {
  it('stands in the policy, whose own words are no finding', async () => {
    await policy('scan:\n  private: [Project Nightjar]\n  largest: 10000\n');
    await kasra.ok('scan');
    put('big.txt', 'word\n'.repeat(3000));
    put('names.txt', 'about Project Nightjar\n');
    const said = await kasra.run(3, 'scan');
    expect(said.data.findings.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'large',
      'private',
    ]);
    expect(JSON.stringify(said)).not.toContain('Nightjar');
  });

  it('has the largest size that the policy says, and the tree only a smaller one', async () => {
    put('big.txt', 'word\n'.repeat(2_500_000));
    put('.sos-scan.yml', 'largest: 90000000\n');
    expect(await findingsOf(3)).toMatchObject([{ kind: 'large' }]);
    await policy('scan:\n  largest: 20000000\n');
    await kasra.ok('scan');
    put('.sos-scan.yml', 'largest: 9000000\n');
    expect(await findingsOf(3)).toMatchObject([{ kind: 'large' }]);
  });

  it('is added to by a file of the tree, which can let nothing be', async () => {
    put('.sos-scan.yml', 'forbidden: [drafts/secret]\n');
    put('drafts/open/a.txt', 'a\n');
    await kasra.ok('scan');
    put('drafts/secret/a.txt', 'a\n');
    expect(await findingsOf(3)).toMatchObject([{ kind: 'forbidden' }]);
    put('.sos-scan.yml', 'allow: [drafts]\n');
    await kasra.run(3, 'scan');
  });

  it('is added to by words that this user keeps to themselves', async () => {
    put('names.txt', 'about Project Nightjar\n');
    await kasra.ok('scan');
    const state = path.join(team.folder, 'home-kasra', '.local', 'state', 'sos');
    mkdirSync(state, { recursive: true });
    writeFileSync(path.join(state, 'private-words'), '# mine\nProject Nightjar\n');
    expect(await findingsOf(3)).toMatchObject([{ kind: 'private', rule: 'private.1' }]);
  });
});
