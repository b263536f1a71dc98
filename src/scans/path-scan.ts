import { utf8 } from '../base/index.ts';
import { privateHits } from './private-hits.ts';
import type { FindingList } from './finding-list.ts';
import type { ScanRules } from './scan-rules.ts';

/**
 * Looks at whole paths for what no single name of them says: forbidden paths and private words of
 * several parts. Where there are none, no path needs to be looked at.
 */
export class PathScan {
  readonly #forbidden: readonly string[];
  readonly #words: readonly string[];
  /** Rules of those words that have parts. */
  readonly #private: ReadonlySet<string>;

  constructor({ forbidden, private: words }: ScanRules) {
    this.#forbidden = forbidden.filter(hasParts).map((path) => path.replace(/\/$/, ''));
    this.#words = words;
    this.#private = new Set(
      words.flatMap((word, index) => (hasParts(word) ? [`private.${index + 1}`] : [])),
    );
  }

  get empty(): boolean {
    return this.#forbidden.length + this.#private.size === 0;
  }

  see(path: string, findings: FindingList): void {
    const small = path.toLowerCase();
    for (const folder of this.#forbidden)
      if (`${small}/`.startsWith(`${folder.toLowerCase()}/`))
        findings.addNamed('forbidden', 'forbidden.path', { surface: 'file name', path: folder });
    for (const hit of privateHits(utf8(path), this.#words))
      if (this.#private.has(hit.rule)) findings.add(hit, { surface: 'file name', path });
  }
}

function hasParts(path: string): boolean {
  return path.includes('/');
}
