import { afterAll, beforeAll, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;

beforeAll(async () => {
  kasra = await team.founded('kasra');
}, 60_000);
afterAll(() => {
  team.remove();
});

it.each([
  [['send', 'kasra', 'hello', '--folder', '.', '--why', 'so'], 'cli.option-needs'],
  [['send', 'kasra', 'hello', '--type', 'note', '--why', 'so'], 'cli.option-needs'],
  [['send', 'kasra', 'echo', '--type', 'command'], 'cli.argument-missing'],
  [['doctor', '--discard'], 'cli.option-needs'],
  [['ack'], 'cli.argument-missing'],
  [['identity', 'adopt', '--reason', 'so'], 'cli.argument-missing'],
  [['withhold', '--reason', 'so'], 'cli.argument-missing'],
])('%j is wrong usage, and nothing is done', async (words, code) => {
  const before = (await kasra.ok('log', '--all')).data.total as number;
  const refused = await kasra.run(2, ...words);
  expect(refused.error?.code).toBe(code);
  expect(refused.next[0]).toMatch(/^sos help /);
  expect((await kasra.ok('log', '--all')).data.total).toBe(before);
});

it('a search lists them all where that is asked for, as it says', async () => {
  for (const text of ['needle one', 'needle two', 'needle three']) {
    await kasra.ok('send', 'kasra', text, '--offline');
  }
  const few = await kasra.sos(['search', 'needle', '--limit', '1']);
  expect(few.stdout).toContain('2 more: --all lists them');
  const all = await kasra.ok('search', 'needle', '--limit', '1', '--all');
  expect(all.data.records).toHaveLength(3);
});
