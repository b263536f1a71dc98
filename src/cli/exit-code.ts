import { SosError, type ErrorKind } from '../base/index.ts';

/** The exit code of a verb that did what it was asked. */
export const DONE = 0;

const CODES: Readonly<Record<ErrorKind, number>> = {
  failed: 1,
  usage: 2,
  refused: 3,
  untrusted: 4,
  unreachable: 5,
  incomplete: 6,
  interrupted: 130,
};

const BUG = 70;

/** What each exit code means; the one list that help, the reference and scripts share. */
export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [DONE, 'done; an empty list is done'],
  [CODES.failed, 'could not be done'],
  [CODES.usage, 'wrong usage'],
  [CODES.refused, 'refused, or the answer is no: policy, gate, findings'],
  [CODES.untrusted, 'untrusted: a signature, a record or the ledger failed verification'],
  [CODES.unreachable, 'the remote was not reached or kept moving; records are safe here, retry'],
  [CODES.incomplete, 'not yet or not whole: no verdict yet, time ran out, objects missing'],
  [BUG, 'a bug in sos'],
  [CODES.interrupted, 'interrupted'],
];

/** Decides the exit code of whatever was thrown or answered: anything but a SosError is a bug. */
export function exitCodeOf(error: unknown): number {
  return error instanceof SosError ? CODES[error.kind] : BUG;
}
