import { beforeEach, expect, it } from 'vitest';
import { judgePushes } from '../../src/boundaries/index.ts';
import { briefsOf } from '../../src/briefs/index.ts';
import { Story } from '../support/ruling.ts';
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
