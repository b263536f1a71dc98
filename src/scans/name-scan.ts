import type { FindingList } from './finding-list.ts';
import { lookInto, type Looking } from './look-into.ts';
import { nameHits } from './name-rules.ts';
import type { Surface } from './scan-finding.ts';

/** Looks at the names of files and folders, each name once however often it stands somewhere. */
export class NameScan {
  readonly #looking: Looking;
  readonly #findings: FindingList;
  /** Names of files and of folders, and whether nothing was found in each. */
  readonly #seen = [new Map<string, boolean>(), new Map<string, boolean>()] as const;

  constructor(looking: Looking, findings: FindingList) {
    this.#looking = looking;
    this.#findings = findings;
  }

  get count(): number {
    return this.#seen[0].size + this.#seen[1].size;
  }

  /** A name as bytes, one character for each. Tells whether nothing was found in it. */
  see(name: string, { isFolder }: { readonly isFolder: boolean }, object?: string): boolean {
    const seen = this.#seen[isFolder ? 1 : 0];
    const known = seen.get(name);
    if (known !== undefined) return known;
    const isClean = this.#look(name, isFolder, object);
    seen.set(name, isClean);
    return isClean;
  }

  /** All parts of a path from outside the object database. */
  seePath(path: string): void {
    const parts = Buffer.from(path).toString('latin1').split('/');
    parts.forEach((part, index) => {
      this.see(part, { isFolder: index < parts.length - 1 });
    });
  }

  #look(name: string, isFolder: boolean, object: string | undefined): boolean {
    const bytes = Buffer.from(name, 'latin1');
    const path = bytes.toString('utf8');
    const surface: Surface = 'file name';
    const place = { surface, path, ...(object === undefined ? {} : { object }) };
    const hits = lookInto(bytes, this.#looking);
    for (const hit of hits) this.#findings.add(hit, place);
    const { forbidden } = this.#looking.rules;
    const named = nameHits(path, isFolder);
    for (const { kind, rule } of named) this.#findings.addNamed(kind, rule, place);
    const isForbidden = forbidden.some((each) => each.toLowerCase() === path.toLowerCase());
    if (isForbidden) this.#findings.addNamed('forbidden', 'forbidden.path', place);
    return hits.length + named.length === 0 && !isForbidden;
  }
}
