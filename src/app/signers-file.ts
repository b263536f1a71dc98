import { allowedSignersLine, parsePublicKey } from '../signing/index.ts';
import { STATEMENT_NAMESPACE } from '../statements/index.ts';
import { RECORD_NAMESPACE, type Ruling } from '../trust/index.ts';

/** What keys sign that others check: records, and statements for whoever has no ledger. */
const NAMESPACES = [RECORD_NAMESPACE, STATEMENT_NAMESPACE];

/**
 * Writes the `allowed_signers` file with which `ssh-keygen -Y verify` checks records. Keys that
 * ended are in it: what they signed before still holds. Whether a record counts is not its matter.
 */
export function allowedSigners({ roster }: Ruling): string {
  const lines = [...roster.values()].flatMap(({ name, keys }) =>
    keys.flatMap(({ publicKey }) => {
      const parsed = parsePublicKey(publicKey);
      if (!parsed.ok) return [];
      return [allowedSignersLine(name, parsed.key, { namespaces: NAMESPACES })];
    }),
  );
  return lines.map((line) => `${line}\n`).join('');
}
