import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppendedView, BriefShownView, EvidenceView } from '../../src/views/index.ts';
import type { Envelope } from '../support/program.ts';
import { Team, type Member } from '../support/team.ts';

const BRIEF = `---
title: It works now
criteria:
  - id: works
    text: The check passes
    check: [sh, -c, "echo $SOS_CHALLENGE"]
    grade: self
    fresh: challenge
gates:
  - name: clean
    holder: athena
    trigger: submission
    needs: [works]
boundaries: []
assignees: []
---

It has to work when it is asked for.
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
  builder.commit('work');
  builder.git('push', '--quiet', 'origin', 'HEAD:main');
  await builder.ok('brief', 'submit', 'S069');
  await athena.sync();
  athena.git('fetch', '--quiet');
}, 120_000);
afterAll(() => {
  team.remove();
});

const oneOf = (answer: Envelope) => (answer.data as { evidence: EvidenceView }).evidence;
const FOR_IT = ['--brief', 'S069', '--criterion', 'works'];
const run = async (...words: string[]) =>
  oneOf(await builder.ok('evidence', 'run', ...FOR_IT, ...words));

async function challenged(): Promise<string> {
  const { data } = await athena.ok('evidence', 'challenge', 'S069', 'works');
  await builder.sync();
  return (data as AppendedView).records[0]!.id;
}

const missing = async () =>
  ((await builder.ok('brief', 'show', 'S069')).data as BriefShownView).missing;

describe('a criterion that asks for a fresh run', () => {
  it('is not shown by a run that nobody asked for, and the gate’s holder is to challenge', async () => {
    const old = await run();
    expect(old.satisfies).toEqual([
      {
        criterion: 'works',
        ok: false,
        why: 'a fresh run is asked for, and it answers no challenge',
      },
    ]);
    expect((await missing())[0]?.command).toBe('sos evidence challenge S069 works');
  });

  it('is shown by a run that names the challenge, which its command saw', async () => {
    const id = await challenged();
    const command = `sos evidence run ${FOR_IT.join(' ')} --challenge ${id.slice(0, 12)}`;
    expect((await missing())[0]?.command).toBe(command);
    const answer = await builder.sos(['--json', ...command.split(' ').slice(1)]);
    const nonce = answer.stderr.trim();
    expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(oneOf(answer.json())).toMatchObject({
      satisfies: [{ ok: true }],
      run: {
        untrusted: {
          environment: expect.arrayContaining([{ name: 'SOS_CHALLENGE', value: nonce }]) as unknown,
        },
      },
    });
  });

  it('asks for another run when it is challenged again', async () => {
    const first = await challenged();
    const shown = await run('--challenge', first);
    const second = await challenged();
    const again = await builder.ok('evidence', 'show', shown.id);
    expect(again.data).toMatchObject({
      satisfies: [
        { ok: false, why: 'a fresh run is asked for, and a later challenge asks for another run' },
      ],
    });
    const late = await builder.run(3, 'evidence', 'run', ...FOR_IT, '--challenge', first);
    expect(late.error).toMatchObject({ code: 'evidence.not-challenged' });
    expect((await run('--challenge', second)).satisfies[0]?.ok).toBe(true);
  });

  it('takes an old run under the same word for none', async () => {
    const first = await challenged();
    await run('--challenge', first, '--once', 'nightly');
    const second = await challenged();
    const words = ['evidence', 'run', ...FOR_IT, '--once', 'nightly', '--challenge', second];
    const refused = await builder.run(3, ...words);
    expect(refused.error).toMatchObject({ code: 'app.once-taken' });
  });

  it('is shown by what the holder reproduces, which is as fresh as can be', async () => {
    const old = await run();
    await athena.sync();
    const again = oneOf(await athena.ok('evidence', 'reproduce', old.id));
    expect(again).toMatchObject({ grade: 'gate', satisfies: [{ ok: true }] });
  });
});

describe('a challenge', () => {
  it('is for one commit, one criterion and somebody else', async () => {
    const id = await challenged();
    const elsewhere = ['evidence', 'run', '--brief', 'S069', '--challenge', id, '--', 'true'];
    expect((await builder.run(3, ...elsewhere)).error?.code).toBe('evidence.not-challenged');
    builder.commit('other work');
    const other = await builder.run(3, 'evidence', 'run', ...FOR_IT, '--challenge', id);
    expect(other.error?.message).toContain('its challenge is for something else');
    builder.git('reset', '--quiet', '--hard', 'HEAD~1');
    const own = ['evidence', 'run', ...FOR_IT, '--as-worker', '--challenge', id];
    expect((await athena.run(3, ...own)).error?.message).toContain('challenged themselves');
  });

  it('is given by nobody but who holds a gate that looks at the criterion', async () => {
    for (const member of [kasra, builder]) {
      const refused = await member.run(3, 'evidence', 'challenge', 'S069', 'works');
      expect(refused.error).toMatchObject({ code: 'evidence.may-not-challenge' });
    }
    const unknown = await athena.run(2, 'evidence', 'challenge', 'S069', 'nothing');
    expect(unknown.error).toMatchObject({ code: 'evidence.unknown-criterion' });
  });
});

it('a criterion that asks for none takes other runs too, and whoever challenges is told', async () => {
  const file = path.join(team.folder, 'lenient.md');
  writeFileSync(file, BRIEF.replace('    fresh: challenge\n', ''));
  await kasra.ok('brief', 'new', file, '--id', 'S070');
  await athena.sync();
  const { stdout } = await athena.sos(['evidence', 'challenge', 'S070', 'works']);
  expect(stdout).toContain('other runs go on counting');
  expect((await athena.sos(['evidence', 'challenge', 'S069', 'works'])).stdout).not.toContain(
    'other',
  );
});
