import { randomBytes } from 'node:crypto';
import type { Random } from '../random.ts';

/** The system's own generator. */
export const nodeRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) };
