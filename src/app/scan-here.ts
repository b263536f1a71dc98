import { scanRepository, type ScanReport, type ScanSurfaces } from '../scans/index.ts';
import { scanRulesHere } from './scan-rules-here.ts';
import type { Workspace } from './workspace.ts';

/** What somebody wants looked at, as it was typed. */
export interface ScanHereWish {
  readonly worktree: boolean;
  readonly index: boolean;
  readonly commit?: string | undefined;
  readonly range?: string | undefined;
  readonly remote: boolean;
  readonly timeout?: number | undefined;
}

/** What was looked at, and what came of it. */
export interface ScannedHere {
  readonly report: ScanReport;
  /** In words, for the answer. */
  readonly surfaces: readonly string[];
}

/** Looks at this repository under the rules of its ledger, where it has one. */
export async function scanHere(workspace: Workspace, wish: ScanHereWish): Promise<ScannedHere> {
  const { host, repository } = workspace;
  const surfaces = surfacesOf(wish);
  const rules = await scanRulesHere(workspace);
  const report = await scanRepository({
    host,
    repository,
    surfaces,
    timeout: wish.timeout,
    ...rules,
  });
  return { report, surfaces: inWords(surfaces) };
}

/** Whoever names no surface means all that is here. */
function surfacesOf({ worktree, index, commit, range, remote }: ScanHereWish): ScanSurfaces {
  const all = !worktree && !index && commit === undefined && range === undefined;
  return {
    repository: all,
    workTree: all || worktree,
    index: all || index,
    commit,
    range,
    remotes: remote,
  };
}

function inWords({ repository, workTree, index, commit, range, remotes }: ScanSurfaces): string[] {
  const words: readonly (readonly [asked: boolean, words: string])[] = [
    [repository === true, 'every object, all refs, the Git folder'],
    [commit !== undefined, `the commit ${commit ?? ''}`],
    [range !== undefined, `the range ${range ?? ''}`],
    [index === true, 'the index'],
    [workTree === true, 'the work tree'],
    [remotes === true, 'the refs of the remotes'],
  ];
  return words.filter(([asked]) => asked).map(([, said]) => said);
}
