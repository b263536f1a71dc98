import { afterEach, beforeEach, expect, it } from 'vitest';
import { Attack } from '../support/attacker.ts';
import { runOf } from '../support/run-of.ts';

let attack: Attack;
beforeEach(async () => {
  attack = await new Attack().begin();
});
afterEach(() => {
  attack.end();
});

it('a run in another’s name is not told to others, though it stands in the branch', async () => {
  const { kasra, dev, athena } = attack;
  const commit = await attack.offerWork();
  const forged = await attack.forge(dev, runOf('S1', 'c1', { commit }), {
    envelope: { by: 'kasra' },
  });
  attack.plant(dev, [forged]);
  const { errors } = await attack.verifiedBy(athena);
  await kasra.sos(['sync']);
  const refused = await kasra.run(3, 'evidence', 'export', errors[0]?.id ?? '');
  expect(refused.error).toMatchObject({ code: 'statements.not-trusted' });
});

it('a pass that a builder gave to their own work is not told to others', async () => {
  const { dev, athena } = attack;
  const commit = await attack.offerWork();
  const ruling = await attack.ruling(dev);
  const terms = ruling.entries.find(({ kind }) => kind === 'brief')?.id ?? '';
  const tree = dev.git('rev-parse', `${commit}^{tree}`);
  const about = { brief: 'S1', gate: 'review', terms, commit, tree };
  const said = {
    verdict: 'pass',
    evidence: [],
    findings: [],
    followUps: [],
    notChecked: [],
  } as const;
  attack.plant(dev, [await attack.forge(dev, { kind: 'verdict', ...about, ...said })]);
  await athena.sos(['sync']);
  const refused = await athena.run(3, 'gate', 'export', 'S1', 'review');
  expect(refused.error).toMatchObject({ code: 'statements.gate-not-passed' });
});
