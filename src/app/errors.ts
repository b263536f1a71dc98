import { showUnsafe, SosError } from '../base/index.ts';
import type { Finding } from '../trust/index.ts';

/** There is no repository here. */
export function noRepository(folder: string, begin: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-repository',
    message: `${folder} is not in a Git repository; nothing was changed`,
    hint: 'sos keeps its ledger on a branch of a Git repository',
    next: ['git init', begin],
  });
}

/** The repository has no ledger. */
export function noLedger(remote: string | undefined, begin: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-ledger',
    message: 'this repository has no ledger here; nothing was changed',
    hint:
      remote === undefined
        ? 'begin one: sos init NAME'
        : `if ${remote} has one, sos sync brings it; otherwise begin one: sos init NAME`,
    next: remote === undefined ? [begin] : ['sos sync', begin],
  });
}

/** A file in which sos remembers whom to believe or who one is holds something else. */
export function memoryDamaged(path: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.memory-damaged',
    message: `${path} does not hold what sos put there; nothing was changed`,
    hint: 'look at it, then remove it, and say again which ledger counts (sos sync --ledger ID) or which key is yours (sos join NAME --key FILE)',
    next: ['sos doctor'],
  });
}

/** The folder in which sos remembers things leads somewhere else. */
export function memoryElsewhere(path: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.memory-elsewhere',
    message: `${path} is no folder of its own but leads elsewhere; nothing was changed`,
    hint: 'sos writes only inside the Git folder: remove the link',
    next: ['git rev-parse --git-common-dir'],
  });
}

/** Somebody names a ledger by what is no id of one. */
export function badLedgerId(given: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'app.bad-ledger-id',
    message: `"${showUnsafe(given)}" is no id of a ledger, which has 64 hexadecimal digits; nothing was changed`,
    hint: 'whoever is in the ledger sees its id in sos verify',
    next: ['sos verify'],
  });
}

/** More than one ledger begins on the branch, and nobody here has said which one counts. */
export function severalLedgers(ledgers: readonly string[]): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'app.several-ledgers',
    message: `the branch sos/ledger holds the beginnings of ${ledgers.length} ledgers, and it is not known here which one counts; nothing was changed`,
    hint: 'ask somebody who is in the ledger for its id, by another way than this repository; say it once with --ledger to sos sync or sos join, or in SOS_LEDGER where a command takes none',
    // Threat: one of them is an attacker's, and whoever pastes what is offered believes it.
    next: ['sos help sync'],
    facts: { ledgers },
  });
}

/** The branch is there, but nothing on it that a ledger could rest on. */
export function brokenLedger(findings: readonly Finding[]): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'app.no-genesis',
    message: `the branch sos/ledger holds no genesis that can be believed; nothing was changed`,
    hint: findings[0]?.message ?? 'the branch is empty',
    next: ['sos doctor', 'sos sync'],
    facts: { findings },
  });
}

/** A ledger is here already: a second beginning would be a second ledger. */
export function alreadyALedger(ledger: string | undefined): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.already-a-ledger',
    message: `this repository has a ledger already (${ledger ?? 'not pinned yet'}); nothing was changed`,
    hint: 'ask to be enrolled in it: sos join NAME --role ROLE',
    next: ['sos status', 'sos help join'],
  });
}

/** The remote did not answer; that is not the same as having no ledger. */
export function cannotSeeRemote(remote: string, detail: string): SosError {
  return new SosError({
    kind: 'unreachable',
    code: 'app.cannot-see-remote',
    message: `the remote ${remote} did not answer, so it is not known whether it has a ledger; nothing was changed`,
    hint: `try again later; with --offline only when nobody else can have begun a ledger. git says: ${showUnsafe(detail)}`,
    next: ['git remote -v', `git ls-remote ${remote}`],
  });
}

/** The remote has no ledger and cannot take one: a branch `sos` stands where a folder is needed. */
export function remoteInTheWay(remote: string, detail: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.remote-in-the-way',
    message: `${remote} cannot take the branch sos/ledger, and nobody else began a ledger there (${showUnsafe(detail)}); what was begun was undone, and nothing was changed`,
    hint: 'a branch named sos on the remote stands in the way: rename it there',
    next: [`git ls-remote --heads ${remote}`],
  });
}

/** The remote answered and has no ledger. */
export function noLedgerOnRemote(remote: string, begin: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-ledger-on-remote',
    message: `the remote ${remote} has no ledger and there is none here; nothing was changed`,
    hint: 'somebody begins one with sos init NAME and shares it',
    next: [begin],
  });
}

/** The ledger that was asked for is not what the remote has. */
export function otherLedgerThere(
  remote: string,
  wanted: string | undefined,
  findings: readonly Finding[],
): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'app.other-ledger',
    message:
      wanted === undefined
        ? `the ledger of ${remote} cannot be believed; it was not taken over`
        : `${remote} has no ledger ${wanted}; nothing was taken over`,
    hint: findings[0]?.message ?? 'compare the id with whoever gave it to you',
    facts: { findings },
  });
}

/** The ledger that was asked for is not the one that is here. */
export function otherLedgerHere(here: string | undefined, wanted: string): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'app.other-ledger',
    message: `this clone holds the ledger ${here ?? 'unknown'}, not ${wanted}; nothing was changed`,
    hint: 'compare the ids with whoever gave you yours',
    next: ['sos doctor'],
  });
}

/** The installed package lacks a file of its own. */
export function damagedInstallation(path: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.damaged-installation',
    message: `the installed package lacks ${path}; nothing was changed`,
    hint: 'install git-sos again',
  });
}

/** Somebody else began a ledger on the remote in the same moment. */
export function lostTheStart(remote: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.lost-the-start',
    message: `somebody else began a ledger on ${remote} in the same moment; ours was undone`,
    hint: 'ask to be enrolled in theirs: sos join NAME --role ROLE',
    next: ['sos sync', 'sos help join'],
  });
}
