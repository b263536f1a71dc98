import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMoves, standingOf } from '../../src/app/index.ts';
import type { StatusView } from '../../src/views/index.ts';
import { Team, type Member } from '../support/team.ts';

const BRIEF = `---
title: Publish a clean history
criteria:
  - id: clean
    text: Nothing private is in it
    grade: claim
gates:
  - name: clean
    holder: athena
    trigger: submission
    needs: [clean]
boundaries: []
assignees: [sos-dev]
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
}, 120_000);
afterAll(() => {
  team.remove();
});

async function statusOf(member: Member): Promise<StatusView> {
  await member.sync();
  return (await member.ok('status')).data as StatusView;
}

describe('the status', () => {
  it('names whose move an open brief is, and the next verb', async () => {
    const builders = await statusOf(builder);
    expect(builders.mine).toMatchObject([{ brief: 'S069', next: 'sos brief claim S069' }]);
    const authors = await statusOf(kasra);
    expect(authors).toMatchObject({ mine: [], waitingFor: [{ who: ['sos-dev'] }] });
    expect((await builder.sos([])).stdout).toMatch(/^your move\n {2}claim S069/);
  });

  it('leaves nobody waiting for somebody who waits for them', async () => {
    await builder.ok('brief', 'claim', 'S069');
    expect((await statusOf(builder)).mine).toMatchObject([{ next: 'sos brief submit S069' }]);
    builder.commit('work');
    builder.git('push', '--quiet', 'origin', 'HEAD:main');
    for (const reader of [athena, kasra]) reader.git('fetch', '--quiet');
    await builder.ok('brief', 'submit', 'S069');
    const toShow = ['--brief', 'S069', '--criterion', 'clean'];
    const [owed] = (await statusOf(builder)).mine;
    expect(owed?.next).toBe('sos help evidence add');
    expect(owed?.why).toContain(`sos evidence add ${toShow.join(' ')} takes a file or --claim`);
    const asked = await statusOf(athena);
    const waits = { gate: 'clean', from: ['sos-dev'], criteria: ['clean'] };
    expect(asked).toMatchObject({ mine: [], heldUp: [waits] });
    expect((await athena.ok('status')).next).toEqual(['sos gate show S069 clean']);
    const [first] = (await athena.ok('gate', 'show', 'S069', 'clean')).next;
    expect(first).toBe('sos brief show S069');
    const told = (await athena.sos(['status'])).stdout;
    expect(told).toContain('gate clean of S069 waits for sos-dev to show clean');
    expect(told).not.toContain('nothing waits for you');
    await builder.ok('evidence', 'add', '--claim', 'I read all of it', ...toShow);
    expect((await statusOf(builder)).mine).toEqual([]);
    const [move] = (await statusOf(athena)).mine;
    expect(move).toMatchObject({ brief: 'S069', gate: 'clean' });
    expect((await statusOf(athena)).heldUp).toEqual([]);
    await builder.ok('send', 'kasra', 'which head is it?', '--type', 'question');
    expect((await statusOf(kasra)).mine).toMatchObject([
      { next: expect.stringContaining('thread') as string },
    ]);
  });

  it('says what is not shared yet, and who asks to be enrolled', async () => {
    await kasra.ok('send', 'sos-dev', 'later', '--offline');
    const unshared = (await kasra.ok('status')).data as StatusView;
    expect(unshared.unshared).toHaveLength(1);
    const loom = team.clone('loom');
    await loom.ok('join', 'loom', '--role', 'builder');
    const asked = await statusOf(kasra);
    expect(asked.mine.map(({ next }) => next)).toContain('sos identity admit loom');
    expect(asked).toMatchObject({ unshared: [], problems: 0 });
    expect(((await loom.ok('status')).data as StatusView).standing).toBe('asking');
  });

  it('says when the last holder of a gate is gone', async () => {
    await kasra.ok('identity', 'revoke', 'athena', '--reason', 'left');
    const status = await statusOf(kasra);
    expect(status.withoutDoor).toEqual([{ brief: 'S069', gate: 'clean', holder: 'athena' }]);
    expect(status.mine.map(({ gate }) => gate)).toContain('clean');
    expect((await kasra.sos(['status'])).stdout).toContain('nobody can answer gate clean of S069');
  });

  it('waits for nobody who cannot sign any more', async () => {
    const file = path.join(team.folder, 'theirs.md');
    writeFileSync(file, BRIEF.replace(/gates:\n(?: .*\n)+/, 'gates: []\n'));
    await kasra.ok('brief', 'new', file, '--id', 'S070');
    await kasra.ok('identity', 'revoke', 'sos-dev', '--reason', 'left');
    const { mine, waitingFor, elsewhere, nobody } = await statusOf(kasra);
    const who = [mine, waitingFor, elsewhere, nobody].flat().flatMap((move) => move.who);
    expect(who).not.toContain('sos-dev');
    expect(mine.map(({ why }) => why)).toContain('sos-dev cannot sign any more');
  });
});

describe('looking', () => {
  it('a thousand times adds not one commit', async () => {
    const refs = () => builder.git('for-each-ref');
    const before = refs();
    const verbs = [['status'], ['inbox'], ['log'], ['evidence', 'list'], ['gate', 'list']];
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(verbs.map((verb) => builder.ok(...verb)));
    }
    await builder.within(async (workspace) => {
      for (let round = 0; round < 950; round += 1) {
        openMoves(await standingOf(workspace.repository, await workspace.readNow()));
      }
    });
    expect(refs()).toBe(before);
  });
});
