import { mayAnswer } from '../briefs/index.ts';
import { ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';

/**
 * Returns, by brief, the blocker messages that nobody who may has answered. A reply by anybody else
 * leaves a blocker open.
 */
export function openBlockers(ruling: Ruling): ReadonlyMap<string, TrustedEntry<'message'>[]> {
  const messages = ofKind(ruling.entries, 'message');
  const blockers = messages.filter(({ record }) => record.type === 'blocker');
  const asked = new Map(blockers.map((blocker) => [blocker.id, blocker]));
  for (const { record, author } of messages) {
    const blocker = asked.get(record.answers ?? '');
    if (blocker !== undefined && mayAnswer(author, blocker, ruling))
      asked.delete(record.answers ?? '');
  }
  return byBrief([...asked.values()]);
}

/** Returns, for a brief, the blockers about it and all that answers them, in order. */
export function talkOfBlockers(ruling: Ruling): (brief: string) => TrustedEntry<'message'>[] {
  const messages = ofKind(ruling.entries, 'message');
  const briefs = new Map<string, string>();
  const talk = new Map<string, TrustedEntry<'message'>[]>();
  for (const message of messages) {
    const { type, brief, answers = '' } = message.record;
    if (type === 'blocker' && brief !== undefined) briefs.set(message.id, brief);
    const about = briefs.get(message.id) ?? briefs.get(answers);
    if (about !== undefined) talk.set(about, [...(talk.get(about) ?? []), message]);
  }
  return (brief) => talk.get(brief) ?? [];
}

function byBrief(
  blockers: readonly TrustedEntry<'message'>[],
): Map<string, TrustedEntry<'message'>[]> {
  const groups = new Map<string, TrustedEntry<'message'>[]>();
  for (const blocker of blockers) {
    const brief = blocker.record.brief ?? '';
    groups.set(brief, [...(groups.get(brief) ?? []), blocker]);
  }
  return groups;
}
