import { expect, it } from 'vitest';
import { renderGateCheck } from '../../src/render/gate-check.ts';

const said = (pin: Parameters<typeof renderGateCheck>[0]['pin']) =>
  JSON.stringify(renderGateCheck({ brief: 'S1', commit: null, passed: true, pin, gates: [] }));

it('only a ledger that nobody vouched for is called believed at first sight', () => {
  for (const pin of ['founded', 'given', 'pin-file'] as const)
    expect(said(pin)).not.toContain('at first sight');
  for (const pin of ['first-use', null] as const) expect(said(pin)).toContain('at first sight');
});
