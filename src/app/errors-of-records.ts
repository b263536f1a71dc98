import { shortId, showUnsafe, SosError } from '../base/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { Finding } from '../trust/index.ts';

/** Verification would not accept the record, so it is not written. */
export function wouldNotCount(finding: Finding | undefined): SosError {
  return new SosError({
    kind: 'refused',
    code: finding?.code ?? 'app.would-not-count',
    message: `${finding?.message ?? 'the record would not count'}; nothing was written`,
    hint: 'verification would reject this record, so it was not signed into the ledger',
    next: [
      ...(finding !== undefined && ENDED.has(finding.code) ? ['sos identity rotate'] : []),
      'sos whoami',
      'sos policy show',
    ],
  });
}

/** Findings that say that the key signs no more. */
const ENDED: ReadonlySet<Finding['code']> = new Set<Finding['code']>([
  'trust.rotated',
  'trust.revoked',
]);

/** The record has a form that the ledger does not take. */
export function badRecord(problems: readonly { at: string; problem: string }[]): SosError {
  const said = problems.map(({ at, problem }) => (at === '' ? problem : `${at} ${problem}`));
  return new SosError({
    kind: 'refused',
    code: 'app.bad-record',
    message: `the record has a form that no ledger takes: ${said.join('; ')}; nothing was written`,
    hint: 'nothing is cut or cleaned silently; mend the text and try again',
    next: ['sos help'],
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
    next: ['sos help send'],
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

/** A retry names a key of idempotency under which something else was said. */
export function onceTakenForOther(once: string, id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.once-taken',
    message: `--once ${once} was already used, for a record that says something else (${shortId(id)}); nothing was written`,
    hint: 'use another word, one for each thing to be written',
    next: [`sos show ${shortId(id)}`],
  });
}

/** What a clone undid of its own, and where it can still be read. */
interface Undone {
  readonly undone: readonly Entry[];
  /** The commit that the branch stood at. */
  readonly local: string;
}

/** The remote has another record at the place of one of ours: shared, ours would fork the chain. */
export function chainWentOn(first: Entry, { undone, local }: Undone): SosError {
  const { length } = undone;
  const records = undone.map(({ id, record }) => ({ id, kind: record.kind }));
  const named = records.slice(0, 10).map(({ id, kind }) => `${kind} ${shortId(id)}`);
  return new SosError({
    kind: 'refused',
    code: 'app.chain-went-on',
    message: `the remote holds another record of this clone's key at number ${first.record.seq} of its chain, so this clone was put back from an older state, or the key is used elsewhere; ${length} ${length === 1 ? 'record that was' : 'records that were'} here only ${length === 1 ? 'was' : 'were'} taken off the branch (${named.join(', ')}), and can be read in commit ${local.slice(0, 12)}; nothing was shared, and the remote is as it was`,
    hint: 'get what the remote has and do again what was taken off, but no command that ran: look what it did; it begins a new chain; if nobody put this clone back, the key may be stolen',
    next: ['sos sync', 'sos log'],
    facts: { takenBack: records, commit: local },
  });
}

/** What was typed cannot be the beginning of an id. */
export function notAnId(typed: string): SosError {
  return new SosError({
    kind: 'usage',
    code: 'app.not-an-id',
    message: `${showUnsafe(typed)} is no id and no beginning of one; nothing was changed`,
    hint: 'at least 4 hexadecimal digits of an id are needed, at most all 64',
    next: ['sos log'],
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

/** Whether something would be lost cannot be told. */
export function unsharedUnknown(cause: SosError): SosError {
  return new SosError({
    kind: 'incomplete',
    code: 'app.unshared-unknown',
    message: `the ledger here cannot be read, so it is not known whether records are here only; nothing was removed (${cause.message})`,
    hint: 'get what is missing back, or say that what is here may go: the remote keeps what it has',
    next: ['sos doctor', 'sos doctor --undo --discard'],
    cause,
  });
}

/** The branch moved between the look at it and its end. */
export function ledgerMoved(): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.ledger-moved',
    message: 'another process appended to the ledger in the same moment; nothing was removed',
    hint: 'look again at what is here only',
    next: ['sos status', 'sos doctor --undo'],
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

/** A record has nothing beside it that could be withheld. */
export function nothingBeside(id: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'app.nothing-beside',
    message: `${shortId(id)} names no bytes beside it, and a record itself cannot be withheld; nothing was written`,
    hint: 'a secret in the text of a record stays readable: change it where it is used, at once',
    next: [`sos show ${shortId(id)}`],
  });
}
