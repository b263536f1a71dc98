import { verdictOf, type ScanFinding, type WeighedReport } from '../scans/index.ts';
import { unproved, type Proof } from './proof.ts';

const STANDINGS = { clean: 'good', findings: 'bad', incomplete: 'unknown' } as const;

/**
 * Takes a scan of everything that leaves as a proof: every object, name, ref and setting, looked at
 * afresh. Threat: a secret or a private name in a file that was signed all the same.
 */
export function proveScan(report: WeighedReport, shown: string): Proof {
  const claim = {
    name: 'scan',
    claim: 'no scan finds anything in any object, name, ref or setting',
  };
  const { findings, moreFindings, notLookedAt, counts, control, waived } = report;
  const line = `sos scan -C ${shown}`;
  // Threat: a scan that finds nothing because it looks at nothing.
  if (control.found !== control.planted) {
    return unproved(claim, line, 'the scan did not find what was planted for it');
  }
  return {
    ...claim,
    line,
    answer: [
      `${counts.blobs} blobs, ${counts.commits} commits, ${counts.trees} trees, ${counts.names} names`,
      `${control.found} of ${control.planted} planted secrets found`,
      ...waived.map(({ finding, by }) => `waived by ${by.entry.author}: ${said(finding)}`),
    ],
    standing: STANDINGS[verdictOf(report)],
    findings: [
      ...findings.map(said),
      ...(moreFindings === 0 ? [] : [`${moreFindings} further findings are not listed`]),
      ...notLookedAt.map(({ what, why }) => `not looked at: ${what} (${why})`),
    ],
  };
}

function said({ rule, shown, fingerprint, places }: ScanFinding): string {
  const [place] = places;
  const at = place?.line === undefined ? '' : `:${place.line}`;
  const where = place === undefined ? '' : ` in ${place.surface} ${place.path ?? ''}${at}`;
  return `${rule}: ${shown}${where} (${fingerprint})`;
}
