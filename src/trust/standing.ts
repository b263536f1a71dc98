import { covers, type Permission } from './roster.ts';

/** Who somebody was, as far as a record's past tells. */
export interface Standing {
  readonly name: string;
  readonly person: boolean;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
}

/** Tells whether a standing holds a capability, for a brief where there is one. */
export function holds(
  standing: Pick<Standing, 'permissions'>,
  capability: string,
  brief?: string,
): boolean {
  return standing.permissions.some(
    (held) =>
      covers(held.capability, capability) &&
      (held.briefs === undefined || (brief !== undefined && held.briefs.includes(brief))),
  );
}

/** Tells whether somebody may say of others that they are human beings. */
export function mayVouchForPersons(standing: Standing): boolean {
  return standing.person || holds(standing, 'person');
}

/**
 * Tells whether a standing holds all that a permission gives, so that it may pass it on. Threat:
 * giving on without its demand what one holds only with a touch or a PIN.
 */
export function mayPassOn(standing: Standing, given: Permission): boolean {
  const places = given.briefs ?? [undefined];
  const asStrict = standing.permissions.filter((held) => demandsMet(held, given));
  const strict = { ...standing, permissions: asStrict };
  return places.every((brief) => holds(strict, given.capability, brief));
}

/** What a security key asked the person for, or what a permission demands of it. */
export interface Presence {
  readonly touch?: boolean;
  readonly pin?: boolean;
}

/** Tells whether everything that a permission demands is there. */
export function demandsMet({ touch, pin }: Presence, there: Presence): boolean {
  return (touch !== true || there.touch === true) && (pin !== true || there.pin === true);
}

/** What is left of a standing for a signature that shows no more than this. */
export function withPresence(standing: Standing, presence: Presence): Standing {
  const permissions = standing.permissions.filter((held) => demandsMet(held, presence));
  return permissions.length === standing.permissions.length
    ? standing
    : { ...standing, permissions };
}
