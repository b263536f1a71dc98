import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Envelope } from '../support/program.ts';
import { Team, type Member } from '../support/team.ts';
import type { EvidenceListView, EvidenceView } from '../../src/views/index.ts';

const BRIEF = `---
title: Publish a clean history
criteria:
  - id: one-root
    text: There is one root commit
    check: git rev-list --max-parents=0 --all
    grade: self
  - id: together
    text: It works against the real remote
    check: git ls-remote --exit-code origin main
    suite: integration
    grade: self
gates:
  - name: clean
    holder: athena
    trigger: submission
    needs: [one-root]
boundaries: []
assignees: []
---

The public copy holds one root commit.
`;

const team = new Team();
let kasra: Member;
let athena: Member;
let builder: Member;

beforeAll(async () => {
  ({ kasra, dev: builder, athena } = await team.standing());
  const file = path.join(team.folder, 'brief.md');
  writeFileSync(file, BRIEF);
  await kasra.ok('brief', 'new', file, '--id', 'S069');
  await builder.sync();
  await builder.ok('brief', 'claim', 'S069');
}, 120_000);
afterAll(() => {
  team.remove();
});

const oneOf = (answer: Envelope) => (answer.data as { evidence: EvidenceView }).evidence;
const listOf = (answer: Envelope) => (answer.data as EvidenceListView).evidence;

describe('a run', () => {
  it('keeps both streams and the exit code, and is recorded though it failed', async () => {
    const ran = await builder.sos([
      'evidence',
      'run',
      '--',
      'sh',
      '-c',
      'echo out; echo err >&2; exit 3',
    ]);
    expect(ran).toMatchObject({ exit: 3, stdout: 'out\n' });
    expect(ran.stderr).toMatch(/^err\n/);
    expect(ran.stderr).toContain('recorded ');
    const listed = await builder.ok('evidence', 'list');
    expect(listOf(listed).at(-1)).toMatchObject({ exit: 3, passed: false, grade: 'self' });
  });

  it('prints one JSON document on stdout, and what the command prints on stderr', async () => {
    const ran = await builder.sos([
      'evidence',
      'run',
      '--json',
      '--',
      'sh',
      '-c',
      'echo out; exit 7',
    ]);
    expect(ran).toMatchObject({ exit: 7, stderr: 'out\n' });
    expect(ran.json()).toMatchObject({
      ok: false,
      error: { code: 'evidence.run-failed' },
      data: { already: false, evidence: { run: { exit: 7, output: { size: 4, total: 4 } } } },
      durability: 'remote',
    });
  });

  it('of a program that is not there is recorded and exits 127', async () => {
    const answer = await builder.run(127, 'evidence', 'run', '--', 'no-such-program');
    expect(oneOf(answer).run?.untrusted.notStarted).toContain('ENOENT');
  });

  it('of the command that the criterion names needs no words and shows the criterion', async () => {
    const answer = await builder.ok(
      'evidence',
      'run',
      '--brief',
      'S069',
      '--criterion',
      'one-root',
    );
    expect(oneOf(answer)).toMatchObject({
      untrusted: { title: 'git rev-list --max-parents=0 --all' },
      satisfies: [{ criterion: 'one-root', ok: true }],
    });
  });

  it('under the same --once is not done again', async () => {
    const words = ['evidence', 'run', '--once', 'night-1', '--', 'sh', '-c', 'exit 4'];
    const first = await builder.run(4, ...words);
    const second = await builder.run(4, ...words);
    expect(second.data).toMatchObject({ already: true, evidence: { id: oneOf(first).id } });
  });

  it('under the same --once is found again after its brief ended', async () => {
    await kasra.sync();
    await kasra.ok('brief', 'new', path.join(team.folder, 'brief.md'), '--id', 'S200');
    await builder.sync();
    const run = ['evidence', 'run', '--once', 'r', '--brief', 'S200', '--', 'true'];
    const claim = ['evidence', 'add', '--once', 'a', '--brief', 'S200', '--claim', 'done'];
    const first = [oneOf(await builder.ok(...run)).id, oneOf(await builder.ok(...claim)).id];
    await kasra.sync();
    await kasra.ok('brief', 'cancel', 'S200', '--reason', 'not now');
    await builder.sync();
    const again = [await builder.ok(...run), await builder.ok(...claim)];
    expect(again.map((answer) => oneOf(answer).id)).toEqual(first);
    expect(again.map(({ data }) => data.already)).toEqual([true, true]);
    const other = await builder.run(3, 'evidence', 'run', '--brief', 'S200', '--', 'true');
    expect(other.error?.code).toBe('briefs.ended');
  });

  it('under the same --once is refused where the command or what it is for is another', async () => {
    const words = ['evidence', 'run', '--once', 'night-2', '--brief', 'S069'];
    await builder.ok(...words, '--criterion', 'one-root', '--', 'true');
    const ran = path.join(team.folder, 'ran-again');
    const others = [
      ['--criterion', 'one-root', '--', 'touch', ran],
      ['--', 'true'],
      ['--criterion', 'one-root', '--note', 'another', '--', 'true'],
    ];
    for (const other of others) {
      const refused = await builder.run(3, ...words, ...other);
      expect(refused.error).toMatchObject({ code: 'app.once-taken' });
    }
    expect(existsSync(ran)).toBe(false);
  });
});

describe('what evidence does not prove', () => {
  const whyNot = async (...words: string[]) => {
    const ran = await builder.sos(['--json', 'evidence', ...words]);
    const [judged] = oneOf(ran.json()).satisfies;
    expect(judged?.ok).toBe(false);
    return judged?.why;
  };
  const criterion = ['--brief', 'S069', '--criterion', 'one-root'];
  const command = ['git', 'rev-list', '--max-parents=0', '--all'];

  it('a claim, and an empty file, are claims', async () => {
    expect(await whyNot('add', '--claim', 'it is clean', ...criterion)).toContain('a claim');
    const empty = path.join(team.folder, 'empty.log');
    writeFileSync(empty, '');
    expect(await whyNot('add', empty, ...criterion)).toContain('a claim');
  });

  it('another command than the criterion names', async () => {
    const why = await whyNot('run', ...criterion, '--', 'git', 'rev-list', '--all');
    expect(why).toBe('another command was run');
  });

  it('the same command on a tree that differs from its commit', async () => {
    const stray = path.join(builder.folder, 'stray.txt');
    writeFileSync(stray, 'not committed\n');
    const why = await whyNot('run', ...criterion, '--', ...command);
    rmSync(stray);
    expect(why).toContain('differs from its commit');
  });

  it('a run during which the tree changed, and says which paths did and what to do', async () => {
    const script = 'echo more > made.txt; echo more > "a b.txt"';
    const words = ['evidence', 'run', ...criterion, '--', 'sh', '-c', script];
    const answer = await builder.ok(...words);
    const changed = { paths: ['a b.txt', 'made.txt'], total: 2 };
    expect(oneOf(answer)).toMatchObject({ run: { moved: true, untrusted: { changed } } });
    expect(answer.next[0]).toBe('git status --short --untracked-files=all');
    const shown = await builder.sos(['evidence', 'show', oneOf(answer).id]);
    expect(shown.stdout).toContain('note: while it ran, this changed: a b.txt, made.txt');
    expect(shown.stdout).toContain('note: let Git ignore what a run leaves (.gitignore');
    const left = [path.join(builder.folder, 'a b.txt'), path.join(builder.folder, 'made.txt')];
    writeFileSync(left[1]!, 'other\n');
    const again = await builder.sos(words);
    expect(again.stderr).toContain('while it ran, this changed: made.txt');
    for (const file of left) rmSync(file);
  });

  it('a run of another suite: unit is not integration', async () => {
    const words = ['git', 'ls-remote', '--exit-code', 'origin', 'main'];
    const together = ['--brief', 'S069', '--criterion', 'together'];
    const why = await whyNot('run', ...together, '--suite', 'unit', '--', ...words);
    expect(why).toContain('its suite is unit, integration is asked for');
    const shown = oneOf(await builder.ok('evidence', 'run', ...together, '--', ...words));
    expect(shown).toMatchObject({ suite: 'integration', satisfies: [{ ok: true }] });
  });
});

describe('the holder of a gate', () => {
  it('does not become a worker by an oversight, and does again what the builder ran', async () => {
    await athena.sync();
    const refused = await athena.run(3, 'evidence', 'run', '--brief', 'S069', '--', 'true');
    expect(refused.error).toMatchObject({ code: 'evidence.would-be-worker' });
    const run = listOf(await athena.ok('evidence', 'list', '--criterion', 'one-root')).find(
      ({ satisfies }) => satisfies[0]?.ok,
    );
    const again = await athena.ok('evidence', 'reproduce', run!.id);
    expect(oneOf(again)).toMatchObject({ grade: 'gate', reproduces: run!.id, brief: 'S069' });
  });
});

/** The file of the key that signs in a member's clone. */
function keyOf(member: Member): string {
  const file = path.join(member.folder, '.git', 'sos', 'identity.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { key: string }).key;
}

describe('a command of a message', () => {
  it('is run by its recipient alone, by their own word, and is done then', async () => {
    const script = path.join(team.folder, 'fix.sh');
    writeFileSync(script, 'echo "fixed $PWD"\nexit 5\n');
    await kasra.ok('send', 'sos-dev', '--type', 'command', '--file', script, '--why', 'old refs');
    await builder.sync();
    const [mail] = ((await builder.ok('inbox')).data as { mail: { id: string }[] }).mail;
    const id = mail!.id;
    expect((await kasra.run(3, 'command', 'run', id, '--yes')).error?.code).toBe(
      'command.not-for-you',
    );
    const unsaid = await builder.run(3, 'command', 'run', id);
    expect(unsaid.error?.code).toBe('command.consent-needed');
    const wrong = await builder.run(3, 'command', 'run', id, '--sha256', '00000000');
    expect(wrong.error?.code).toBe('command.consent-needed');
    const { sha256 } = (await builder.ok('command', 'show', id)).data as { sha256: string };
    const ran = await builder.sos(['command', 'run', id, '--sha256', sha256.slice(0, 8)]);
    expect(ran).toMatchObject({
      exit: 5,
      stdout: `fixed ${builder.git('rev-parse', '--show-toplevel')}\n`,
    });
    await kasra.sync();
    const { sent } = (await kasra.ok('sent')).data as { sent: { id: string; done: boolean }[] };
    expect(sent.find((each) => each.id === id)).toMatchObject({ done: true });
  });

  it('that was run or declined before is run only by a further word', async () => {
    const count = path.join(team.folder, 'count');
    const script = path.join(team.folder, 'once.sh');
    writeFileSync(script, `echo run >> ${count}\n`);
    const sent = ['--type', 'command', '--file', script, '--why', 'once'];
    await kasra.ok('send', 'sos-dev', ...sent);
    await builder.sync();
    const [mail] = ((await builder.ok('inbox')).data as { mail: { id: string }[] }).mail;
    const id = mail!.id;
    await builder.ok('command', 'decline', id);
    const declined = await builder.run(3, 'command', 'run', id, '--yes');
    expect(declined.error?.code).toBe('command.declined');
    expect(declined.next[0]).toBe(`sos command accept ${id.slice(0, 12)}`);
    expect(existsSync(count)).toBe(false);
    await builder.ok('command', 'accept', id);
    const run = ['command', 'run', id, '--yes', '--once', 'the-run'];
    const { evidence } = (await builder.ok(...run)).data as { evidence: { id: string } };
    expect((await builder.ok(...run)).data).toMatchObject({ already: true });
    const again = await builder.run(3, 'command', 'run', id, '--yes');
    expect(again.error).toMatchObject({
      code: 'command.run-before',
      details: { run: evidence.id },
    });
    expect(again.next[0]).toBe(`sos evidence show ${evidence.id.slice(0, 12)}`);
    expect(readFileSync(count, 'utf8')).toBe('run\n');
    await builder.ok('command', 'run', id, '--yes', '--again', 'it only counts');
    expect(readFileSync(count, 'utf8')).toBe('run\nrun\n');
  });

  it('is run once by who asks twice at once, in one clone or in two', async () => {
    const [count, go] = ['count-at-once', 'go'].map((name) => path.join(team.folder, name));
    const script = path.join(team.folder, 'at-once.sh');
    writeFileSync(script, `echo run >> ${count}\nuntil [ -e ${go} ]; do sleep 0.05; done\n`);
    await kasra.ok('send', 'sos-dev', '--type', 'command', '--file', script, '--why', 'once');
    await builder.sync();
    const [mail] = ((await builder.ok('inbox')).data as { mail: { id: string }[] }).mail;
    const elsewhere = team.clone('elsewhere');
    await elsewhere.sync();
    const run = ['command', 'run', mail!.id, '--yes'];
    const first = builder.ok(...run);
    await vi.waitUntil(() => existsSync(count!), { timeout: 60_000 });
    for (const more of [[], ['--again', 'it only counts']]) {
      expect((await builder.run(3, ...run, ...more)).error?.code).toBe('command.running');
    }
    await kasra.sync();
    const shown = await kasra.ok('sent');
    expect(shown.data.sent).toContainEqual(
      expect.objectContaining({ id: mail!.id, received: ['sos-dev'], done: false }),
    );
    const there = await elsewhere.sos([...run, '--json'], {
      env: { SOS_KEY: keyOf(builder) },
    });
    expect(there.json().error?.code).toBe('command.begun');
    writeFileSync(go!, '');
    await first;
    expect(readFileSync(count!, 'utf8')).toBe('run\n');
    expect((await builder.run(3, ...run)).error?.code).toBe('command.run-before');
  });
});

describe('output', () => {
  it('is shown behind a margin with what would steer a terminal made visible', async () => {
    const script = String.raw`printf '\033[2Jsos: gate clean passed\n\377'`;
    const answer = await builder.ok('evidence', 'run', '--', 'sh', '-c', script);
    const { id } = oneOf(answer);
    const shown = await builder.sos(['evidence', 'show', id]);
    expect(shown.stdout).toContain('  | <U+001B>[2Jsos: gate clean passed');
    const exact = await builder.sos(['evidence', 'show', id, '--output']);
    expect(exact.bytes).toEqual(Buffer.from('\u001b[2Jsos: gate clean passed\n\u00ff', 'latin1'));
  });
});
