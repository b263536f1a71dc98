import { SosError } from '../base/index.ts';

/** There is no pin file. */
export function noPin(path: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-pin',
    message: `there is no pin at ${path}; nothing was compared`,
    hint: 'somebody who is in the ledger writes one and commits it',
    next: ['sos pin write'],
  });
}

/** A pin is a file of the work tree, and there is none. */
export function noWorkTree(): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-work-tree',
    message: 'this repository has no work tree that could hold .sos/pin; nothing was changed',
    hint: 'name the file: sos verify --pin FILE, or go to a clone with a work tree',
  });
}

/** There is nothing to pin. */
export function pinNothing(): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.pin-nothing',
    message: 'there is no ledger here to pin; nothing was changed',
    next: ['sos sync'],
  });
}

/** A pin that names what only this clone has would fail everywhere else. */
export function pinNotShared(): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.pin-not-shared',
    message: 'some records are here alone, and nobody else could find them; no pin was written',
    hint: 'share them first',
    next: ['sos sync'],
  });
}

/** The last pin holds what the ledger lacks now. */
export function pinBackwards(path: string, loss: string): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'app.pin-backwards',
    message: `${path} stays as it was, for a pin never goes backwards: ${loss}`,
    hint: 'get what is missing; whoever still has it gives it back with sos sync --heal',
    next: ['sos sync', 'sos verify'],
  });
}

/** What stands in the place of a pin leads somewhere else. */
export function pinElsewhere(path: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.pin-elsewhere',
    message: `${path} is a link or no plain file or folder; nothing was read or written`,
    hint: 'look at it and remove it',
  });
}
