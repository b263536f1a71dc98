import type { Finding } from '../trust/index.ts';

/** Says that what was written is not all of what was typed. */
export function secretsRedacted(count: number): Finding {
  return {
    code: 'secrets.redacted',
    severity: 'notice',
    message: `${count} ${count === 1 ? 'secret was' : 'secrets were'} replaced by [redacted:RULE] before anything was signed`,
    hint: 'sos show ID prints what was recorded',
  };
}
