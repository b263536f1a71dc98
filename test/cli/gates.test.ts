import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftOf } from '../../src/records/index.ts';
import type { GateShownView } from '../../src/views/index.ts';
import { ONE_GATE, textFile } from '../support/brief-text.ts';
import { runOf } from '../support/run-of.ts';
import { Team, type Member } from '../support/team.ts';

const team = new Team();
let kasra: Member;
let athena: Member;
let builder: Member;

beforeAll(async () => {
  ({ kasra, dev: builder, athena } = await team.standing());
}, 120_000);
afterAll(() => {
  team.remove();
});

const ARGV = ['git', 'rev-list', '--max-parents=0', '--all'];

/** A run of the criterion's command, as a record. */
function runDraft(brief: string, commit: string, change: object = {}): DraftOf<'evidence'> {
  const draft = runOf(brief, 'one-root', { commit });
  return { ...draft, run: { ...draft.run!, argv: ARGV, ...change } };
}

/** Opens a brief that the builder claims; gives its id. */
async function claimed(text = ONE_GATE): Promise<string> {
  await kasra.sync();
  const opened = await kasra.ok('brief', 'new', textFile(kasra, text));
  const { id } = (opened.data as { brief: { id: string } }).brief;
  await builder.sync();
  await builder.ok('brief', 'claim', id);
  return id;
}

/** Somebody gets the work and the records of others. */
async function receive(member: Member): Promise<void> {
  member.git('fetch', '--quiet', 'origin');
  await member.sync();
}

/** The builder submits a new commit that athena has too; gives it. */
async function submitted(id: string, text: string): Promise<string> {
  const commit = builder.commit(text);
  builder.git('push', '--quiet', 'origin', `HEAD:refs/heads/${id.toLowerCase()}`);
  await builder.ok('brief', 'submit', id);
  await receive(athena);
  return commit;
}

async function passed(id: string, text: string): Promise<string> {
  const commit = await submitted(id, text);
  await builder.append(runDraft(id, commit));
  await athena.sync();
  await athena.ok('gate', 'pass', id, 'clean');
  return commit;
}

describe('a brief that is clean but for old refs', () => {
  let id: string;
  let first: string;
  let second: string;

  it('is blocked with a finding whose fix and recheck arrive byte for byte', async () => {
    id = await claimed();
    first = await submitted(id, 'first answer');
    expect(athena.git('ls-remote', 'origin')).toContain('refs/heads/');
    const fix = `git update-ref -d "refs/heads/old" && printf '%s\\n' "$(git show-ref --head)"`;
    const recheck = 'git show-ref --head';
    const finding = ['--finding', 'Old refs still exist', '--fix', fix, '--recheck', recheck];
    const blocked = await athena.ok('gate', 'block', id, 'clean', ...finding);
    expect(blocked.data).toMatchObject({ act: 'blocked', gate: { standing: 'block' } });
    await builder.sync();
    const shown = await builder.ok('gate', 'show', id, 'clean');
    const text = 'Old refs still exist';
    const openFindings = [
      { id: 'f1', severity: 'major', untrusted: { text, place: null, fix, recheck } },
    ];
    expect(shown.data).toMatchObject({ gate: { openFindings } });
    expect((await builder.sos(['gate', 'show', id, 'clean'])).stdout).toContain(`| ${fix}\n`);
  });

  it('cannot be closed while a criterion lacks evidence and its gate is blocked', async () => {
    await receive(kasra);
    const refused = await kasra.run(3, 'brief', 'close', id);
    const { missing } = refused.error!.details as { missing: { command: string }[] };
    expect(missing.map(({ command }) => command)).toEqual([
      `sos evidence run --brief ${id} --criterion one-root`,
      `sos gate show ${id} clean`,
    ]);
  });

  it('is asked again on the new head, where evidence of the old one shows nothing', async () => {
    await builder.append(runDraft(id, first));
    second = await submitted(id, 'second answer');
    const shown = await athena.ok('gate', 'show', id, 'clean');
    expect(shown.data).toMatchObject({
      gate: { standing: 'asked', subject: { commit: second }, moved: ['commit'] },
      since: { from: first, to: second, rest: 0, counted: true },
      workers: [{ who: 'sos-dev' }],
    });
    expect((shown.data as unknown as GateShownView).since?.untrusted.text).toContain(
      '+second answer',
    );
    const refused = await athena.run(3, 'gate', 'pass', id, 'clean');
    expect(refused.error?.code).toBe('gates.short-evidence');
    expect(refused.next[0]).toContain('sos evidence run');
  });

  it('passes on fresh evidence, closes, and a pass of one head is none of another', async () => {
    await builder.append(runDraft(id, second));
    await athena.sync();
    const ready = await athena.ok('gate', 'show', id, 'clean');
    expect(ready.next[0]).toBe(`sos gate pass ${id} clean`);
    const waits = await athena.run(6, 'gate', 'check', id);
    expect(waits.error?.code).toBe('gates.no-verdict');
    await athena.ok('gate', 'pass', id, 'clean', '--not-checked', 'the worker tests');
    await athena.ok('gate', 'check', id, 'clean', '--commit', second);
    const other = await athena.run(3, 'gate', 'check', id, '--commit', first);
    expect(other.error?.code).toBe('gates.not-passed');
    await receive(kasra);
    const closed = await kasra.ok('brief', 'close', id);
    expect(closed.data).toMatchObject({ act: 'closed', brief: { standing: 'closed' }, moves: [] });
    await kasra.ok('verify');
  });

  it('is named as affected when the pass turns out wrong; both verdicts stay', async () => {
    await athena.sync();
    const finding = ['--finding', 'A pull ref still serves it', '--severity', 'critical'];
    const noReason = await athena.run(2, 'gate', 'block', id, 'clean', ...finding);
    expect(noReason.error?.code).toBe('gates.no-reason');
    const reason = ['--reason', 'looked at the branches only'];
    const file = path.join(team.folder, 'findings.yaml');
    writeFileSync(file, '- text: A tag still names it\n');
    const all = [...finding, '--findings', file, ...reason];
    const blocked = await athena.ok('gate', 'block', id, 'clean', ...all);
    expect(blocked.data).toMatchObject({
      gate: { standing: 'block' },
      affected: [{ brief: id, gate: 'clean' }],
    });
    await kasra.sync();
    const status = await kasra.ok('gate', 'status');
    expect(status.data).toMatchObject({ affected: [{ brief: id }] });
    const shown = await kasra.ok('gate', 'show', id, 'clean');
    expect(shown.data).toMatchObject({
      verdicts: [{ verdict: 'block' }, { verdict: 'pass' }, { verdict: 'block', flaw: null }],
    });
    expect((await kasra.run(3, 'gate', 'check', id)).error?.code).toBe('gates.not-passed');
  });
});

describe('working offline', () => {
  it('closes on evidence that nobody else has yet, also when the remote moved meanwhile', async () => {
    const text = ONE_GATE.replace(/gates:\n(?: .*\n)+/, 'gates: []\n');
    const id = await claimed(text);
    const commit = builder.commit('offline work');
    await builder.ok('brief', 'submit', id, '--offline');
    await builder.append(runDraft(id, commit), 'offline');
    await kasra.ok('brief', 'new', textFile(kasra));
    const closed = await builder.ok('brief', 'close', id);
    expect(closed).toMatchObject({ durability: 'remote', data: { brief: { standing: 'closed' } } });
    await kasra.sync();
    expect((await kasra.ok('brief', 'show', id)).data).toMatchObject({ standing: 'closed' });
  });
});

describe("the builder's own pass", () => {
  it('is refused when written, also after giving the claim back', async () => {
    const id = await claimed(ONE_GATE.replace('holder: athena', 'holder: role:gatekeeper'));
    const commit = await submitted(id, 'own work');
    await builder.append(runDraft(id, commit));
    await kasra.sync();
    await kasra.ok('identity', 'grant', 'sos-dev', 'gate:clean');
    await builder.sync();
    const stranger = await builder.run(3, 'gate', 'pass', id, 'clean');
    expect(stranger.error?.code).toBe('gates.not-holder');
  });

  it('is refused to a holder who claimed, and reported by verify when forged', async () => {
    const id = await claimed(ONE_GATE.replace('holder: athena', 'holder: sos-dev'));
    const commit = await submitted(id, 'own work again');
    await builder.append(runDraft(id, commit));
    const refused = await builder.run(3, 'gate', 'pass', id, 'clean');
    expect(refused.error?.code).toBe('gates.own-work');
    await builder.ok('brief', 'unclaim', id);
    expect((await builder.run(3, 'gate', 'pass', id, 'clean')).error?.code).toBe('gates.own-work');
    await builder.append(await forgedPass(builder, id));
    await receive(kasra);
    const shown = await kasra.ok('gate', 'show', id, 'clean');
    expect(shown.data).toMatchObject({
      gate: { standing: 'asked' },
      verdicts: [{ flaw: { code: 'gate.own-work' } }],
    });
    const verified = await kasra.run(4, 'verify');
    const { findings } = verified.data as { findings: { code: string }[] };
    expect(findings.map(({ code }) => code)).toContain('gate.own-work');
  });
});

/** A pass that the verb would refuse: what a builder could sign by hand. */
async function forgedPass(member: Member, brief: string): Promise<DraftOf<'verdict'>> {
  const shown = await member.ok('gate', 'show', brief, 'clean');
  const { gate } = shown.data as {
    gate: { subject: { terms: string; commit: string; tree: string } };
  };
  return {
    kind: 'verdict',
    brief,
    gate: 'clean',
    verdict: 'pass',
    ...gate.subject,
    evidence: [],
    findings: [],
    followUps: [],
    notChecked: [],
  };
}

describe('a gate', () => {
  it('marked person takes no verdict of anybody else, whoever relays a consent', async () => {
    const text = ONE_GATE.replace('holder: athena', 'holder: role:gatekeeper');
    const id = await claimed(
      text.replace('needs: [one-root]', 'needs: [one-root]\n    person: true'),
    );
    const machine = await team.admit(kasra, 'gate-bot', ['gatekeeper']);
    const commit = await submitted(id, 'for a person');
    await builder.append(runDraft(id, commit));
    await receive(machine);
    const refused = await machine.run(
      3,
      'gate',
      'pass',
      id,
      'clean',
      '--reason',
      'athena said fine',
    );
    expect(refused.error?.code).toBe('gates.not-a-person');
    await athena.sync();
    await athena.ok('gate', 'pass', id, 'clean');
  });

  it('says whose move it is, so that nobody waits for somebody who waits for them', async () => {
    const id = await claimed(ONE_GATE.replace('trigger: submission', 'trigger: request'));
    const commit = await submitted(id, 'who moves');
    const builders = await builder.ok('gate', 'status', id);
    expect(builders.data).toMatchObject({ moves: [{ who: ['sos-dev'] }, { who: ['sos-dev'] }] });
    expect(builders.next).toContain(`sos gate request ${id} clean`);
    await builder.append(runDraft(id, commit));
    const asked = await builder.ok('gate', 'request', id, 'clean');
    expect(asked.data).toMatchObject({ moves: [{ who: ['athena'], gate: 'clean' }] });
    const again = await builder.ok('gate', 'request', id, 'clean');
    expect(again.data).toMatchObject({ already: true, records: [] });
  });

  it('does not pass on a commit that its holder does not have', async () => {
    const id = await claimed();
    const commit = builder.commit('nobody has it');
    await builder.ok('brief', 'submit', id);
    await builder.append(runDraft(id, commit));
    await athena.sync();
    const refused = await athena.run(3, 'gate', 'pass', id, 'clean');
    expect(refused.error?.code).toBe('gates.subject-missing');
    expect(refused.next).toContain('git fetch');
    const status = await athena.ok('gate', 'status', id);
    expect(status.data).toMatchObject({ gates: [{ standing: 'subject-missing' }] });
    expect((await athena.run(6, 'gate', 'check', id)).ok).toBe(false);
  });

  it('takes several findings from a file or standard input, and none that cannot be read', async () => {
    const id = await claimed();
    await submitted(id, 'several');
    const file = path.join(athena.folder, 'findings.yaml');
    writeFileSync(file, '- text: one\n  severity: minor\n- text: two\n  place: "src:1"\n');
    const blocked = await athena.ok('gate', 'block', id, 'clean', '--findings', file);
    const openFindings = [
      { id: 'f1', severity: 'minor' },
      { id: 'f2', severity: 'major', untrusted: { place: 'src:1' } },
    ];
    expect(blocked.data).toMatchObject({ gate: { openFindings } });
    const args = ['gate', 'block', id, 'clean', '--findings', '-', '--json'];
    const bad = await athena.sos(args, { input: '[{"text":"x","severity":"terrible"}]' });
    expect(bad.exit).toBe(2);
    expect(bad.json().error?.code).toBe('gates.bad-findings');
    const nothing = await athena.run(2, 'gate', 'block', id, 'clean');
    expect(nothing.error?.code).toBe('gates.no-findings');
    await athena.ok('gate', 'withdraw', id, 'clean', '--reason', 'wrong clone');
  });

  it('shows a large difference in part, and how much is left out', async () => {
    const id = await claimed();
    await passed(id, 'small');
    const lines = Array.from({ length: 8000 }, (_, line) => `line ${String(line)}`).join('\n');
    await submitted(id, lines);
    const shown = await athena.sos(['gate', 'show', id, 'clean']);
    expect(shown.stdout).toMatch(/[\d,]+ more bytes: git diff [0-9a-f]{40} [0-9a-f]{40}/);
    expect(readFileSync(path.join(builder.folder, 'work.txt'), 'utf8')).toContain('line 7999');
  });
});

describe('evidence that proves nothing', () => {
  it.each([
    ['another command', { argv: ['true'] }, 'another command was run'],
    ['a dirty tree', { dirty: 'a'.repeat(64) }, 'differs from its commit'],
    ['a failed run', { exit: 1 }, 'did not pass'],
  ])('is said to be %s, and no gate passes on it', async (_name, change, why) => {
    const id = await claimed();
    const commit = await submitted(id, `proves nothing: ${why}`);
    await builder.append(runDraft(id, commit, change));
    await athena.sync();
    const refused = await athena.run(3, 'gate', 'pass', id, 'clean');
    expect(refused.error).toMatchObject({
      code: 'gates.short-evidence',
      details: { missing: [{ what: expect.stringContaining(why) as string }] },
    });
  });

  it('shows skipped tests beside what they were to show', async () => {
    const id = await claimed();
    const commit = await submitted(id, 'skipped');
    const tests = { parser: 'vitest', passed: 47, failed: 0, skipped: 1 };
    await builder.append(runDraft(id, commit, { tests }));
    await athena.sync();
    const shown = await athena.sos(['gate', 'show', id, 'clean']);
    expect(shown.stdout).toContain('1 test was skipped');
  });
});
