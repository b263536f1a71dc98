import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Team, type Member } from '../support/team.ts';

const terms = (checks: string, more = '') => `---
title: Clean it
criteria:
  - {id: c1, text: It is clean, grade: claim}
gates:
  - name: review
    holder: role:gatekeeper
    trigger: submission
    needs: [c1]
    checks:
${checks}${more}
---
Clean it.
`;
const GOOD = `      - {name: scan, run: sos scan --commit HEAD}
      - {name: words, run: [test, '!', '-e', secret.txt]}
`;

let team: Team;
let kasra: Member;
let dev: Member;
let bot: Member;
let file: string;

beforeEach(async () => {
  team = new Team();
  kasra = await team.founded('kasra');
  dev = await team.admit(kasra, 'sos-dev', ['builder']);
  bot = await team.admit(kasra, 'bot', ['gatekeeper']);
  file = path.join(team.folder, 'brief.md');
});
afterEach(() => {
  team.remove();
});

/** The builder submits what the work tree holds, and the gatekeeper gets it. */
async function offered(checks: string, more?: string): Promise<string> {
  writeFileSync(file, terms(checks, more));
  await kasra.ok('brief', 'new', file, '--id', 'S1');
  await dev.sync();
  await dev.ok('brief', 'claim', 'S1');
  return submitted('work');
}

async function submitted(text: string): Promise<string> {
  const commit = dev.commit(text);
  dev.git('push', '--quiet', '--force', 'origin', 'HEAD:work');
  await dev.ok('evidence', 'add', '--claim', 'looked', '--brief', 'S1', '--criterion', 'c1');
  await dev.ok('brief', 'submit', 'S1');
  bot.git('fetch', '--quiet', 'origin', 'work');
  await bot.sync();
  return commit;
}

it('checks run on the commit in question, are recorded, and a machine signs what they speak for', async () => {
  const commit = await offered(GOOD);
  writeFileSync(path.join(bot.folder, 'secret.txt'), 'not what is judged');
  const early = await bot.run(3, 'gate', 'pass', 'S1', 'review');
  expect(early.error?.code).toBe('gates.short-evidence');
  expect(early.next).toContain('sos gate run S1 review');
  const ran = await bot.ok('gate', 'run', 'S1', 'review');
  expect(ran.data).toMatchObject({ commit, prepared: 'pass', command: 'sos gate pass S1 review' });
  expect(ran.next).toEqual(['sos gate pass S1 review']);
  const signed = await bot.ok('gate', 'run', 'S1', 'review', '--sign');
  expect(signed.data.gate.standing).toBe('pass');
  await kasra.sync();
  kasra.git('fetch', '--quiet', 'origin', 'work');
  expect((await kasra.ok('verify')).data.verdict).toBe('whole');
  expect((await kasra.ok('gate', 'check', 'S1', 'review')).data).toBeDefined();
  await kasra.ok('brief', 'close', 'S1');
  expect(existsSync(path.join(bot.folder, 'secret.txt'))).toBe(true);
});

it('under the same --once runs and signs nothing a second time, and refuses another commit', async () => {
  await offered(GOOD);
  const words = ['gate', 'run', 'S1', 'review', '--sign', '--once', 'k1'];
  const runs = async () =>
    (await bot.ok('evidence', 'list', '--brief', 'S1')).data.evidence.filter(
      (each: { author: string }) => each.author === 'bot',
    );
  const first = await bot.ok(...words);
  const again = await bot.ok(...words);
  expect(again.data).toMatchObject({ already: true, records: first.data.records });
  expect(await runs()).toHaveLength(2);
  await dev.sync();
  await submitted('other work');
  const refused = await bot.run(3, ...words);
  expect(refused.error?.code).toBe('app.once-taken');
  expect(await runs()).toHaveLength(2);
});

it('a check that fails speaks for a block, and none of them for a pass', async () => {
  await offered(`      - {name: mood, run: grep -q happy work.txt}\n${GOOD}`);
  const ran = await bot.run(3, 'gate', 'run', 'S1', 'review', '--sign');
  expect(ran.error?.code).toBe('gates.checks-failed');
  expect(ran.data).toMatchObject({
    prepared: 'block',
    checks: [{ standing: 'bad', exit: 1 }, {}, {}],
  });
  const [line = ''] = ran.next;
  expect(line).toMatch(/^sos gate block S1 review --finding "failed: mood" /);
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  await bot.ok(...words.slice(1));
  await dev.sync();
  await submitted('happy work');
  const again = await bot.ok('gate', 'run', 'S1', 'review', '--sign');
  expect(again.data.gate.standing).toBe('pass');
});

it('nothing is signed unseen where whoever did the work first asked less of it', async () => {
  writeFileSync(file, terms(GOOD));
  await dev.sync();
  await dev.ok('brief', 'new', file, '--id', 'S1');
  const asked = (await dev.sos(['brief', 'show', 'S1', '--terms'])).stdout;
  writeFileSync(file, asked.replace('grade: claim', 'check: "true"\n    grade: self'));
  await dev.ok('brief', 'amend', 'S1', file, '--reason', 'a slip of the pen');
  await dev.ok('brief', 'claim', 'S1');
  dev.commit('work');
  dev.git('push', '--quiet', '--force', 'origin', 'HEAD:work');
  await dev.ok('evidence', 'run', '--brief', 'S1', '--criterion', 'c1', '--', 'true');
  await dev.ok('brief', 'submit', 'S1');
  bot.git('fetch', '--quiet', 'origin', 'work');
  await bot.sync();
  const refused = await bot.run(3, 'gate', 'run', 'S1', 'review', '--sign');
  expect(refused.error?.code).toBe('gates.terms-of-worker');
  expect((await bot.ok('evidence', 'list', '--brief', 'S1')).data.evidence).toHaveLength(3);
  await bot.ok('gate', 'pass', 'S1', 'review');
});

it('what could not look at everything is no pass and no block', async () => {
  await offered("      - {name: half, run: [sh, -c, 'exit 6']}\n");
  const ran = await bot.run(6, 'gate', 'run', 'S1', 'review', '--sign');
  expect(ran.error?.code).toBe('gates.checks-incomplete');
  expect(ran.data).toMatchObject({ prepared: null, command: null });
  const missing = await bot.run(3, 'gate', 'pass', 'S1', 'review');
  expect(missing.error?.code).toBe('gates.short-evidence');
});

it('a check that leaves files in the checkout is told so, and speaks for no pass', async () => {
  await offered("      - {name: build, run: [sh, -c, 'echo built > made.txt']}\n");
  const ran = await bot.run(6, 'gate', 'run', 'S1', 'review', '--sign');
  expect(ran.data).toMatchObject({ prepared: null, checks: [{ standing: 'changed', exit: 0 }] });
  const missing = await bot.run(3, 'gate', 'pass', 'S1', 'review');
  expect(JSON.stringify(missing.error)).toContain('changed or left files');
});

it('a failed check that leaves files speaks for a block all the same', async () => {
  await offered("      - {name: build, run: [sh, -c, 'echo built > made.txt; exit 1']}\n");
  const ran = await bot.run(3, 'gate', 'run', 'S1', 'review');
  expect(ran.data).toMatchObject({ prepared: 'block', checks: [{ standing: 'bad', exit: 1 }] });
});

it('a check that cannot be started, or does not end in time, is no pass and no block', async () => {
  await offered(
    '      - {name: absent, run: no-such-program}\n      - {name: slow, run: sleep 60}\n',
  );
  const ran = await bot.run(6, 'gate', 'run', 'S1', 'review', '--sign', '--timeout', '1');
  expect(ran.data.checks).toMatchObject([{ standing: 'incomplete' }, { standing: 'incomplete' }]);
});

it('what its giver does after a pass, knowing it, takes nothing from it', async () => {
  await offered(GOOD);
  await bot.ok('gate', 'run', 'S1', 'review', '--sign');
  await kasra.ok('identity', 'grant', 'bot', 'claim');
  await bot.sync();
  await bot.append({ kind: 'claim', brief: 'S1' });
  expect((await bot.ok('gate', 'check', 'S1', 'review')).data).toBeDefined();
  expect(JSON.stringify((await bot.ok('verify')).data.findings)).not.toContain('gate.unchecked');
});

it('whoever did the work runs none of it for the gate, and a gate for a person waits for one', async () => {
  await offered(GOOD);
  const own = await dev.run(3, 'gate', 'run', 'S1', 'review');
  expect(own.error?.code).toBe('gates.not-holder');
  await kasra.sync();
  writeFileSync(file, terms(GOOD, '    person: true\n'));
  await kasra.ok('brief', 'new', file, '--id', 'S2').catch(() => undefined);
  const athena = await team.admit(kasra, 'athena', ['gatekeeper'], true);
  await kasra.ok('brief', 'new', file, '--id', 'S2');
  await dev.sync();
  await dev.ok('brief', 'claim', 'S2');
  await dev.ok('evidence', 'add', '--claim', 'looked', '--brief', 'S2', '--criterion', 'c1');
  await dev.ok('brief', 'submit', 'S2');
  await bot.sync();
  const machine = await bot.run(3, 'gate', 'run', 'S2', 'review', '--sign');
  expect(machine.error?.code).toBe('gates.not-a-person');
  athena.git('fetch', '--quiet', 'origin', 'work');
  await athena.sync();
  await athena.ok('gate', 'run', 'S2', 'review', '--sign');
});

it('a holder who may not record runs is told the command that lets them', async () => {
  await offered(GOOD);
  const judge = await team.admit(kasra, 'judge', ['observer']);
  await kasra.ok('identity', 'grant', 'judge', 'gate:review');
  writeFileSync(file, terms(GOOD).replace('role:gatekeeper', 'judge'));
  expect((await kasra.run(3, 'brief', 'lint', file)).ok).toBe(false);
  await judge.sync();
  const refused = await judge.run(3, 'evidence', 'run', '--', 'true');
  const line = /sos (identity grant judge \S+)/.exec(refused.error?.hint ?? '')?.[1] ?? '';
  await kasra.ok(...line.split(' '));
  await judge.sync();
  await judge.ok('evidence', 'run', '--', 'true');
});

it('a pass that rests on no run of the checks does not count, whoever signed it', async () => {
  const commit = await offered(GOOD);
  const ruling = await bot.within(async (workspace) => (await workspace.read()).ruling);
  const opened = ruling.entries.find(({ kind }) => kind === 'brief')?.id ?? '';
  const tree = bot.git('rev-parse', `${commit}^{tree}`);
  const empty = { evidence: [], findings: [], followUps: [], notChecked: [] };
  await bot.append({
    kind: 'verdict',
    brief: 'S1',
    gate: 'review',
    verdict: 'pass',
    terms: opened,
    commit,
    tree,
    ...empty,
  });
  const checked = await bot.run(4, 'verify');
  expect(JSON.stringify(checked.data.findings)).toContain('gate.unchecked');
  expect((await bot.sos(['gate', 'check', 'S1', 'review', '--json'])).exit).not.toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('checks:');
});
