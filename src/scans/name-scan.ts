import type { FindingList } from './finding-list.ts';
import { lookInto, type Looking } from './look-into.ts';
import { nameHits } from './name-rules.ts';
import type { Surface } from './scan-finding.ts';

/** Looks at the names of files and folders, each name once however often it stands somewhere. */
export class NameScan {
  readonly #looking: Looking;
  readonly #findings: FindingList;
  readonly #seen = [new Set<string>(), new Set<string>()] as const;

  constructor(looking: Looking, findings: FindingList) {
    this.#looking = looking;
    this.#findings = findings;
  }

  get count(): number {
    return this.#seen[0].size + this.#seen[1].size;
  }

  /** A name as bytes, one character for each. */
  see(name: string, { isFolder }: { readonly isFolder: boolean }, object?: string): void {
    const seen = this.#seen[isFolder ? 1 : 0];
    if (seen.has(name)) return;
    seen.add(name);
    this.#look(name, isFolder, object);
  }

  /** All parts of a path from outside the object database. */
  seePath(path: string): void {
    const parts = Buffer.from(path).toString('latin1').split('/');
    parts.forEach((part, index) => {
      this.see(part, { isFolder: index < parts.length - 1 });
    });
  }

  #look(name: string, isFolder: boolean, object: string | undefined): void {
    const bytes = Buffer.from(name, 'latin1');
    const path = bytes.toString('utf8');
    const surface: Surface = 'file name';
    const place = { surface, path, ...(object === undefined ? {} : { object }) };
    const hits = lookInto(bytes, this.#looking);
    for (const hit of hits) this.#findings.add(hit, place);
    const { forbidden } = this.#looking.rules;
    const named = nameHits(path, isFolder);
    for (const { kind, rule } of named) this.#findings.addNamed(kind, rule, place);
    if (forbidden.includes(path)) this.#findings.addNamed('forbidden', 'forbidden.path', place);
  }
}
