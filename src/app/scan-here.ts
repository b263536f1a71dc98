import type { Repository } from '../git/index.ts';
import {
  scanRepository,
  waiversIn,
  weigh,
  type ScanSurfaces,
  type WeighedReport,
} from '../scans/index.ts';
import { readingIfAny, scanRulesHere } from './scan-rules-here.ts';
import type { Reading } from './reading-answer.ts';
import type { Workspace } from './workspace.ts';

/** What somebody wants looked at, as it was typed. */
export interface ScanHereWish {
  readonly worktree: boolean;
  readonly index: boolean;
  readonly commit?: string | undefined;
  readonly range?: string | undefined;
  readonly remote: boolean;
  /** What is waived here counts all the same, unless it is waived for a release, too. */
  readonly release: boolean;
  readonly timeout?: number | undefined;
  /** Nothing counts for clean because it was clean before. */
  readonly fresh: boolean;
  readonly onProgress?: (objects: number, bytes: number) => void;
}

/** What was looked at, and what came of it. */
export interface ScannedHere {
  readonly report: WeighedReport;
  /** In words, for the answer. */
  readonly surfaces: readonly string[];
  /** Fingerprints can be compared with those of other scans: there is a ledger that they are of. */
  readonly comparable: boolean;
}

/** Looks at this repository under the rules of its ledger, where it has one. */
export async function scanHere(workspace: Workspace, wish: ScanHereWish): Promise<ScannedHere> {
  const { host, repository } = workspace;
  const surfaces = surfacesOf(wish);
  const reading = await readingIfAny(workspace);
  const rules = await scanRulesHere(workspace, reading);
  const { timeout, fresh, onProgress } = wish;
  const memory =
    reading === undefined || fresh
      ? undefined
      : host.files.join(repository.places.commonFolder, 'sos', 'scans');
  const report = await scanRepository({
    host,
    repository,
    surfaces,
    timeout,
    memory,
    onProgress,
    ...rules,
  });
  const waivers = waiversIn(reading?.ruling.entries ?? [], host.clock.now());
  const everything = surfaces.repository === true && report.notLookedAt.length === 0;
  const weighed = weigh(report, waivers, { release: wish.release, everything });
  return { report: weighed, surfaces: inWords(surfaces), comparable: reading !== undefined };
}

/**
 * Holds everything that leaves against every rule of this ledger. Only waivers hold that say so,
 * and a private word may stand nowhere.
 */
export async function scanToLeave(
  { host, repository: source }: Workspace,
  reading: Reading,
  repository: Repository,
): Promise<WeighedReport> {
  const { rules } = await scanRulesHere({ host, repository: source }, reading);
  const report = await scanRepository({ host, repository, rules, surfaces: { repository: true } });
  const waivers = waiversIn(reading.ruling.entries, host.clock.now());
  return weigh(report, waivers, { release: true, everything: false });
}

/** Whoever names no surface means all that is here. */
function surfacesOf({
  worktree,
  index,
  commit,
  range,
  remote,
  release,
}: ScanHereWish): ScanSurfaces {
  const all = !worktree && !index && commit === undefined && range === undefined;
  return {
    repository: all,
    workTree: all || worktree,
    index: all || index,
    commit,
    range,
    remotes: remote,
    licence: release,
  };
}

function inWords({
  repository,
  workTree,
  index,
  commit,
  range,
  remotes,
  licence,
}: ScanSurfaces): string[] {
  const words: readonly (readonly [asked: boolean, words: string])[] = [
    [repository === true, 'every object, all refs, the Git folder'],
    [commit !== undefined, `the commit ${commit ?? ''}`],
    [range !== undefined, `the range ${range ?? ''}`],
    [index === true, 'the index'],
    [workTree === true, 'the work tree'],
    [remotes === true, 'the refs of the remotes'],
    [licence === true, 'the licence'],
  ];
  return words.filter(([asked]) => asked).map(([, said]) => said);
}
