import { openSurvey, type Oid, type Repository } from '../git/index.ts';
import type { Host } from '../host/index.ts';
import { readCleanObjects, writeCleanObjects, type CleanObjects } from './clean-objects.ts';
import { runControl } from './control.ts';
import { FindingList } from './finding-list.ts';
import { locate } from './locate.ts';
import { NameScan } from './name-scan.ts';
import { ObjectScan } from './object-scan.ts';
import { PathScan } from './path-scan.ts';
import { scanLicence } from './scan-licence.ts';
import { scanGitFolder } from './scan-git-folder.ts';
import { scanIndex } from './scan-index.ts';
import { scanWorkTree } from './scan-work-tree.ts';
import { scanEveryObject, scanObjects } from './scan-objects.ts';
import { scanRefs, scanRemotes } from './scan-refs.ts';
import { scanSubmodules } from './scan-submodules.ts';
import type { ScanReport } from './scan-report.ts';
import { digestOf, type ScanRules } from './scan-rules.ts';
import type { Scanning } from './scanning.ts';
import { finished, isOfSomebody } from './finished.ts';

/** What is to be looked at. */
export interface ScanSurfaces {
  /** Every object, all refs, the whole Git folder. */
  readonly repository?: boolean;
  readonly workTree?: boolean;
  readonly index?: boolean;
  /** What one commit holds. */
  readonly commit?: string | undefined;
  /** What a range of commits brings in. */
  readonly range?: string | undefined;
  /** The refs of the remotes, over the network. */
  readonly remotes?: boolean;
  /** Whether HEAD holds a licence. */
  readonly licence?: boolean;
}

/** A scan that somebody wants. */
export interface ScanWish {
  readonly host: Host;
  readonly repository: Repository;
  readonly surfaces: ScanSurfaces;
  readonly rules: ScanRules;
  /** Milliseconds for all of it. */
  readonly timeout?: number | undefined;
  /** Objects in which words of the private list may stand: the records that hold the list. */
  readonly mayBePrivate?: ReadonlySet<string>;
  /** A folder in which it may be remembered what was clean. Without it all is looked at afresh. */
  readonly memory?: string | undefined;
  /** Told again and again how many objects and bytes came by. */
  readonly onProgress?: ((objects: number, bytes: number) => void) | undefined;
}

const USUAL_TIMEOUT = 3_600_000;

/**
 * Looks at a repository, reading it and nothing else. Trouble with a part of it is no error: it is
 * named in the report as not looked at.
 */
export async function scanRepository(wish: ScanWish): Promise<ScanReport> {
  const memory = memoryOf(wish);
  const clean = memory && (await readCleanObjects(wish.host.files, memory.path, memory.nameLength));
  const scanning = begin(wish, clean);
  const { objects, names, findings, looking, counts } = scanning;
  await scanSurfaces(scanning, wish.surfaces);
  await locate(scanning);
  if (memory && clean) await writeCleanObjects(wish.host.files, memory.path, clean);
  return {
    findings: findings.all.filter(isOfSomebody).map((finding) => finished(finding, looking)),
    moreFindings: findings.more,
    notLookedAt: scanning.notLookedAt,
    counts: { ...objects.counts, names: names.count, ...counts },
    control: runControl(looking),
    rules: digestOf(wish.rules),
  };
}

/** Only a scan of everything has use for what is remembered. */
function memoryOf({
  host,
  repository,
  rules,
  surfaces,
  memory,
}: ScanWish): { path: string; nameLength: number } | undefined {
  if (memory === undefined || surfaces.repository !== true) return undefined;
  const nameLength = repository.places.hash === 'sha256' ? 32 : 20;
  return { path: host.files.join(memory, `clean-${digestOf(rules)}`), nameLength };
}

function begin(wish: ScanWish, clean: CleanObjects | undefined): Scanning {
  const { host, repository, rules, timeout = USUAL_TIMEOUT, mayBePrivate, onProgress } = wish;
  const looking = { rules, packer: host.packer };
  const findings = new FindingList();
  const names = new NameScan(looking, findings);
  const end = host.clock.now() + timeout;
  return {
    host,
    repository,
    places: repository.places,
    shown: '.git',
    survey: openSurvey(host, repository.places),
    looking,
    findings,
    names,
    paths: new PathScan(rules),
    objects: new ObjectScan(looking, {
      findings,
      names,
      mayBePrivate,
      clean,
      onProgress,
    }),
    listed: [],
    notLookedAt: [],
    counts: { refs: 0, files: 0, remembered: 0 },
    clean,
    left: () => Math.max(0, end - host.clock.now()),
  };
}

/** One part of a scan, begun only while there is time. */
interface Part {
  readonly what: string;
  readonly asked: boolean;
  readonly scan: () => Promise<void>;
}

async function scanSurfaces(scanning: Scanning, surfaces: ScanSurfaces): Promise<void> {
  for (const { what, asked, scan } of partsOf(scanning, surfaces)) {
    if (!asked) continue;
    if (scanning.left() > 0) await scan();
    else scanning.notLookedAt.push({ what, why: 'time ran out' });
  }
}

/** What one commit holds it need not have brought in, so that its paths are asked for. */
async function listFiles({ repository, listed }: Scanning, revision: string): Promise<void> {
  const named = await repository.commitAndTree(revision);
  if (named !== undefined) listed.push(...(await repository.store.files(named.commit)));
}

/**
 * Threats: a range that ends where a shallow clone begins, and holds more where it was cloned from;
 * one that holds nothing, because the branch that it begins at was moved to its end.
 */
async function noteRange(
  { host, places, notLookedAt }: Scanning,
  range: string,
  oids: readonly Oid[],
): Promise<void> {
  if (oids.length === 0)
    notLookedAt.push({ what: `the range ${range}`, why: 'it holds no commit' });
  if (!places.shallow) return;
  const oldest = await host.files.readAscii(host.files.join(places.commonFolder, 'shallow'));
  const border = new Set(oldest?.split('\n'));
  if (oids.some((oid) => border.has(oid)))
    notLookedAt.push({ what: `commits of ${range} older than those here`, why: 'a shallow clone' });
}

function partsOf(scanning: Scanning, surfaces: ScanSurfaces): readonly Part[] {
  const { survey } = scanning;
  const { repository: all = false, commit, range, index = false } = surfaces;
  const part = (what: string, asked: boolean, scan: Part['scan']): Part => ({ what, asked, scan });
  const objectsIn = async (name: string, how: 'commit' | 'range'): Promise<void> => {
    const oids = await survey.objectsIn(name, how);
    await scanObjects(scanning, oids);
    if (how === 'commit') await listFiles(scanning, name);
    else await noteRange(scanning, name, oids);
  };
  return [
    part('every object', all, () => scanEveryObject(scanning)),
    part('the refs', all, () => scanRefs(scanning)),
    part('the Git folder', all, () => scanGitFolder(scanning)),
    part('the submodules', all, () => scanSubmodules(scanning)),
    part('the commit', commit !== undefined, () => objectsIn(commit ?? '', 'commit')),
    part('the range', range !== undefined, () => objectsIn(range ?? '', 'range')),
    part('the index', index, () => scanIndex(scanning, { contents: !all })),
    part('the work tree', surfaces.workTree === true, () => scanWorkTree(scanning)),
    part('the licence', surfaces.licence === true, () => scanLicence(scanning)),
    part('the remotes', surfaces.remotes === true, () => scanRemotes(scanning)),
  ];
}
