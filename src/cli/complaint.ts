import { SosError } from '../base/index.ts';

/** An error as it is told: the same facts in text and in JSON. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly next: readonly string[];
  readonly facts: Readonly<Record<string, unknown>> | undefined;
  /** Of the facts, what is not there yet, each with what supplies it. */
  readonly missing?: readonly Missing[] | undefined;
}

/** A command is one to run as it stands; a fix is a sentence for whoever wrote the text. */
interface Missing {
  readonly what: string;
  readonly command?: string;
  readonly fix?: string;
}

/** Puts whatever was thrown into words. What is no SosError is a bug of ours and says so. */
export function complaintOf(error: unknown): Complaint {
  if (error instanceof SosError) {
    const { code, message, hint, next, facts } = error;
    return { code, message, hint, next, facts, missing: missingIn(facts) };
  }
  const what = error instanceof Error ? error.message : String(error);
  return {
    code: 'cli.bug',
    message: `a bug in sos: ${what}`,
    hint: 'please report it with what SOS_DEBUG=1 shows; whether a record was added is in sos log',
    next: [],
    facts: undefined,
  };
}

/** Refusals of several rooms list what is missing in one form, so that text can show it too. */
function missingIn(facts: Complaint['facts']): readonly Missing[] | undefined {
  const missing = facts?.['missing'];
  return Array.isArray(missing) ? (missing as readonly Missing[]) : undefined;
}
