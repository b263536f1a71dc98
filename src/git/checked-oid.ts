import { refusedArgument } from './errors.ts';
import { isOid, type Oid } from './oid.ts';

/**
 * Gives a name back that git may be handed. Threat: one that git would read as an option or as
 * something other than an object.
 */
export function checkedOid(oid: Oid): Oid {
  if (!isOid(oid)) throw refusedArgument('the object', oid);
  return oid;
}
