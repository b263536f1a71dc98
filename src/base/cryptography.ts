import type * as crypto from 'node:crypto';

/**
 * Gives Node's cryptography. It is loaded when it is first used: loading it takes a fifth of the
 * time in which Node starts, and a look at what is known already needs none.
 */
export function cryptography(): typeof crypto {
  return process.getBuiltinModule('node:crypto');
}
