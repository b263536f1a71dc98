import { shortId } from '../base/index.ts';
import type { MessageState } from '../bus/index.ts';

/**
 * What to type about a command: its recipient takes it on or declines it, until it was run; anybody
 * else reads on.
 */
export function nextAboutCommand(message: MessageState, who: string | undefined): string[] {
  const short = shortId(message.id);
  const mine = message.recipients.find(({ name }) => name === who);
  const decline = `sos command decline ${short}`;
  if (mine === undefined || mine.standing === 'done') return [`sos thread ${short}`];
  if (mine.standing === 'declined') return [`sos command accept ${short}`, `sos thread ${short}`];
  if (mine.begun.length > 0) return [`sos thread ${short}`, decline, 'sos help command run'];
  const run = mine.decision === undefined ? 'accept' : 'run';
  return [`sos command ${run} ${short}`, decline];
}
