import type { RecordId } from '../base/index.ts';
import { briefsOf, type Briefs } from '../briefs/index.ts';
import { ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';
import type { Messages } from './message-state.ts';
import { messagesOf } from './messages-of.ts';

/** Everything that says who has to hear of what. */
export interface Correspondence {
  readonly ruling: Ruling;
  readonly briefs: Briefs;
  readonly messages: Messages;
  readonly requests: ReadonlyMap<RecordId, TrustedEntry<'gate-request'>>;
  readonly verdicts: readonly TrustedEntry<'verdict'>[];
}

/** Gathers messages and briefs from a ruling; briefs that are at hand already are taken as they are. */
export function correspondenceOf(
  ruling: Ruling,
  briefs: Briefs = briefsOf(ruling),
): Correspondence {
  const requests = ofKind(ruling.entries, 'gate-request');
  return {
    ruling,
    briefs,
    messages: messagesOf(ruling),
    requests: new Map(requests.map((request) => [request.id, request])),
    verdicts: ofKind(ruling.entries, 'verdict'),
  };
}
