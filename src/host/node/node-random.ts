import type { Random } from '../random.ts';

/** The system's own generator, by the way to it that needs nothing loaded before it is used. */
export const nodeRandom: Random = {
  bytes: (count) => globalThis.crypto.getRandomValues(new Uint8Array(count)),
};
