import { SosError } from '../base/index.ts';

/** What this user remembers of a ledger cannot be read, so a rollback could not be noticed. */
export function memoryDamaged(path: string): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'memory.damaged',
    message: `${path} does not hold what sos put there; nothing was changed`,
    hint: 'look at it; if it has to go, remove it: sos then believes what it sees next',
    next: ['sos doctor'],
  });
}

/** A pin file holds something else. */
export function badPin(path: string): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'memory.bad-pin',
    message: `${path} is no pin of a ledger; nothing was changed`,
    hint: 'take it from a commit that was reviewed, or remove it and write it anew',
    next: ['sos pin write'],
  });
}
