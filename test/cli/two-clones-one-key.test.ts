import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { splitWords } from '../../src/briefs/index.ts';
import { Team, type Member } from '../support/team.ts';

let team: Team;
let kasra: Member;
let laptop: Member;

beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
  const kept = readFileSync(path.join(kasra.folder, '.git', 'sos', 'identity.json'), 'utf8');
  const { key } = JSON.parse(kept) as { key: string };
  laptop = team.clone('laptop');
  await laptop.ok('join', 'kasra', '--key', key);
});
afterEach(() => {
  team.remove();
});

/** Runs a command that an answer gave, as somebody who pastes it. */
function paste(member: Member, command: string | undefined) {
  const split = splitWords(command ?? '');
  return member.sos(['--json', ...(split.ok ? split.words.slice(1) : [])]);
}

const BRIEF = [
  '---',
  'title: Work',
  'criteria: [{id: c1, text: It works, grade: claim}]',
  'gates:',
];

/** The laptop claims a brief without the remote, and the key is rotated elsewhere meanwhile. */
async function rotateMeanwhile(): Promise<void> {
  const file = path.join(team.folder, 'brief.md');
  writeFileSync(
    file,
    [...BRIEF, '  - {name: review, holder: kasra, trigger: submission}', '---', 'Do it.', ''].join(
      '\n',
    ),
  );
  await kasra.ok('brief', 'new', file, '--id', 'S1');
  await laptop.sync();
  await laptop.ok('brief', 'claim', 'S1', '--offline');
  await kasra.ok('identity', 'rotate');
  await laptop.sos(['sync']);
  await kasra.sos(['sync']);
}

it('who is alone lets count what they wrote elsewhere, by the command that is given', async () => {
  await rotateMeanwhile();
  const refused = await kasra.run(6, 'brief', 'close', 'S1');
  expect(refused.error?.code).toBe('gates.taken-back');
  const [adopt, leaveOut] = refused.next;
  const mendsNothing = await paste(kasra, leaveOut);
  expect([mendsNothing.exit, mendsNothing.json().error?.code]).toEqual([3, 'app.mends-nothing']);
  expect(mendsNothing.json().next).toContain(adopt);
  expect((await paste(kasra, adopt)).exit).toBe(0);
  expect((await kasra.ok('verify')).data.verdict).toBe('whole');
});

it('who is alone leaves it out once somebody else may revoke', async () => {
  const athena = await team.admit(kasra, 'athena', ['gatekeeper']);
  await rotateMeanwhile();
  const { next } = await kasra.run(6, 'brief', 'close', 'S1');
  await athena.sos(['sync']);
  expect((await paste(athena, next[1])).exit).toBe(3);
  await kasra.ok('identity', 'grant', 'athena', 'revoke');
  await athena.sos(['sync']);
  expect((await paste(athena, next[1])).exit).toBe(0);
  expect((await athena.ok('verify')).data.verdict).toBe('whole');
});

it('what is in doubt is told wherever somebody looks at the brief', async () => {
  await rotateMeanwhile();
  const { next } = await kasra.run(6, 'brief', 'close', 'S1');
  const took = expect.stringMatching(/^kasra took back [0-9a-f]{12}, and nobody said yet/);
  const gate = await kasra.ok('gate', 'show', 'S1', 'review');
  expect(gate.data.missing).toContainEqual({ what: took, command: 'sos verify' });
  expect(gate.next).not.toContainEqual(expect.stringMatching(/^sos gate pass/));
  const { data: brief } = await kasra.ok('brief', 'show', 'S1');
  expect(brief.missing).toContainEqual({ what: took, command: 'sos verify' });
  const { data: gates } = await kasra.ok('gate', 'status', 'S1');
  expect(gates.doubts).toEqual([{ brief: 'S1', what: took }]);
  const status = await kasra.ok('status');
  expect(status.data.mine).toContainEqual(expect.objectContaining({ next: next[0] }));
  expect(status.next).toContain(next[0]);
  const shown = await kasra.sos(['gate', 'status', 'S1']);
  expect(shown.stdout).toContain('S1 is in doubt: kasra took back');
});

it('a clone whose key has ended says so, and how to go on', async () => {
  const { keyFile, now } = (await kasra.ok('identity', 'rotate')).data;
  await laptop.sync();
  const ways = ['sos identity rotate', 'sos join kasra --new-key'];
  expect((await laptop.ok('whoami')).next).toEqual(ways);
  expect((await laptop.ok('status')).next).toEqual(expect.arrayContaining(ways));
  const again = await laptop.run(3, 'join', 'kasra');
  expect([again.error?.code, again.next]).toEqual(['app.key-ended', ways]);
  const written = await laptop.run(3, 'send', 'kasra', 'a word');
  expect(written.next[0]).toBe('sos identity rotate');
  const switched = await laptop.sos(['identity', 'rotate', '--key', keyFile as string]);
  expect(switched.stdout).toContain(now as string);
  expect((await laptop.ok('whoami')).data.standing).toBe('enrolled');
});
