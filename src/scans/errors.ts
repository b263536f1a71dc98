import { SosError } from '../base/index.ts';

/** A scan found what must not be there. */
export function scanFound(count: number, incomplete: boolean): SosError {
  const besides = incomplete ? ', and not everything was looked at' : '';
  return new SosError({
    kind: 'refused',
    code: 'scans.findings',
    message: `${count} finding${count === 1 ? '' : 's'} that nobody waived${besides}; nothing was changed`,
    hint: 'a secret that was committed is known: change it where it is used first. What is meant to be there is waived by its fingerprint',
    next: ['sos help scan waive'],
  });
}

/** A scan did not see everything that was asked, so that it cannot say that all is clean. */
export function scanIncomplete(count: number): SosError {
  return new SosError({
    kind: 'incomplete',
    code: 'scans.incomplete',
    message: `nothing was found, but ${count} thing${count === 1 ? ' was' : 's were'} not looked at, so this is no clean answer; nothing was changed`,
    hint: 'each line above says what and why: fetch what is missing (git fetch --unshallow --refetch), or give it more time',
    next: ['git fsck --connectivity-only'],
  });
}
