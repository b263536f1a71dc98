import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BriefShownView, GateShownView, StatusView } from '../../src/views/index.ts';
import { ONE_GATE, textFile } from '../support/brief-text.ts';
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

/** Takes the last commit out of a clone for good. */
function rewrite(member: Member): void {
  member.git('reset', '--quiet', '--hard', 'HEAD~1');
  member.git('reflog', 'expire', '--expire=now', '--all');
  member.git('gc', '--quiet', '--prune=now');
}

const NOTE = 'subject missing: its commit is not in this repository';

it('evidence about a commit that was rewritten away reads as subject missing, no error and no pass', async () => {
  kasra.commit('with a secret');
  await kasra.ok('evidence', 'run', '--', 'true');
  rewrite(kasra);
  const [line] = (await kasra.ok('evidence', 'list')).data.evidence;
  expect(line).toMatchObject({ subjectMissing: true, notes: expect.arrayContaining([NOTE]) });
  expect((await kasra.sos(['evidence', 'list'])).stdout).toContain(NOTE);
  const shown = await kasra.sos(['evidence', 'show', line.id]);
  expect(shown.exit).toBe(0);
  expect(shown.stdout).toContain('subject missing');
  expect((await kasra.ok('verify')).data.verdict).toBe('whole');
});

describe('work that was submitted and then rewritten away', () => {
  /** Opens a brief and does its work. */
  async function begun(text: string): Promise<string> {
    const { id } = (await kasra.ok('brief', 'new', textFile(kasra, text))).data.brief;
    kasra.git('clean', '--quiet', '--force');
    await kasra.ok('brief', 'claim', id);
    kasra.commit('with a secret');
    await work(id);
    return id;
  }

  async function work(id: string): Promise<void> {
    await kasra.ok('brief', 'submit', id);
    await kasra.ok('evidence', 'run', '--brief', id, '--criterion', 'one-root');
  }

  it('closes no brief, also none without gates, until it is submitted and shown anew', async () => {
    const id = await begun(ONE_GATE.replace(/gates:\n(?: .*\n)+/, 'gates: []\n'));
    rewrite(kasra);
    const shown = (await kasra.ok('brief', 'show', id)).data as BriefShownView;
    expect(shown).toMatchObject({
      submission: { subjectMissing: true },
      criteria: [{ ok: false, subjectMissing: true, offered: [{ evidence: { notes: [NOTE] } }] }],
      missing: [{ command: 'git fetch' }, { command: `sos brief submit ${id}` }],
    });
    const text = (await kasra.sos(['brief', 'show', id])).stdout;
    expect(text).toContain('by kasra (subject missing)');
    expect(text).toContain('self is asked for; subject missing');
    const refused = await kasra.run(3, 'brief', 'close', id);
    expect(refused.error?.code).toBe('gates.not-closable');
    const { mine } = (await kasra.ok('status')).data as StatusView;
    expect(mine).toMatchObject([{ brief: id, next: `sos brief submit ${id}` }]);
    expect((await kasra.sos(['status'])).stdout).toContain('subject missing');
    kasra.commit('without a secret');
    await work(id);
    await kasra.ok('brief', 'close', id);
    expect((await kasra.ok('verify')).data.verdict).toBe('whole');
  });

  it('shows nothing at a gate, and the verdict on it says so', async () => {
    const gate = ONE_GATE.replace('holder: athena', 'holder: role:gatekeeper');
    const athena = await team.admit(kasra, 'athena', ['gatekeeper']);
    const id = await begun(gate);
    kasra.git('push', '--quiet', 'origin', 'HEAD:refs/heads/work');
    athena.git('fetch', '--quiet', 'origin');
    await athena.sync();
    await athena.ok('gate', 'pass', id, 'clean');
    kasra.git('push', '--quiet', 'origin', ':refs/heads/work');
    rewrite(kasra);
    await kasra.sync();
    const shown = (await kasra.ok('gate', 'show', id, 'clean')).data as GateShownView;
    expect(shown).toMatchObject({
      gate: { standing: 'subject-missing' },
      criteria: [{ ok: false, subjectMissing: true }],
      missing: [{ command: 'git fetch' }, { command: `sos brief submit ${id}` }],
      verdicts: [{ verdict: 'pass', flaw: null, subjectMissing: true }],
    });
    const text = (await kasra.sos(['gate', 'show', id, 'clean'])).stdout;
    expect(text).not.toContain('nothing is missing');
    expect(text).toContain('subject missing: its commit is not here');
  });
});
