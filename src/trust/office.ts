import { covers, type Permission } from './roster.ts';

/** Who somebody was, as far as a record's past tells. */
export interface Office {
  readonly name: string;
  readonly person: boolean;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
}

/** Tells whether an office holds a capability, for a brief where there is one. */
export function holds(
  office: Pick<Office, 'permissions'>,
  capability: string,
  brief?: string,
): boolean {
  return office.permissions.some(
    (held) =>
      covers(held.capability, capability) &&
      (held.briefs === undefined || (brief !== undefined && held.briefs.includes(brief))),
  );
}

/** Tells whether somebody may say of others that they are human beings. */
export function mayVouchForPersons(office: Office): boolean {
  return office.person || holds(office, 'person');
}

/**
 * Tells whether an office holds all that a permission gives, so that it may pass it on. Threat:
 * giving on without its demand what one holds only with a touch or a PIN.
 */
export function mayPassOn(office: Office, given: Permission): boolean {
  const places = given.briefs ?? [undefined];
  const asStrict = office.permissions.filter((held) => demandsMet(held, given));
  const strict = { ...office, permissions: asStrict };
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

/** What is left of an office for a signature that shows no more than this. */
export function withPresence(office: Office, presence: Presence): Office {
  const permissions = office.permissions.filter((held) => demandsMet(held, presence));
  return permissions.length === office.permissions.length ? office : { ...office, permissions };
}
