import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpastable } from '../support/pastable.ts';
import { Team, type Member } from '../support/team.ts';

const BRIEF = `---
title: Work
criteria:
  - {id: said, text: It is said, grade: claim}
  - {id: shown, text: It is shown, grade: self, check: [sh, -c, 'test -n "a b" && echo $HOME']}
  - {id: open, text: It is found out how, grade: self, suite: unit}
gates:
  - {name: review, holder: kasra, trigger: submission, needs: [said]}
boundaries: []
assignees: []
---
Do it.
`;

const team = new Team();
let kasra: Member;
let fresh: Member;

beforeAll(async () => {
  kasra = await team.founded('kasra');
  fresh = team.clone('fresh');
}, 60_000);
afterAll(() => {
  team.remove();
});

/** Verbs that look, and verbs that are refused, in a state of the ledger. */
const LOOKS = [
  'status',
  'whoami',
  'doctor',
  'log',
  'search nothing-like-it',
  'search kasra',
  'inbox',
  'sent',
  'verify',
  'brief list',
  'brief show S1',
  'brief lint S1',
  'gate list',
  'gate status',
  'gate show S1 review',
  'gate check S1',
  'gate pass S1 review',
  'gate block S1 review',
  'evidence list',
  'evidence show abcd',
  'evidence run --brief S1 --criterion open',
  'evidence add --brief S1 --criterion said',
  'brief close S1',
  'brief claim S2',
  'brief submit S2',
  'gate check S2',
  'brief amend S1',
  'brief reopen S1',
  'brief cancel S1',
  'brief claim S1',
  'brief new',
  'brief new --print-template',
  'brief new nothing.txt --id S1',
  'identity list',
  'identity show kasra',
  'identity admit nobody',
  'identity grant kasra builder',
  'identity revoke kasra --reason tired',
  'show a',
  'thread abcd',
  'reply abcd',
  'join new-one',
  'init new-one',
];

/** Names every next command that is wrong usage, with the command line that proposed it. */
async function everyNext(member: Member): Promise<string[]> {
  const bad: string[] = [];
  const proposed = new Map<string, string>();
  for (const line of LOOKS) {
    const { next } = (await member.sos([...line.split(' '), '--json'])).json();
    bad.push(...(await unpastable(next)).map((command) => `${line}: ${command}`));
    for (const command of next) proposed.set(command, proposed.get(command) ?? line);
  }
  const ours = [...proposed].filter(([command]) => command.startsWith('sos '));
  const refused = wrongUsage(
    member,
    ours.map(([command]) => command),
  );
  return [...bad, ...refused.map((command) => `${proposed.get(command) ?? ''}: ${command}`)];
}

const WRONG_USAGE = 2;

/** Pastes commands into a shell, in a copy of everything; names those that are wrong usage. */
function wrongUsage(member: Member, commands: readonly string[]): string[] {
  const copy = `${team.folder}-copy`;
  const bin = path.join(copy, 'bin');
  const cwd = path.join(copy, member.name);
  const env = {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: path.join(copy, `home-${member.name}`),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const typed = (command: string) => spawnSync('sh', ['-c', command], { cwd, env }).status;
  try {
    cpSync(team.folder, copy, { recursive: true });
    mkdirSync(bin);
    symlinkSync(path.resolve('bin/sos.cjs'), path.join(bin, 'sos'));
    typed(`git remote set-url origin '${path.join(copy, 'remote.git')}'`);
    return commands.filter((command) => typed(command) === WRONG_USAGE);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

describe('what comes next', () => {
  it('can be pasted into a shell where there is no ledger yet', async () => {
    expect(await everyNext(fresh)).toEqual([]);
  }, 300_000);

  it('can be pasted into a shell in an empty ledger', async () => {
    expect(await everyNext(kasra)).toEqual([]);
  }, 300_000);

  it('can be pasted into a shell while work goes on', async () => {
    const file = path.join(team.folder, 'brief.md');
    writeFileSync(file, BRIEF);
    const dev = await team.admit(kasra, 'dev', ['builder']);
    await kasra.ok('brief', 'new', file, '--id', 'S1');
    await kasra.ok('brief', 'new', file, '--id', 'S2');
    await kasra.ok('brief', 'cancel', 'S2', '--reason', 'not now');
    const trouble = ['send', 'kasra', 'it is in the way', '--type', 'blocker', '--brief', 'S1'];
    await dev.sync();
    await dev.ok(...trouble);
    expect(await everyNext(dev)).toEqual([]);
    await dev.ok('brief', 'submit', 'S1');
    const sent = await dev.ok('send', 'kasra', 'which?', '--type', 'question');
    const { id } = sent.data.records[0];
    await kasra.sync();
    const { next } = await kasra.ok('thread', id as string);
    expect(await unpastable(next)).toEqual([]);
    for (const member of [dev, kasra]) expect(await everyNext(member)).toEqual([]);
  }, 300_000);
});
