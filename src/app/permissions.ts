import { joinWords } from '../briefs/index.ts';
import type { PolicyTerms } from '../records/index.ts';
import { isCapability, nearestCapability, type Ruling } from '../trust/index.ts';
import { noSuchCapability, noSuchRole } from './errors-of-admission.ts';

/** The roles of the policy in force. */
export function rolesOf({ policy }: Ruling): PolicyTerms['roles'] {
  return policy?.terms.roles ?? [];
}

/** Refuses roles and capabilities that do not exist: signed, they would be permission in name only. */
export function refuseUnknownPermission(
  ruling: Ruling,
  given: { readonly roles: readonly string[]; readonly capabilities?: readonly string[] },
  command: string,
): void {
  const known = rolesOf(ruling).map(({ name }) => name);
  const strange = given.roles.find((role) => !known.includes(role));
  if (strange !== undefined) throw noSuchRole(strange, known, command);
  const nothing = given.capabilities?.find((capability) => !isCapability(capability));
  if (nothing !== undefined) throw noSuchCapability(nothing, meantBy(nothing, known, command));
}

/** A role's name is the likeliest mistake: `builder` or `role:builder`. */
function meantBy(typed: string, roles: readonly string[], command: string): string | undefined {
  const role = typed.replace(/^role:/, '');
  if (roles.includes(role)) return `${command} --role ${role}`;
  const near = nearestCapability(typed);
  const flag = command.includes(' admit ') ? '--capability ' : '';
  return near === undefined ? undefined : `${command} ${flag}${joinWords([near])}`;
}
