import type { Random } from '../random.ts';

/** The system's own generator. Nothing is loaded for it before it is used. */
export const nodeRandom: Random = {
  bytes: (count) => new Uint8Array(process.getBuiltinModule('node:crypto').randomBytes(count)),
};
