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
