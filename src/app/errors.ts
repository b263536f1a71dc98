import { showUnsafe, SosError } from '../base/index.ts';
import type { Finding } from '../trust/index.ts';

/** There is no repository here. */
export function noRepository(folder: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-repository',
    message: `${folder} is not in a Git repository; nothing was changed`,
    hint: 'sos keeps its ledger on a branch of a Git repository',
    next: ['git init', 'sos init'],
  });
}

/** The repository has no ledger. */
export function noLedger(remote: string | undefined): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-ledger',
    message: 'this repository has no ledger here; nothing was changed',
    hint: remote === undefined ? 'begin one' : `if ${remote} has one, join it; otherwise begin one`,
    next: remote === undefined ? ['sos init'] : ['sos join NAME', 'sos init'],
  });
}

/** The branch is there, but nothing on it that a ledger could rest on. */
export function brokenLedger(findings: readonly Finding[]): SosError {
  return new SosError({
    kind: 'untrusted',
    code: 'app.no-genesis',
    message: `the branch sos/ledger holds no genesis that can be believed; nothing was changed`,
    hint: findings[0]?.message ?? 'the branch is empty',
    next: ['sos doctor', 'sos join NAME --ledger ID'],
    facts: { findings },
  });
}

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

/** Verification would not accept the record, so it is not written. */
export function wouldNotCount(finding: Finding | undefined): SosError {
  return new SosError({
    kind: 'refused',
    code: finding?.code ?? 'app.would-not-count',
    message: `${finding?.message ?? 'the record would not count'}; nothing was written`,
    hint: 'verification would reject this record, so it was not signed into the ledger',
    next: ['sos whoami', 'sos policy show'],
  });
}

/** The record has a form that the ledger does not take. */
export function badRecord(problems: readonly { at: string; problem: string }[]): SosError {
  const said = problems.map(({ at, problem }) => (at === '' ? problem : `${at} ${problem}`));
  return new SosError({
    kind: 'refused',
    code: 'app.bad-record',
    message: `the record was not written: ${said.join('; ')}`,
    hint: 'nothing is cut or cleaned silently; mend the text and try again',
    facts: { problems },
  });
}

/** The record is too large. */
export function recordTooLarge(size: number, limit: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.record-too-large',
    message: `the record has ${size} bytes, the limit is ${limit}; nothing was written`,
    hint: 'put large text in a file and send it with --file, or split the brief',
  });
}

/** A retry names a key of idempotency that another kind of record already has. */
export function onceTaken(once: string, kind: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.once-taken',
    message: `--once ${once} was already used for a ${kind}; nothing was written`,
    hint: 'use another word, one for each thing to be written',
    next: ['sos log'],
  });
}

/** A ledger is here already: a second beginning would be a second ledger. */
export function alreadyALedger(ledger: string | undefined): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.already-a-ledger',
    message: `this repository has a ledger already (${ledger ?? 'not pinned yet'}); nothing was changed`,
    hint: 'ask to be enrolled in it',
    next: ['sos join NAME', 'sos status'],
  });
}

/** The remote did not answer; that is not the same as having no ledger. */
export function cannotSeeRemote(remote: string, detail: string): SosError {
  return new SosError({
    kind: 'unreachable',
    code: 'app.cannot-see-remote',
    message: `the remote ${remote} did not answer, so it is not known whether it has a ledger; nothing was changed`,
    hint: `git says: ${showUnsafe(detail)}`,
    next: ['try again', 'sos init NAME --offline (only when nobody else can have begun a ledger)'],
  });
}

/** The remote answered and has no ledger. */
export function noLedgerOnRemote(remote: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-ledger-on-remote',
    message: `the remote ${remote} has no ledger and there is none here; nothing was changed`,
    hint: 'somebody begins one with sos init and shares it',
    next: ['sos init NAME'],
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
    message: `somebody else began a ledger on ${remote} in the same moment; ours was taken back`,
    hint: 'ask to be enrolled in theirs',
    next: ['sos join NAME'],
  });
}

/** No record that counts begins like that. */
export function noSuchRecord(typed: string): SosError {
  return new SosError({
    kind: 'failed',
    code: 'app.no-such-record',
    message: `no record that counts has an id that begins with ${showUnsafe(typed)}; nothing was changed`,
    hint: 'an id is 4 to 64 hexadecimal digits; records that do not count are listed by sos verify',
    next: ['sos log', 'sos sync'],
  });
}

/** Several records begin like that. */
export function ambiguousRecord(
  typed: string,
  candidates: readonly { id: string; what: string }[],
): SosError {
  const listed = candidates.map(({ id, what }) => `${id} ${what}`);
  return new SosError({
    kind: 'usage',
    code: 'app.ambiguous-id',
    message: `${candidates.length} records begin with ${showUnsafe(typed)}; nothing was changed`,
    hint: `one of: ${listed.slice(0, 10).join('; ')}`,
    facts: { candidates },
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

/** Something would be lost. */
export function unsharedRecords(count: number): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.unshared-records',
    message: `${count} records are here only and would be lost; nothing was removed`,
    hint: 'share them first, or say that they may go',
    next: ['sos sync', 'sos doctor --undo --discard'],
  });
}

/** A record that was verified before has lost its file. */
export function fileGone(id: string): SosError {
  return new SosError({
    kind: 'incomplete',
    code: 'app.file-gone',
    message: `the file of record ${id} is not in this repository any more; nothing was changed`,
    hint: 'fetch it again from the remote',
    next: ['sos sync', 'sos verify'],
  });
}
