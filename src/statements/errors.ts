import { shortId, SosError } from '../base/index.ts';
import type { GateState } from '../gates/index.ts';

/** Nothing is vouched for where there is no ledger to stand on. */
export function noLedger(): SosError {
  return new SosError({
    kind: 'refused',
    code: 'statements.no-ledger',
    message: 'there is no ledger whose records count; nothing was signed',
    next: ['sos verify'],
  });
}

/** A file or a claim has no counterpart in the formats of others. */
export function notARun(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'statements.not-a-run',
    message: `${shortId(id)} is no run of a command, and nothing else is exported; nothing was signed`,
    hint: 'a claim stays a claim: elsewhere it would be taken for a result',
    next: [`sos evidence show ${shortId(id)}`],
  });
}

/** Only what a remote was seen to serve is told as a release. */
export function notARelease(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'statements.not-a-release',
    message: `${shortId(id)} is no receipt of a release; nothing was signed`,
    hint: 'sos release push writes the receipt',
    next: ['sos log --kind release'],
  });
}

/** A run on something else than a commit would be believed to be about the commit. */
export function notOnACommit(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'statements.not-on-a-commit',
    message: `${shortId(id)} ran on a tree that is not just that of its commit; nothing was signed`,
    hint: 'run it again on a clean tree, or have it reproduced',
    next: [`sos evidence reproduce ${shortId(id)}`],
  });
}

/** The record is in the ledger and does not count. */
export function notTrusted(id: string, why: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'statements.not-trusted',
    message: `${shortId(id)} does not count (${why}); nothing was signed`,
    next: ['sos verify'],
  });
}

/** The bytes that evidence names are not here, or are not those that it names. */
export function notWhole(id: string, problem: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'statements.not-whole',
    message: `the output of ${shortId(id)} is ${problem}, so it is not vouched for; nothing was signed`,
    next: ['sos sync', 'sos verify'],
  });
}

/** Only a pass can be told. */
export function gateNotPassed({ brief, name, standing }: GateState): SosError {
  return new SosError({
    kind: 'refused',
    code: 'statements.gate-not-passed',
    message: `gate ${name} of ${brief} is not passed (${standing}); nothing was signed`,
    next: [`sos gate show ${brief} ${name}`],
  });
}
