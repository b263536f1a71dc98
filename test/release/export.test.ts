import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Statement } from '../../src/statements/index.ts';
import type { StatementView } from '../../src/views/index.ts';
import { gitIn, ReleaseStage } from '../support/release-stage.ts';

const stage = new ReleaseStage();
let receipt: string;
let release: string;

beforeAll(async () => {
  await stage.begin();
  await stage.planned();
  await stage.signed();
  gitIn(stage.team.folder, 'init', '--quiet', '--bare', '-b', 'main', 'public.git');
  const pushed = await stage.kasra.ok('release', 'push', stage.at('public.git'));
  ({ receipt, release } = pushed.data as { receipt: string; release: string });
}, 120_000);
afterAll(() => {
  stage.end();
});

it('a release is told with its commit, its remote and the record that says so', async () => {
  const { data } = await stage.kasra.ok('release', 'export', receipt);
  const { payload } = (data as StatementView).envelope;
  const statement = JSON.parse(Buffer.from(payload, 'base64').toString()) as Statement;
  const source = encodeURIComponent(`git+${stage.at('public.git')}@${release}`);
  expect(statement).toMatchObject({
    subject: [{ name: 'commit', digest: { gitCommit: release } }],
    predicateType: 'https://in-toto.io/attestation/release/v0.1',
    predicate: {
      purl: `pkg:generic/public@${release}?vcs_url=${source}`,
      record: { digest: { sha256: receipt }, annotations: { by: 'kasra' } },
    },
  });
});

it('a receipt that rests on no gate is not told, and neither is any other record', async () => {
  const { kasra } = stage;
  const { entries } = await kasra.within(async (workspace) => (await workspace.read()).ruling);
  const honest = entries.find(({ id }) => id === receipt)?.record;
  if (honest?.kind !== 'release') throw new Error('there is no receipt');
  const { brief, manifest, verdicts, remote } = honest;
  const forged = { brief, manifest, verdicts, remote, release: 'a'.repeat(40) };
  await kasra.append({ kind: 'release', ...forged });
  const { data } = await kasra.ok('log', '--all', '--kind', 'release');
  const [newest] = data.records as { id: string }[];
  const lie = await kasra.run(3, 'release', 'export', newest!.id);
  expect(lie.error?.code).toBe('statements.not-trusted');
  const other = await kasra.run(3, 'release', 'export', manifest);
  expect(other.error?.code).toBe('statements.not-a-release');
});
