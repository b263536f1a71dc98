import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanRepository, type ScanReport } from '../../src/scans/index.ts';
import { detector } from '../../src/secrets/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { HIDING_PLACES, Hideout, keyOf } from './hiding-places.ts';
import { plainRules } from './plain-rules.ts';

/** The rules that are built in, under fingerprints that a test can work out. */
const rules = plainRules({ secrets: detector() });
const RULE = 'aws-access-key-id';

const sandbox = new Sandbox();
let report: ScanReport;

beforeAll(async () => {
  const at = new Hideout(sandbox);
  HIDING_PLACES.forEach((hiding, place) => {
    hiding.hide(at, keyOf(place));
  });
  const repository = await sandbox.open('hideout');
  const surfaces = { repository: true, index: true, workTree: true };
  report = await scanRepository({
    host: sandbox.host(),
    repository,
    surfaces,
    rules,
  });
});

afterAll(() => {
  sandbox.remove();
});

describe('a repository with one key in each place where keys were found to hide', () => {
  it('has at least thirty-five of them', () => {
    expect(HIDING_PLACES.length).toBeGreaterThanOrEqual(35);
  });

  it.each(HIDING_PLACES.map(({ name }, place) => [name, place] as const))(
    'shows the key in %s',
    (_, place) => {
      const fingerprint = rules.fingerprint(RULE, Buffer.from(keyOf(place)), '');
      expect(report.findings.map((finding) => finding.fingerprint)).toContain(fingerprint);
    },
  );

  it('never says a key, not even as the name of a file', () => {
    const said = JSON.stringify(report);
    for (const place of HIDING_PLACES.keys()) expect(said).not.toContain(keyOf(place));
  });

  it('finds the secrets that it planted itself', () => {
    expect(report.control.found).toBe(report.control.planted);
  });
});
