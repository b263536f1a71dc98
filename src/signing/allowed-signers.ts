import { unusableName } from './errors.ts';
import type { PublicKey } from './public-key.ts';

const PLAIN_NAME = /^[a-z0-9._-]+$/;

/**
 * Writes one line of an `allowed_signers` file, with which `ssh-keygen -Y verify` checks what a
 * principal signed. Names are refused unless plain: `*`, a comma or a space would let the line
 * speak for others. Throws `signing.unusable-name`.
 */
export function allowedSignersLine(
  principal: string,
  key: PublicKey,
  options: { readonly namespaces: readonly string[] },
): string {
  for (const name of [principal, ...options.namespaces]) {
    if (!PLAIN_NAME.test(name)) throw unusableName(name);
  }
  return `${principal} namespaces="${options.namespaces.join(',')}" ${key.text}`;
}
