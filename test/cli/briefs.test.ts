import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const BRIEF = `---
title: Publish a clean history
criteria:
  - id: one-root
    text: There is one root commit
    check: git rev-list --max-parents=0 --all
    grade: self
gates:
  - name: clean
    holder: athena
    trigger: submission
    needs: [one-root]
boundaries: []
assignees: []
---

The public copy holds one root commit and nothing that must not leave.
`;

const team = new Team();
let kasra: Member;
let athena: Member;
let builder: Member;

beforeAll(async () => {
  kasra = await team.begin('kasra');
  athena = await team.admit(kasra, 'athena', ['gatekeeper'], true);
  builder = await team.admit(kasra, 'sos-dev', ['builder']);
}, 120_000);
afterAll(() => {
  team.remove();
});

function draftOf(member: Member, text = BRIEF): string {
  const file = path.join(member.folder, 'brief.md');
  writeFileSync(file, text);
  return file;
}

describe('a brief', () => {
  it('is opened from a file, under an id of its own, and shared', async () => {
    const opened = await kasra.ok('brief', 'new', draftOf(kasra), '--id', 's069');
    expect(opened.data).toMatchObject({ act: 'opened', brief: { id: 'S069', standing: 'open' } });
    expect(opened.durability).toBe('remote');
    await builder.sync();
    const listed = await builder.ok('brief', 'list');
    expect(listed.data).toMatchObject({
      briefs: [{ id: 'S069', gates: [{ name: 'clean', standing: 'none' }] }],
    });
    expect(listed.next).toEqual(['sos brief claim S069']);
  });

  it('is claimed, submitted with its gates asked, and shown whole', async () => {
    await builder.ok('brief', 'claim', 'S069');
    const again = await builder.ok('brief', 'claim', 'S069');
    expect(again.data).toMatchObject({ already: true, records: [] });
    const commit = builder.commit('work');
    const submitted = await builder.ok('brief', 'submit', 'S069');
    expect(submitted.data).toMatchObject({
      commit,
      brief: { standing: 'submitted' },
      records: [{ kind: 'submission' }, { kind: 'gate-request' }],
    });
    await athena.sync();
    const shown = await athena.sos(['brief', 'show', 'S069']);
    expect(shown.exit).toBe(0);
    expect(shown.stdout).toContain('git rev-list --max-parents=0 --all');
  });
});
