import { beforeEach, expect, it } from 'vitest';
import { judgePushes } from '../../src/boundaries/index.ts';
import { briefsOf } from '../../src/briefs/index.ts';
import type { TrustedEntry } from '../../src/trust/index.ts';
import { GateStory } from '../support/gate-story.ts';
import { forkOf, Story } from '../support/ruling.ts';
import { oidOf, termsWith } from '../support/terms.ts';

const REF = 'refs/heads/main';
const DOUBT = 'a claim that its author took back';

let story: Story;
beforeEach(() => {
  story = new Story().enrol('kasra').enrol('sos-dev');
  const terms = termsWith({ boundaries: ['no-push'] });
  story.tell('kasra', { kind: 'brief', brief: 'S1', ...terms });
});

function isAllowed(): boolean | undefined {
  const ruling = story.ruling();
  const pushes = [{ ref: REF, commit: oidOf('a') }];
  return judgePushes(pushes, { ruling, briefs: briefsOf(ruling) })[0]?.allowed;
}

it('a permit covers nothing while something about its brief is taken back', () => {
  story.tell('kasra', { kind: 'permit', brief: 'S1', ref: REF });
  expect(isAllowed()).toBe(true);
  story.takeBack('S2', DOUBT);
  expect(isAllowed()).toBe(true);
  story.takeBack('S1', DOUBT);
  expect(isAllowed()).toBe(false);
});

it('a boundary is not lifted by the end of a brief about which something is taken back', () => {
  story.tell('sos-dev', { kind: 'cancel', brief: 'S1', reason: 'no need' });
  expect(isAllowed()).toBe(true);
  story.takeBack('S1', DOUBT);
  expect(isAllowed()).toBe(false);
});

it('a pass opens nothing that rests on one of two records at one place of a chain', () => {
  const work = { commit: oidOf('a'), tree: oidOf('0') };
  const gate = { name: 'clean', holder: 'athena', trigger: 'submission', needs: [] } as const;
  const told = new GateStory({}, 'claim');
  const terms = termsWith({ boundaries: ['no-push'], criteria: [], gates: [gate] });
  const { id } = told.tell('loom', { kind: 'brief', brief: 'S1', ...terms });
  const about = { brief: 'S1', terms: id, ...work } as const;
  told.tell('sos-dev', { kind: 'claim', brief: 'S1' });
  const submission = told.tell('sos-dev', { kind: 'submission', ...about });
  const said = { evidence: [], findings: [], followUps: [], notChecked: [] };
  const verdict = { kind: 'verdict', gate: 'clean', verdict: 'pass', ...about, ...said } as const;
  const pass = told.tell('athena', verdict);
  const other = told.tell('athena', { kind: 'message', type: 'note', to: ['loom'], body: 'x' });
  const judged = (forked?: TrustedEntry) => {
    const ruling = { ...told.ruling(), findings: forked === undefined ? [] : [forkOf(forked)] };
    const pushes = [{ ref: REF, commit: work.commit }];
    return judgePushes(pushes, { ruling, briefs: briefsOf(ruling) })[0]?.allowed;
  };
  expect(judged()).toBe(true);
  expect(judged(other)).toBe(true);
  expect(judged(pass)).toBe(false);
  expect(judged(submission)).toBe(false);
});

it('a boundary that was drawn by words which were taken back stays drawn, and nothing opens it', () => {
  story.tell('kasra', { kind: 'permit', brief: 'S1', ref: REF });
  expect(isAllowed()).toBe(true);
  story.takeBack('S2', 'a brief', { kind: 'brief', boundaries: ['no-push:refs/tags/*'] });
  expect(isAllowed()).toBe(true);
  story.takeBack('S2', 'its amendment', { kind: 'amendment', boundaries: ['no-push'] });
  expect(isAllowed()).toBe(false);
});

it('no ref is open while it is in doubt who may what', () => {
  story.tell('sos-dev', { kind: 'cancel', brief: 'S1', reason: 'no need' });
  expect(isAllowed()).toBe(true);
  story.takeBack(undefined, 'an approval', { kind: 'approval' });
  expect(isAllowed()).toBe(false);
});

it('what its author said knowing of a permit, or of the end, takes nothing from that', () => {
  const permit = story.tell('kasra', { kind: 'permit', brief: 'S1', ref: REF });
  story.takeBack('S1', 'a later claim', { knowing: [permit] });
  expect(isAllowed()).toBe(true);
  const cancel = { kind: 'cancel', brief: 'S2', reason: 'no need' } as const;
  story.tell('kasra', { kind: 'brief', brief: 'S2', ...termsWith({ boundaries: ['no-push'] }) });
  expect(isAllowed()).toBe(false);
  const ended = story.tell('sos-dev', cancel);
  story.takeBack('S2', 'a claim on what is over', { knowing: [ended] });
  expect(isAllowed()).toBe(true);
});

it('the end of a permit that is taken back is in doubt, though it knew the permit', () => {
  const permit = story.tell('kasra', { kind: 'permit', brief: 'S1', ref: REF });
  story.takeBack('S1', 'its end', { kind: 'permit-end', knowing: [permit] });
  expect(isAllowed()).toBe(false);
});

it('a permit covers nothing while a record is withheld: it could be the end of it', () => {
  story.tell('kasra', { kind: 'permit', brief: 'S1', ref: REF });
  story.withhold('the record before it is not here');
  expect(isAllowed()).toBe(false);
});
