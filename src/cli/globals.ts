import { flag, option, type Parameters } from './parameters.ts';
import type { Needs } from './verb.ts';

/** Wishes, read before the verb is known: here for help alone. */
const wishes = {
  json: flag('Print one JSON document, success or failure'),
  quiet: flag('Leave out what is said beside the answer'),
  noColor: flag('No colours, also not on a terminal'),
  help: flag('Show how to use the verb'),
} satisfies Parameters;

/** Options of every verb that are parsed with its own. */
export const everyVerb = {
  C: option('DIR', 'Work as if started in that folder'),
} satisfies Parameters;

/** Options of every verb that appends. */
export const everyWriter = {
  offline: flag('Append here and do not try to share'),
  allowRedacted: flag('Put [redacted:RULE] where a secret stands, instead of refusing'),
  once: option('KEY', 'Retry safely: the same key finds the first record'),
} satisfies Parameters;

/** Lists the options that a verb has because of what it needs, for help. */
export function globalsOf(needs: Needs): Parameters {
  const shared = { ...everyVerb, ...wishes };
  return needs === 'writer' ? { ...everyWriter, ...shared } : shared;
}
