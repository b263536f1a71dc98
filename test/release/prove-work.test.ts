import { expect, it } from 'vitest';
import { proveWork } from '../../src/release/index.ts';
import type { TrustedEntry } from '../../src/trust/index.ts';
import { GateStory } from '../support/gate-story.ts';
import { forkOf } from '../support/ruling.ts';
import { oidOf } from '../support/terms.ts';

it('a release is not proved by a pass, evidence or work that is one of two at one place', () => {
  const story = new GateStory();
  const submission = story.submit('a');
  const shown = story.show('a');
  const manifest = story.tell('sos-dev', {
    kind: 'manifest',
    brief: 'S069',
    commit: oidOf('a'),
    tree: oidOf('0'),
    release: oidOf('b'),
    list: { sha256: 'c'.repeat(64), size: 1, parts: [] },
  });
  const { brief } = story.closing();
  const pass = story.tell('athena', {
    kind: 'verdict',
    brief: 'S069',
    gate: 'clean',
    verdict: 'pass',
    terms: brief.termsId,
    commit: oidOf('a'),
    tree: oidOf('0'),
    evidence: [shown.id],
    manifest: manifest.id,
    findings: [],
    followUps: [],
    notChecked: [],
  });
  const other = story.tell('athena', { kind: 'message', type: 'note', to: ['loom'], body: 'x' });
  const proofWith = (forked?: TrustedEntry) => {
    const closing = story.closing();
    const findings = forked === undefined ? [] : [forkOf(forked)];
    return proveWork({
      manifest,
      closing: { ...closing, ruling: { ...closing.ruling, findings } },
    });
  };
  expect(proofWith().findings).toEqual([]);
  expect(proofWith(other).standing).toBe('good');
  for (const forked of [submission, shown, manifest, pass, story.opened]) {
    const { standing, findings } = proofWith(forked);
    expect(standing).toBe('bad');
    expect(findings).toEqual([expect.stringContaining(`${forked.kind} ${forked.id.slice(0, 12)}`)]);
  }
});
