import { holds, mayPassOn, mayVouchForPersons, type Office } from './office.ts';

/**
 * Names a capability that somebody lacks to let a key in under a name; undefined where they may. A
 * further key of a name can do all that the name can, so it takes as much as letting that name in
 * anew and giving it everything that it holds. A key without any role takes `enrol:*`.
 */
export function lackingToEnrol(
  author: Office,
  roles: readonly string[],
  before: Office | undefined,
): string | undefined {
  const all = [...new Set([...roles, ...(before?.roles ?? [])])];
  // Threat: a key that asks for no role, which anybody could let in.
  const needed = all.length === 0 ? ['enrol:*'] : all.map((role) => `enrol:${role}`);
  const closed = needed.find((capability) => !holds(author, capability));
  if (closed !== undefined || before === undefined || before.name === author.name) return closed;
  // Threat: a program slips a key under the name of a human being.
  if (before.person && !mayVouchForPersons(author)) return 'person';
  // Threat: whoever may enrol one role slips a key under the name of somebody who may more.
  return before.permissions.find((held) => !mayPassOn(author, held))?.capability;
}
