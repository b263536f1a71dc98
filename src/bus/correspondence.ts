import type { RecordId } from '../base/index.ts';
import { briefsOf, type Briefs } from '../briefs/index.ts';
import { ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { answeringVerdicts } from './answering-verdicts.ts';
import type { Messages } from './message-state.ts';
import { messagesOf } from './messages-of.ts';

/** Everything that says who has to hear of what. */
export interface Correspondence {
  readonly ruling: Ruling;
  readonly briefs: Briefs;
  readonly messages: Messages;
  readonly requests: ReadonlyMap<RecordId, TrustedEntry<'gate-request'>>;
  /** Those that answer somebody, by brief and commit, as `subjectKey` writes them. */
  readonly verdicts: ReadonlyMap<string, readonly TrustedEntry<'verdict'>[]>;
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
    verdicts: bySubject(answeringVerdicts(ofKind(ruling.entries, 'verdict'), { ruling, briefs })),
  };
}

/** Names what a submission, a request or a verdict is about. */
export function subjectKey(about: { readonly brief: string; readonly commit: string }): string {
  return `${about.brief} ${about.commit}`;
}

function bySubject(
  verdicts: readonly TrustedEntry<'verdict'>[],
): ReadonlyMap<string, readonly TrustedEntry<'verdict'>[]> {
  const groups = new Map<string, TrustedEntry<'verdict'>[]>();
  for (const verdict of verdicts) {
    const key = subjectKey(verdict.record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [verdict]);
    else group.push(verdict);
  }
  return groups;
}
