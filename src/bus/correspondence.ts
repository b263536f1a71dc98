import { briefsOf, type Briefs } from '../briefs/index.ts';
import type { Ruling } from '../trust/index.ts';
import type { Messages } from './message-state.ts';
import { messagesOf } from './messages-of.ts';

/** Everything that says who has to hear of what. */
export interface Correspondence {
  readonly ruling: Ruling;
  readonly briefs: Briefs;
  readonly messages: Messages;
}

/** Gathers messages and briefs from a ruling; briefs that are at hand already are taken as they are. */
export function correspondenceOf(
  ruling: Ruling,
  briefs: Briefs = briefsOf(ruling),
): Correspondence {
  return { ruling, briefs, messages: messagesOf(ruling) };
}
