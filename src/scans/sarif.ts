import type { NotLookedAt } from './scan-report.ts';
import type { ScanFinding, ScanPlace } from './scan-finding.ts';
import { verdictOf } from './verdict.ts';
import type { Waiver, WeighedReport } from './waivers.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** How bad each kind of finding is, in the words of the format. */
const LEVELS: Readonly<Record<ScanFinding['kind'], 'error' | 'warning' | 'note'>> = {
  secret: 'error',
  private: 'error',
  forbidden: 'error',
  conflict: 'error',
  licence: 'error',
  'telling-name': 'warning',
  unopened: 'warning',
  generated: 'warning',
  large: 'warning',
  waiver: 'warning',
};

/**
 * Writes a report as SARIF, as hosts and editors read it. What was not looked at makes the run one
 * that did not succeed, so that no reader of the format takes it for clean. Columns are bytes here
 * and characters there, so that lines alone are given.
 * Source: SARIF 2.1.0, OASIS Standard, sections 3.13 to 3.52.
 */
export function sarifOf(report: WeighedReport, version: string): object {
  const { findings, waived, notLookedAt } = report;
  const all = [...findings, ...waived.map(({ finding }) => finding)];
  const rules = [...new Set(all.map(({ rule }) => rule))].sort();
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sos', version, rules: rules.map((id) => ({ id })) } },
        invocations: [
          {
            executionSuccessful:
              verdictOf({ ...report, findings: [], moreFindings: 0 }) === 'clean',
            toolExecutionNotifications: notLookedAt.map(notification),
          },
        ],
        results: [
          ...findings.map((finding) => result(finding)),
          ...waived.map(({ finding, by }) => result(finding, by)),
        ],
      },
    ],
  };
}

function result(finding: ScanFinding, by?: Waiver): object {
  const { kind, rule, fingerprint, shown, places } = finding;
  const suppression = by && { kind: 'external', justification: by.entry.record.reason };
  return {
    ruleId: rule,
    level: LEVELS[kind],
    message: { text: `${rule}: ${shown}` },
    locations: places.map(location),
    partialFingerprints: { sos1: fingerprint },
    ...(suppression === undefined ? {} : { suppressions: [suppression] }),
  };
}

function location({ surface, object, path, line }: ScanPlace): object {
  const uri = path === undefined ? `git:${object ?? surface.replaceAll(' ', '-')}` : uriOf(path);
  const region = line === undefined ? {} : { region: { startLine: line } };
  return {
    physicalLocation: { artifactLocation: { uri }, ...region },
    message: { text: object === undefined ? surface : `${surface} of ${object}` },
  };
}

/** A path as a relative address; each part by itself, so that a slash stays one. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function notification({ what, why }: NotLookedAt): object {
  return { level: 'error', message: { text: `not looked at: ${what} (${why})` } };
}
