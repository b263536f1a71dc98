/** Characters by the letter that stands for them in a template. */
const SETS: Readonly<Record<string, string>> = {
  an: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  a: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  l: 'abcdefghijklmnopqrstuvwxyz0123456789',
  u: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  x: '0123456789abcdef',
  X: '0123456789ABCDEF',
  d: '0123456789',
  w: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-',
  b: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  t: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  z: '023456789ACDEFGHJKLMNPQRSTUVWXYZ',
  p: 'abcdefghijkmnpqrstuvwxyz23456789!#%',
};

/** Draws a number from 0 up to `below`, the same ones for the same seed (mulberry32). */
export function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * Fills a template: `{an:36}` becomes 36 letters and digits, `{uuid}` a UUID. The first character
 * of a run of `an`, `w` or `b` is a letter and the last a digit, so that no word boundary is lost.
 */
export function fill(template: string, draw: (below: number) => number): string {
  return template
    .replaceAll('{uuid}', '{x:8}-{x:4}-4{x:3}-a{x:3}-{x:12}')
    .replaceAll(/\{([a-zA-Z]+):(\d+)\}/g, (_, set: string, length: string) => {
      const characters = SETS[set]!;
      const drawn = Array.from(
        { length: Number(length) },
        () => characters[draw(characters.length)],
      );
      if (['an', 'w', 'b'].includes(set)) drawn[0] = SETS['a']![draw(52)];
      if (['an', 'w', 'b', 'l', 'u'].includes(set)) drawn[drawn.length - 1] = SETS['d']![draw(10)];
      return drawn.join('');
    });
}
