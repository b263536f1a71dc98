import { nearest, showUnsafe, SosError } from '../base/index.ts';
import type { PolicyTerms } from '../records/index.ts';
import { CAPABILITIES } from '../trust/index.ts';

/** Nobody of that name asks to be enrolled. */
export function noRequest(name: string, asking: readonly string[]): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-request',
    message: `nobody called ${showUnsafe(name)} asks to be enrolled here; nothing was written`,
    hint:
      asking.length === 0
        ? 'nobody asks at all; a sync may bring requests'
        : `asking: ${asking.join(', ')}`,
    next: ['sos sync', 'sos identity list'],
  });
}

/** Several keys ask under one name. */
export function severalRequests(name: string, fingerprints: readonly string[]): SosError {
  return new SosError({
    kind: 'usage',
    code: 'app.several-requests',
    message: `${fingerprints.length} keys ask to be enrolled as ${name}; nothing was written`,
    hint: `ask them which is theirs, then name it: ${fingerprints.join(', ')}`,
    next: fingerprints.map((fingerprint) => `sos identity admit ${name} --key ${fingerprint}`),
  });
}

/** A role that may do everything is given only when it is named. */
export function askedForEverything(name: string, roles: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.asked-for-founder',
    message: `${name} asks for ${roles.join(', ')}, which may do everything; nothing was written`,
    hint: 'name the roles that you want to give',
    next: [`sos identity admit ${name} --role builder`],
  });
}

/** Another key than those that ask. */
export function noSuchRequestKey(name: string, key: string, asking: readonly string[]): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-such-asking-key',
    message: `no key ${showUnsafe(key)} asks to be enrolled as ${name}; nothing was written`,
    hint: `what asks: ${asking.join(', ')}`,
    next: ['sos sync', 'sos identity list'],
    facts: { name, key, asking },
  });
}

/** A name that has keys gets one more only when that very key is named. */
export function takenName(
  owner: { readonly name: string; readonly key: string; readonly since: string },
  asking: string,
): SosError {
  const { name, key, since } = owner;
  return new SosError({
    kind: 'refused',
    code: 'app.taken-name',
    message: `${name} already has key ${key}, since ${since}; nothing was written`,
    hint: `ask ${name}, by voice, whether ${asking} is theirs; only then: sos identity admit ${name} --further-key ${asking}`,
    next: [`sos identity show ${name}`],
    facts: { ...owner, asking },
  });
}

/** Somebody joins by another name than the one that their key goes under. */
export function knownOtherwise(
  asked: string,
  known: { readonly name: string; readonly outcome: string },
): SosError {
  const { name, outcome } = known;
  const said = outcome === 'already-enrolled' ? 'is enrolled as' : 'asks to be enrolled as';
  return new SosError({
    kind: 'refused',
    code: 'app.known-otherwise',
    message: `the key that signs here ${said} ${name}, not as ${asked}; nothing was changed`,
    hint: `a key goes under one name; ${asked} needs a key of their own: sos join ${asked} --role ROLE --new-key`,
    next: ['sos whoami', 'sos help join'],
    facts: { name, asked },
  });
}

/** A role that the policy does not know. */
export function noSuchRole(role: string, known: readonly string[], command: string): SosError {
  const near = nearest(role, known)[0];
  return new SosError({
    kind: 'usage',
    code: 'app.no-such-role',
    message: `there is no role ${showUnsafe(role)}; nothing was written`,
    hint: `there are: ${known.join(', ')}`,
    next: near === undefined ? ['sos policy show'] : [`${command} --role ${near}`],
    facts: { role, known },
  });
}

/** A capability that nothing ever asks for. */
export function noSuchCapability(typed: string, meant: string | undefined): SosError {
  return new SosError({
    kind: 'usage',
    code: 'app.no-such-capability',
    message: `there is no capability ${showUnsafe(typed)}; nothing was written`,
    hint: `there are: ${CAPABILITIES.join(', ')}; a role is given with --role`,
    next: meant === undefined ? ['sos policy show'] : [meant],
    facts: { capability: typed, capabilities: CAPABILITIES },
  });
}

/** Nobody said what a key is for: it could do nothing. */
export function noRole(command: string, roles: PolicyTerms['roles']): SosError {
  const listed = roles.map(({ name, capabilities }) => `${name} (${capabilities.join(', ')})`);
  return new SosError({
    kind: 'usage',
    code: 'app.no-role',
    message: 'no role is named, and without one a key may do nothing; nothing was written',
    hint: `what each may: ${listed.join('; ')}`,
    next: roles.filter(isModest).map(({ name }) => `${command} --role ${name}`),
    facts: { roles },
  });
}

/** What may do everything is not proposed. */
function isModest({ capabilities }: PolicyTerms['roles'][number]): boolean {
  return !capabilities.includes('*');
}
