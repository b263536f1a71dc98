import { utf8 } from '../base/index.ts';
import type { KeywordHit, Stretch } from './keyword-finder.ts';

const ASCII = /^[\0-\x7f]*$/;

/** Bytes up to which looking for each keyword takes less than making one table of all. */
export const FEW_BYTES = 2048;

/**
 * Finds many keywords in few bytes, one after the other, without regard to the case of ASCII
 * letters: what a `KeywordFinder` finds, without making one.
 */
export class KeywordsInFew {
  readonly #keywords: readonly string[];

  constructor(keywords: readonly string[]) {
    this.#keywords = keywords.map((keyword) =>
      ASCII.test(keyword) ? keyword.toLowerCase() : inSmall(utf8(keyword)),
    );
  }

  /** Reports every keyword that begins in the stretch, also those that overlap. */
  scan(bytes: Uint8Array, { from, until }: Stretch, onHit: KeywordHit): void {
    const text = inSmall(bytes);
    this.#keywords.forEach((keyword, number) => {
      for (
        let at = text.indexOf(keyword, from);
        at >= 0 && at < until;
        at = text.indexOf(keyword, at + 1)
      )
        onHit(number, at);
    });
  }
}

/** One character for each byte, letters of ASCII small. */
function inSmall(bytes: Uint8Array): string {
  const small = Buffer.from(bytes);
  for (let at = 0; at < small.length; at += 1) {
    const byte = small[at] as number;
    if (byte >= 0x41 && byte <= 0x5a) small[at] = byte | 0x20;
  }
  return small.toString('latin1');
}
