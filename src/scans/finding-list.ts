import { utf8 } from '../base/index.ts';
import type { Hit } from './hit.ts';
import type { FindingKind, ScanFinding, ScanPlace } from './scan-finding.ts';

/** Findings that are listed; those beyond are counted. */
const MOST_FINDINGS = 5000;

/** Places of one finding that are listed. */
const MOST_PLACES = 20;

/** A finding while the scan still runs. What was found stays in memory and is never given out. */
export interface GrowingFinding extends Pick<ScanFinding, 'kind' | 'rule' | 'shown'> {
  readonly found: Uint8Array;
  places: ScanPlace[];
  morePlaces: number;
  commits: string[];
  moreCommits: number;
}

/** What was found so far: the same thing in a hundred places is one finding with a hundred places. */
export class FindingList {
  readonly #byKey = new Map<string, GrowingFinding>();
  more = 0;

  get all(): readonly GrowingFinding[] {
    return [...this.#byKey.values()];
  }

  /** Adds what stood in bytes. */
  add({ kind, rule, found, within }: Hit, place: ScanPlace): void {
    const shown =
      kind === 'secret' || kind === 'private' ? `[redacted:${rule}, ${found.length} bytes]` : rule;
    this.#note({ kind, rule, found, shown }, within === undefined ? place : { ...place, within });
  }

  /** Adds what is said by a name, which may be shown. */
  addNamed(kind: FindingKind, rule: string, place: ScanPlace & { readonly path: string }): void {
    this.#note({ kind, rule, found: utf8(place.path), shown: place.path }, place);
  }

  #note(
    what: { kind: FindingKind; rule: string; found: Uint8Array; shown: string },
    place: ScanPlace,
  ): void {
    const key = `${what.rule}\0${Buffer.from(what.found).toString('latin1')}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      if (known.places.length < MOST_PLACES) known.places.push(place);
      else known.morePlaces += 1;
    } else if (this.#byKey.size >= MOST_FINDINGS) this.more += 1;
    else {
      const begun = { ...what, places: [place] };
      this.#byKey.set(key, { ...begun, morePlaces: 0, commits: [], moreCommits: 0 });
    }
  }
}
