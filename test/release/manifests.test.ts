import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, type DraftOf, type ReleaseList } from '../../src/records/index.ts';
import { decodeList, encodeList, releaseNames } from '../../src/release/manifest.ts';
import { ReleaseStage } from '../support/release-stage.ts';
import type { Member } from '../support/team.ts';

const stage = new ReleaseStage();
let honest: ReleaseList;
beforeAll(async () => {
  await stage.begin();
  const manifest = await stage.planned();
  honest = await stage.dev.within(async (workspace) => {
    const reading = await workspace.read();
    const entry = reading.ruling.entries.find(({ id }) => id === manifest);
    if (entry?.record.kind !== 'manifest') throw new Error('there is no manifest');
    const answer = await reading.content(entry.record.list);
    const list = answer.ok ? decodeList(answer.bytes) : answer.problem;
    if (typeof list === 'string') throw new Error(list);
    return list;
  });
}, 120_000);
afterAll(() => {
  stage.end();
});

/** Appends a manifest of any list beside the verbs, saying of it what is told; gives its id. */
async function planted(
  list: ReleaseList,
  said: Partial<DraftOf<'manifest'>> = {},
): Promise<string> {
  const bytes = encodeList(list);
  const draft: DraftOf<'manifest'> = {
    kind: 'manifest',
    brief: 'S1',
    commit: list.commit,
    tree: list.tree,
    release: releaseNames(list).commit,
    list: contentOf(bytes),
    ...said,
  };
  return stage.dev.within(async (workspace) => {
    const plan = () => ({ drafts: [draft], contents: [bytes] });
    const written = await workspace.write({ kind: 'manifest', plan });
    return written.records[0]?.id ?? '';
  });
}

async function signedBy(member: Member, manifest: string): Promise<void> {
  await member.sync();
  const again = ['--reason', 'another list', '--manifest', manifest];
  await member.ok('gate', 'pass', 'S1', 'clean', ...again);
}

describe('a manifest that was not made by planning', () => {
  it('is found out where it gives a path bytes that its commit does not have there', async () => {
    const blob = stage.dev.git('rev-parse', `${stage.commit}:customers.txt`);
    const files = honest.files.map((file) => (file.path === 'LICENSE' ? { ...file, blob } : file));
    const manifest = await planted({ ...honest, files });
    await signedBy(stage.athena, manifest);
    await stage.kasra.sync();
    const push = ['release', 'push', stage.at('public.git'), '--manifest', manifest];
    stage.kasra.git('init', '--quiet', '--bare', stage.at('public.git'));
    const refused = await stage.kasra.run(3, ...push);
    expect(refused.error?.message).toContain('source');
    const folder = stage.at('built.git');
    await stage.kasra.ok('release', 'build', folder, '--manifest', manifest);
    const checked = await stage.kasra.run(3, 'release', 'check', folder);
    expect(JSON.stringify(checked.data)).toContain('LICENSE is not so in');
  });

  it('is found out where it says another date than its commit', async () => {
    const manifest = await planted({ ...honest, seconds: honest.seconds + 1 });
    const folder = stage.at('later.git');
    await stage.dev.ok('release', 'build', folder, '--manifest', manifest);
    const checked = await stage.dev.run(3, 'release', 'check', folder);
    expect(JSON.stringify(checked.data)).toContain(`the date of ${stage.commit} is another one`);
  });

  it('is believed in nothing where its list makes another commit than it says', async () => {
    const manifest = await planted(honest, { release: 'a'.repeat(40) });
    const args = ['release', 'build', stage.at('never.git'), '--manifest', manifest] as const;
    expect((await stage.dev.run(4, ...args)).error?.code).toBe('release.bad-manifest');
  });

  it('bears no other name than the policy says', async () => {
    const author = { name: 'Somebody', email: 'somebody@example.org' };
    const manifest = await planted({ ...honest, author });
    await signedBy(stage.athena, manifest);
    await stage.kasra.sync();
    const push = ['release', 'push', stage.at('public.git'), '--manifest', manifest] as const;
    expect((await stage.kasra.run(3, ...push)).error?.code).toBe('release.other-identity');
  });
});

describe('a pass that names a manifest', () => {
  it('is refused where the manifest is of another commit, and does not count by hand', async () => {
    const other = await planted({ ...honest, commit: 'b'.repeat(40), tree: 'c'.repeat(40) });
    await stage.athena.sync();
    const pass = [
      'gate',
      'pass',
      'S1',
      'clean',
      '--reason',
      'that one',
      '--manifest',
      other,
    ] as const;
    const refused = await stage.athena.run(3, ...pass);
    expect(refused.error?.code).toBe('gates.other-manifest');
    const terms = await stage.athena.within(async (workspace) => {
      const { ruling } = await workspace.read();
      return ruling.entries.find(({ kind }) => kind === 'brief')?.id ?? '';
    });
    await stage.athena.append({
      kind: 'verdict',
      brief: 'S1',
      gate: 'clean',
      verdict: 'pass',
      terms,
      commit: honest.commit,
      tree: honest.tree,
      evidence: [],
      manifest: other,
      findings: [],
      followUps: [],
      notChecked: [],
    });
    const verified = await stage.athena.run(4, 'verify');
    expect(JSON.stringify(verified.data)).toContain('gate.other-manifest');
  });
});
