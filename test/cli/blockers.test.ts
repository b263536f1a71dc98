import { afterAll, beforeAll, expect, it } from 'vitest';
import { ONE_GATE, textFile } from '../support/brief-text.ts';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
let dev: Member;
let athena: Member;
let id: string;
let blocker: string;

/** Nothing is asked for but words, so that only the blocker stands in the way. */
const WORDS = ONE_GATE.replace(/ {4}check: .*\n/, '')
  .replace('grade: self', 'grade: claim')
  .replace(/gates:\n(?: .*\n)+/, 'gates: []\n');

beforeAll(async () => {
  ({ kasra, dev, athena } = await team.standing());
  ({ id } = (await kasra.ok('brief', 'new', textFile(kasra, WORDS))).data.brief);
  await dev.sync();
  await dev.ok('brief', 'claim', id);
  await dev.ok('brief', 'submit', id);
  await dev.ok('evidence', 'add', '--claim', 'done', '--brief', id, '--criterion', 'one-root');
  await athena.sync();
  const sent = await athena.ok('send', 'sos-dev', 'wait', '--type', 'blocker', '--brief', id);
  blocker = sent.data.records[0].id.slice(0, 12);
  await kasra.sync();
}, 120_000);
afterAll(() => {
  team.remove();
});

/** What closing is refused for, and what is to be typed. */
async function missing(): Promise<unknown> {
  const { error, next } = await kasra.run(3, 'brief', 'close', id);
  return { missing: error!.details!['missing'], next };
}

it('a blocker names who can answer it, and sends nobody else to reply', async () => {
  const what = `blocker ${blocker} has no reply: it waits for sos-dev or athena`;
  const command = `sos show ${blocker}`;
  const refused = { missing: [{ what, command }], next: [command] };
  expect(await missing()).toEqual(refused);
  await kasra.ok('reply', blocker, 'never mind');
  expect(await missing()).toEqual(refused);
});

it('a blocker that nobody can answer any more is ended by the author of the brief', async () => {
  for (const name of ['sos-dev', 'athena']) {
    await kasra.ok('identity', 'revoke', name, '--reason', 'left');
  }
  const status = await kasra.ok('status');
  expect(status.data).toMatchObject({ mine: [{ next: `sos brief close ${id}` }] });
  await kasra.ok('brief', 'close', id);
});
