import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DraftOf } from '../../src/records/index.ts';
import { Attack } from '../support/attacker.ts';

let attack: Attack;
let commit: string;

beforeEach(async () => {
  attack = await new Attack().begin();
  commit = await attack.offerWork(['c1']);
});
afterEach(() => {
  attack.end();
});

/** The ids of a kind that somebody's clone has, oldest first. */
async function idsOf(kind: string): Promise<string[]> {
  const { entries } = await attack.ruling(attack.athena);
  return entries.filter(({ record }) => record.kind === kind).map(({ id }) => id);
}

it('a pass on nothing, signed by the gate’s own holder, counts for nobody', async () => {
  const { athena, kasra, dev } = attack;
  const [terms = ''] = await idsOf('brief');
  const tree = dev.git('rev-parse', `${commit}^{tree}`);
  const draft: DraftOf<'verdict'> = {
    kind: 'verdict',
    brief: 'S1',
    gate: 'review',
    verdict: 'pass',
    terms,
    commit,
    tree,
    evidence: [],
    findings: [],
    followUps: [],
    notChecked: [],
  };
  attack.plant(athena, [await attack.forge(athena, draft)]);
  expect(await attack.verifiedBy(kasra)).toMatchObject({ exit: 4, codes: ['gate.short-evidence'] });
  const checked = await kasra.sos(['gate', 'check', 'S1', 'review', '--json']);
  expect(checked).toMatchObject({ exit: 6 });
  expect((await kasra.run(3, 'brief', 'close', 'S1')).error?.code).toBe('gates.not-closable');
});

it('a closing on older work, past a blocker, is refused and, by hand, reported', async () => {
  const { athena, kasra, dev } = attack;
  await athena.ok('gate', 'pass', 'S1', 'review');
  await dev.sync();
  dev.commit('more work');
  await dev.ok('brief', 'submit', 'S1');
  await athena.sync();
  await athena.ok('send', 'kasra', 'wait', '--type', 'blocker', '--brief', 'S1');
  await kasra.sync();
  expect((await kasra.run(3, 'brief', 'close', 'S1')).error?.code).toBe('gates.not-closable');
  const [terms = ''] = await idsOf('brief');
  const [submission = ''] = await idsOf('submission');
  const [verdicts, evidence] = [await idsOf('verdict'), await idsOf('evidence')];
  const ground = { terms, submission, verdicts, evidence };
  const closing = await attack.forge(kasra, { kind: 'close', brief: 'S1', ...ground });
  attack.plant(kasra, [closing]);
  const { exit, codes, data } = await attack.verifiedBy(dev);
  expect({ exit, codes }).toEqual({ exit: 4, codes: ['brief.closed-short'] });
  expect(JSON.stringify(data.findings)).toMatch(
    /without the submission offered last, a reply to blocker [0-9a-f]{12}/,
  );
});
