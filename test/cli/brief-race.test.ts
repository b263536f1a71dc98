import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BriefLine } from '../../src/views/index.ts';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;
let bob: Member;
beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
  bob = await team.admit(kasra, 'bob', ['builder']);
});
afterEach(() => {
  team.remove();
});

/** A brief in a file. */
function brief(title: string): string {
  const file = path.join(team.folder, `${title}.md`);
  writeFileSync(
    file,
    `---\ntitle: ${title}\ncriteria:\n  - {id: c1, text: It works, grade: claim}\n---\nDo it.\n`,
  );
  return file;
}

it('two who take the next free id at once get one each', async () => {
  const first = await kasra.ok('brief', 'new', brief('one'));
  const second = await bob.ok('brief', 'new', brief('other'));
  expect(first.data.brief).toMatchObject({ id: 'B001', untrusted: { title: 'one' } });
  expect(second.data.brief).toMatchObject({ id: 'B002', untrusted: { title: 'other' } });
  await kasra.sync();
  const listed = await kasra.ok('brief', 'list');
  expect((listed.data.briefs as BriefLine[]).map(({ untrusted }) => untrusted.title)).toEqual([
    'one',
    'other',
  ]);
});

it('an id that was asked for and is taken meanwhile is refused, and nothing of it is left', async () => {
  await kasra.ok('brief', 'new', brief('one'), '--id', 'S1');
  const refused = await bob.run(3, 'brief', 'new', brief('other'), '--id', 'S1');
  expect(refused.error?.code).toBe('briefs.id-taken');
  await bob.sync();
  expect((await bob.sos(['verify', '--json'])).exit).toBe(0);
});
