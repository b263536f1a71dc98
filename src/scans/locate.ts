import type { Arrival } from '../git/index.ts';
import type { GrowingFinding } from './finding-list.ts';
import type { ScanPlace } from './scan-finding.ts';
import type { Scanning } from './scanning.ts';

/** Commits and paths that are listed for one finding. */
const MOST_COMMITS = 10;
const MOST_PATHS = 20;

/**
 * Says for what was found in objects and names which commits brought it in and under which paths.
 * One walk over all commits that came by serves all findings; without findings there is none.
 */
export async function locate(scanning: Scanning): Promise<void> {
  const { findings, objects, survey, paths, listed } = scanning;
  const wanted = new Wanted(findings.all);
  if (wanted.empty && paths.empty) return;
  for (const { oid, path } of listed) {
    wanted.meet({ oid, path });
    paths.see(path, findings);
  }
  await survey.arrivals(objects.commits, (arrival) => {
    wanted.meet(arrival);
    paths.see(arrival.path, findings);
  });
}

/** A path of an object, and the commit that brought it in, where that is known. */
type Met = Pick<Arrival, 'oid' | 'path'> & { readonly commit?: string };

/** Findings by the objects and names that they stand in. */
class Wanted {
  readonly #objects = new Map<string, { finding: GrowingFinding; place: ScanPlace }[]>();
  readonly #names = new Map<string, GrowingFinding[]>();

  constructor(findings: readonly GrowingFinding[]) {
    for (const finding of findings) {
      for (const place of finding.places) {
        if (place.surface === 'blob' && place.object !== undefined)
          push(this.#objects, place.object, { finding, place });
        if (place.surface === 'file name') push(this.#names, place.path ?? '', finding);
        if (isCommit(place)) note(finding, place.object ?? '');
      }
    }
  }

  get empty(): boolean {
    return this.#objects.size + this.#names.size === 0;
  }

  meet(arrival: Met): void {
    this.#meetObject(arrival);
    if (this.#names.size > 0) this.#meetNames(arrival);
  }

  #meetObject({ commit, oid, path }: Met): void {
    for (const { finding, place } of this.#objects.get(oid) ?? []) {
      note(finding, commit);
      const index = finding.places.indexOf(place);
      if (index >= 0 && place.path === undefined) finding.places[index] = { ...place, path };
      else if (!finding.places.some((each) => each.path === path && each.object === oid))
        addPlace(finding, { ...place, path });
    }
  }

  #meetNames({ commit, path }: Met): void {
    for (const part of new Set(path.split('/'))) {
      for (const finding of this.#names.get(part) ?? []) {
        note(finding, commit);
        if (!finding.places.some((place) => place.path === path))
          addPlace(finding, { surface: 'file name', path });
      }
    }
  }
}

function isCommit({ surface, object }: ScanPlace): boolean {
  return (
    object !== undefined && (surface === 'message' || surface === 'author' || surface === 'header')
  );
}

function addPlace(finding: GrowingFinding, place: ScanPlace): void {
  if (finding.places.length < MOST_PATHS) finding.places.push(place);
  else finding.morePlaces += 1;
}

function note(finding: GrowingFinding, commit: string | undefined): void {
  if (commit === undefined || finding.commits.includes(commit)) return;
  if (finding.commits.length < MOST_COMMITS) finding.commits.push(commit);
  else if (commit !== finding.commits.at(-1)) finding.moreCommits += 1;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
