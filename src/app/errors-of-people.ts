import { shortId, showUnsafe, SosError } from '../base/index.ts';
import type { Settling } from '../trust/index.ts';

/** How much of what is no name is worth repeating. */
const SHOWN = 60;

/** How many commands that do alike are worth listing. */
const MOST_NAMED = 3;

/** There is no key to sign with. */
export function noKey(): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-key',
    message: 'there is no key to sign with here; nothing was written',
    hint: 'make one and ask to be enrolled with sos join NAME --role ROLE, or name one in SOS_KEY or git config user.signingkey',
    next: ['sos help join'],
  });
}

/** Where the key was that somebody joined with, another one is now. */
export function otherKey(path: string, joined: string, found: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.other-key',
    message: `${showUnsafe(path)} holds the key ${found}, but ${joined} is the one that joined here; nothing was signed`,
    hint: 'put the right key back, or say which one is yours: sos join NAME --key FILE',
    next: ['sos doctor'],
    facts: { joined, found },
  });
}

/** What was typed is no name. */
export function badName(typed: string, problem: string): SosError {
  const shown =
    typed.length > SHOWN ? `${typed.slice(0, SHOWN)}… (${typed.length} letters)` : typed;
  return new SosError({
    kind: 'usage',
    code: 'app.bad-name',
    message: `${showUnsafe(shown)} is no name; nothing was changed`,
    hint: `it ${problem}`,
  });
}

/** The key is not enrolled. */
export function notEnrolled(
  { name, fingerprint }: { readonly name: string; readonly fingerprint: string },
  command: string,
): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.not-enrolled',
    message: `the key ${fingerprint} (${name}) is not enrolled; nothing was written`,
    hint: `somebody who may enrol admits it with: ${command}`,
    next: ['sos whoami', 'sos sync'],
  });
}

/** What somebody does whose key has ended. */
const ENDED =
  'what it signs does not count: where you rotated it in another clone, sos identity rotate goes on here with the new key; else ask with another one';

/** Commands that lead on from a key that has ended. */
export function waysOn(name: string): string[] {
  return ['sos identity rotate', `sos join ${name} --new-key`];
}

/** The key signed once and signs no more. */
export function keyEnded(name: string, fingerprint: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.key-ended',
    message: `the key ${fingerprint} of ${name} was rotated or revoked; nothing was signed`,
    hint: ENDED,
    next: waysOn(name),
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

/** No record that is late or was taken back, or more than one, has such an id. */
export function notLate(typed: string, late: readonly string[]): SosError {
  const which = late.length === 0 ? 'none' : late.map(shortId).join(', ');
  return new SosError({
    kind: 'refused',
    code: 'app.not-late',
    message: `${showUnsafe(typed)} names no record that is late or was taken back; nothing was written`,
    hint: `these are: ${which}; what was written after its key ended, or was left out on purpose, stays out`,
    next: ['sos verify'],
  });
}

/** Somebody ends a key of their own again, so that nothing more falls and nothing is settled. */
export function mendsNothing(name: string, open: readonly Settling[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.mends-nothing',
    message: `that key of ${name} has ended already, and nothing more falls: this would mend nothing; nothing was written`,
    hint: `what ${name} took back counts again once it is adopted, by ${name} too; leaving it out for good takes somebody else who may revoke: with nobody else there, give it to somebody first, with sos identity grant NAME revoke`,
    next: [...open.slice(0, MOST_NAMED).map(({ adopt }) => adopt), 'sos verify'],
  });
}

/** Nobody would be left who could let anybody in: no record could ever repair that. */
export function wouldLeaveNobody(name: string, keys: readonly string[]): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.leaves-nobody',
    message: `without ${keys.join(', ')} of ${name} nobody is left who may enrol and grant, for ever; nothing was written`,
    hint: 'to go on with another key: sos identity rotate; to leave it to somebody: give them a role that may all; to end the ledger: --leave-nobody',
    next: ['sos identity rotate', 'sos identity list'],
    facts: { name, keys },
  });
}
