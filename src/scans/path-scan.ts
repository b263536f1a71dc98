import { utf8 } from '../base/index.ts';
import type { FindingList } from './finding-list.ts';
import type { ScanRules } from './scan-rules.ts';

/**
 * Looks at whole paths for what no single name of them says: forbidden paths and private words of
 * several parts. Where there are none, no path needs to be looked at.
 */
export class PathScan {
  readonly #forbidden: readonly string[];
  readonly #private: readonly { readonly word: string; readonly rule: string }[];

  constructor({ forbidden, private: words }: ScanRules) {
    this.#forbidden = forbidden.filter(hasParts).map((path) => path.replace(/\/$/, ''));
    this.#private = words
      .map((word, index) => ({ word, rule: `private.${index + 1}` }))
      .filter(({ word }) => hasParts(word));
  }

  get empty(): boolean {
    return this.#forbidden.length + this.#private.length === 0;
  }

  see(path: string, findings: FindingList): void {
    for (const folder of this.#forbidden)
      if (path === folder || path.startsWith(`${folder}/`))
        findings.addNamed('forbidden', 'forbidden.path', { surface: 'file name', path: folder });
    for (const { word, rule } of this.#private) {
      const start = path.indexOf(word);
      const hit = { kind: 'private', rule, start, end: start, found: utf8(word) } as const;
      if (start >= 0) findings.add(hit, { surface: 'file name', path });
    }
  }
}

function hasParts(path: string): boolean {
  return path.includes('/');
}
