/** Says which way a verb ended; `cli/exit-code.ts` alone turns it into a number. */
export type ErrorKind =
  'usage' | 'failed' | 'refused' | 'untrusted' | 'unreachable' | 'incomplete' | 'interrupted';

/** What an error says: what happened, what stayed as it was, and the next command. */
export interface ErrorDetails {
  readonly kind: ErrorKind;
  /** Stable, dotted, lower case: `ledger.no-branch`. Listed in `docs/errors.md`. */
  readonly code: string;
  /** One sentence: what happened, to which thing, and what was left unchanged. */
  readonly message: string;
  /** One sentence that helps to go on. */
  readonly hint?: string;
  /** Commands that can be pasted, best first. */
  readonly next?: readonly string[];
  /** Facts for machines, shown under `error.details` in JSON. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The only error that sos throws on purpose. It is built in each room's `errors.ts` and its
 * `errors-of-….ts`, so that all codes of a concern stand in one place; anything else that is thrown is a bug in sos.
 */
export class SosError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly hint: string | undefined;
  readonly next: readonly string[];
  readonly facts: Readonly<Record<string, unknown>> | undefined;

  constructor(details: ErrorDetails) {
    super(details.message, { cause: details.cause });
    this.name = 'SosError';
    this.kind = details.kind;
    this.code = details.code;
    this.hint = details.hint;
    this.next = details.next ?? [];
    this.facts = details.facts;
  }
}
