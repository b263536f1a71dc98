import { showUnsafe, SosError } from '../base/index.ts';

/** Somebody else holds the ledger's lock and did not let go in time. */
export function locked(holder: string, path: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'ledger.locked',
    message: `The ledger is held by ${showUnsafe(holder)}; nothing was appended.`,
    hint: `Try again; if that process is gone for good, remove ${path}.`,
    facts: { lock: path },
  });
}

/** A ref of the user's stands where the ledger's ref must be. */
export function branchInTheWay(detail: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'ledger.branch-in-the-way',
    message: `A branch stands where the ledger's branch must be; nothing was appended. Git says: ${showUnsafe(detail)}`,
    hint: 'Rename the branch that is in the way, then repeat the command.',
    next: ['git branch -m sos sos-old'],
  });
}

/** The ref kept moving, or stayed locked, for as long as we were willing to try. */
export function refBusy(detail: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'ledger.ref-busy',
    message: `The ledger's branch could not be moved; nothing was appended. Git says: ${showUnsafe(detail)}`,
    hint: 'Try again; if no git process is running, remove the lock file that Git names.',
  });
}

/** What others shared meanwhile forbids a record, and the ledger's branch cannot be set back. */
export function notTakenBack(
  { why, before, local }: { why: string; before: string; local: string },
  cause: unknown,
): SosError {
  return new SosError({
    kind: 'failed',
    code: 'ledger.not-taken-back',
    message: `The record is refused (${showUnsafe(why)}) and could not be taken off the ledger here: it is still there, and the next sync would share it.`,
    hint: 'If no git process is running, remove refs/heads/sos/ledger.lock in the Git folder, then take the record off with the command below.',
    next: [`git update-ref refs/heads/sos/ledger ${before} ${local}`],
    cause,
  });
}

/** What was to be appended would not be an entry for any reader. */
export function notAnEntry(problem: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'ledger.not-an-entry',
    message: `The record would not be readable in the ledger: ${showUnsafe(problem)}; nothing was appended.`,
  });
}

/** Content is larger than one record may carry. */
export function contentTooLarge(size: number, max: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'ledger.content-too-large',
    message: `The content has ${size} bytes, more than the ${max} that records may carry; nothing was appended.`,
    hint: 'Send a digest and say where the content can be had.',
  });
}
