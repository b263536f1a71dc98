import { showUnsafe, SosError } from '../base/index.ts';

/** There is no key to sign with. */
export function noKey(): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-key',
    message: 'there is no key to sign with here; nothing was written',
    hint: 'make one and ask to be enrolled, or name one in SOS_KEY or git config user.signingkey',
    next: ['sos join NAME'],
  });
}

/** The key is not enrolled. */
export function notEnrolled(name: string, fingerprint: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.not-enrolled',
    message: `the key ${fingerprint} (${name}) is not enrolled; nothing was written`,
    hint: `somebody who may enrol admits it with: sos identity admit ${name}`,
    next: ['sos whoami', 'sos sync'],
  });
}

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

/** The highest role is given only when it is named. */
export function askedForFounder(name: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.asked-for-founder',
    message: `${name} asks for the role founder, which may do everything; nothing was written`,
    hint: 'name the roles that you want to give',
    next: [`sos identity admit ${name} --role builder`],
  });
}

/** There is no such principal. */
export function noSuchPrincipal(name: string, known: readonly string[]): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-such-principal',
    message: `nobody called ${showUnsafe(name)} is enrolled; nothing was written`,
    hint: `enrolled: ${known.join(', ')}`,
    next: ['sos identity list'],
  });
}

/** The principal has no such key that still signs. */
export function noSuchKey(name: string, key: string | undefined): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-such-key',
    message: `${name} has no active key${key === undefined ? '' : ` ${showUnsafe(key)}`}; nothing was written`,
    next: [`sos identity show ${name}`],
  });
}
