import { afterEach, beforeEach, expect, it } from 'vitest';
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

it('evidence about a commit that was rewritten away reads as subject missing, no error and no pass', async () => {
  kasra.commit('with a secret');
  await kasra.ok('evidence', 'run', '--', 'true');
  kasra.git('reset', '--quiet', '--hard', 'HEAD~1');
  kasra.git('reflog', 'expire', '--expire=now', '--all');
  kasra.git('gc', '--quiet', '--prune=now');
  const [line] = (await kasra.ok('evidence', 'list')).data.evidence;
  expect(line.notes).toContain('subject missing: its commit is not in this repository');
  const shown = await kasra.sos(['evidence', 'show', line.id]);
  expect(shown.exit).toBe(0);
  expect(shown.stdout).toContain('subject missing');
  expect((await kasra.ok('verify')).data.verdict).toBe('whole');
});
