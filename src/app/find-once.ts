import { SosError } from '../base/index.ts';
import type { Draft, Kind } from '../records/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { onceTaken, onceTakenForOther } from './errors-of-records.ts';
import type { Plan } from './write-request.ts';

/**
 * Finds what an author appended under a word before: a retry must not double it. A script that
 * reuses one word for two different things would lose the second, so another kind is refused.
 */
export function findOnce(
  ruling: Ruling,
  author: string,
  wanted: { readonly once?: string | undefined; readonly kind: Kind },
): readonly TrustedEntry[] {
  const { once, kind } = wanted;
  if (once === undefined) return [];
  const earlier = ruling.entries.filter(
    (entry) => entry.author === author && entry.record.once === once,
  );
  const [first] = earlier;
  if (first !== undefined && first.record.kind !== kind) throw onceTaken(once, first.record.kind);
  return earlier;
}

/** What a person says in a record, of the kinds where two retries could say two things. */
const SAID: Partial<Record<Kind, readonly string[]>> = {
  message: ['type', 'to', 'subject', 'body', 'content', 'command', 'answers', 'brief'],
  verdict: ['brief', 'gate', 'verdict', 'commit'],
  receipt: ['message', 'state'],
  grant: ['principal', 'capabilities'],
};

/** What a record of any other kind is about. */
const ABOUT: readonly string[] = ['brief', 'gate', 'principal'];

/**
 * Threat: a script that reuses a word for something else and is told that it was written. What
 * would be written now is held against what was; where it cannot be planned any more, because the
 * first one changed what is possible, it is the retry that it says it is.
 */
export async function refuseOtherWords(
  earlier: readonly TrustedEntry[],
  once: string | undefined,
  plan: () => Plan | Promise<Plan>,
): Promise<void> {
  const planned = await draftsOf(plan);
  const differs = planned.some((draft, place) => saysOther(draft, earlier[place]));
  if (differs) throw onceTakenForOther(once ?? '', earlier[0]?.id ?? '');
}

async function draftsOf(plan: () => Plan | Promise<Plan>): Promise<readonly Draft[]> {
  try {
    return (await plan()).drafts;
  } catch (cause) {
    if (cause instanceof SosError) return [];
    throw cause;
  }
}

function saysOther(draft: Draft, entry: TrustedEntry | undefined): boolean {
  const now: Readonly<Record<string, unknown>> = { ...draft };
  const before: Readonly<Record<string, unknown>> = { ...entry?.record };
  const text = (value: unknown): string => JSON.stringify(value ?? null);
  return (SAID[draft.kind] ?? ABOUT).some((field) => text(now[field]) !== text(before[field]));
}
