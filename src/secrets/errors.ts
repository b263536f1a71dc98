import { showUnsafe, SosError } from '../base/index.ts';

/** A secret by its place: what is said of it. */
export interface ToldPlace {
  readonly rule: string;
  readonly field: string;
  readonly line: number;
  readonly fingerprint: string;
}

const MOST = 5;

/** A policy names a pattern that is none. */
export function badPattern(name: string, detail: string): SosError {
  return new SosError({
    kind: 'refused',
    code: 'secrets.bad-pattern',
    message: `the pattern ${showUnsafe(name)} cannot be read (${showUnsafe(detail)}); nothing was looked at`,
    hint: 'patterns are written in the syntax of RE2, which has no look-around and no back-references',
    next: ['sos policy show'],
  });
}

/** What is to be recorded holds secrets, and history is for ever. */
export function secretsInText(secrets: readonly ToldPlace[]): SosError {
  const told = secrets.slice(0, MOST).map(placeText).join(', ');
  const more = secrets.length > MOST ? ` and ${secrets.length - MOST} more` : '';
  return new SosError({
    kind: 'refused',
    code: 'secrets.in-text',
    message: `what was to be recorded looks like it holds secrets: ${told}${more}; nothing was changed`,
    hint: 'say where it is instead of what it is, or let a command take it from a variable of the reader; --allow-redacted puts [redacted:RULE] in its place and goes on',
    next: ['sos help send'],
    facts: { secrets },
  });
}

function placeText({ rule, field, line }: ToldPlace): string {
  return `${rule} in ${showUnsafe(field)}, line ${line}`;
}
