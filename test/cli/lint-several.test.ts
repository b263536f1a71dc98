import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ONE_GATE, textFile } from '../support/brief-text.ts';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;

beforeAll(async () => {
  ({ kasra } = await team.standing());
  for (const id of ['S1', 'S2']) await kasra.ok('brief', 'new', textFile(kasra), '--id', id);
  const free = ONE_GATE.replace('holder: athena', 'holder: kasra');
  await kasra.ok('brief', 'new', textFile(kasra, free), '--id', 'S3');
  await kasra.ok('identity', 'revoke', 'athena', '--reason', 'gone');
}, 120_000);
afterAll(() => {
  team.remove();
});

it('lint over several briefs says of each error which brief it is of', async () => {
  const { error } = await kasra.run(3, 'brief', 'lint');
  expect(error?.message).toContain('S1 and S2 cannot work as written');
  const missing = error?.details?.['missing'] as { what: string }[];
  expect(missing.map(({ what }) => what.slice(0, 3))).toEqual(['S1 ', 'S2 ']);
});

it.each([
  ['bytes that are no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]), 'cli.not-text'],
  ['a text that is no brief', Buffer.from('hello\n'), 'briefs.bad-draft'],
])('lint of %s ends with 2: it is no brief at all', async (_what, bytes, code) => {
  const file = path.join(team.folder, 'other');
  writeFileSync(file, bytes);
  expect((await kasra.run(2, 'brief', 'lint', file)).error?.code).toBe(code);
});

it('lint reads what a shell puts together in a pipe', () => {
  const words = `'${process.execPath}' '${path.resolve('bin/sos.cjs')}' brief lint <(printf hello)`;
  const ran = spawnSync('bash', ['-c', words], { cwd: kasra.folder, encoding: 'utf8' });
  expect(ran.stderr).toContain('title is missing');
  expect(ran.status).toBe(2);
});
