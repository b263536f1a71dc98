import type { Arrival, Repository, RepositoryPlaces, Survey } from '../git/index.ts';
import type { Host } from '../host/index.ts';
import type { CleanObjects } from './clean-objects.ts';
import type { FindingList } from './finding-list.ts';
import type { Looking } from './look-into.ts';
import type { NameScan } from './name-scan.ts';
import type { PathScan } from './path-scan.ts';
import type { NotLookedAt } from './scan-report.ts';
import type { ObjectScan } from './object-scan.ts';

/** A scan while it runs: what every surface reads from and adds to. */
export interface Scanning {
  readonly host: Host;
  readonly repository: Repository;
  /** Where what is looked at lies: a submodule lies in the Git folder of the repository. */
  readonly places: RepositoryPlaces;
  /** The Git folder as it is shown: `.git`. */
  readonly shown: string;
  readonly survey: Survey;
  readonly looking: Looking;
  readonly findings: FindingList;
  readonly names: NameScan;
  readonly paths: PathScan;
  readonly objects: ObjectScan;
  /** Objects whose paths are known without a walk: those of the index, or of one commit. */
  readonly listed: Pick<Arrival, 'oid' | 'path'>[];
  readonly notLookedAt: NotLookedAt[];
  readonly counts: { refs: number; files: number; remembered: number };
  /** What was clean before; undefined where everything is to be looked at afresh. */
  readonly clean: CleanObjects | undefined;
  /** Milliseconds that are left. */
  left(): number;
}
