import type { SosError } from '../base/index.ts';
import type { Draft, Kind } from '../records/index.ts';
import type { Ruling, TrustedEntry } from '../trust/index.ts';
import { onceTaken, onceTakenForOther } from './errors-of-records.ts';
import type { Plan, Said, WriteRequest } from './write-request.ts';

/**
 * Finds what an author appended under a word before: a retry must not double it. A script that
 * reuses one word for two different things would lose the second, so another kind is refused.
 */
export function findOnce(
  ruling: Ruling,
  author: string,
  wanted: { readonly once?: string | undefined; readonly kind: Kind },
): Earlier | undefined {
  const { once, kind } = wanted;
  if (once === undefined) return undefined;
  const earlier = ruling.entries.filter(
    (entry) =>
      entry.author === author && entry.record.once === once && !isOtherHalf(entry.kind, kind),
  );
  const [first] = earlier;
  if (first !== undefined && first.record.kind !== kind) throw onceTaken(once, first.record.kind);
  return first === undefined ? undefined : { entries: earlier, all: ruling.entries, once };
}

/** That a command is begun and what came of it are said under one word. */
function isOtherHalf(found: Kind, wanted: Kind): boolean {
  const halves: readonly Kind[] = ['begin', 'evidence'];
  return found !== wanted && halves.includes(found) && halves.includes(wanted);
}

/** Of the kinds where not every field is somebody's own word, those that are. */
const OWN_WORDS: Partial<Record<Kind, readonly string[]>> = {
  message: ['type', 'to', 'subject', 'body', 'content', 'command', 'answers', 'brief'],
  verdict: ['brief', 'gate', 'verdict', 'commit', 'reason', 'findings', 'followUps', 'notChecked'],
  receipt: ['message', 'state'],
  grant: ['principal', 'roles', 'capabilities', 'briefs'],
};

/** What a record of any other kind is about, and the words that it carries. */
const WORDS: readonly string[] = [
  ...['brief', 'gate', 'principal', 'commit', 'reason', 'note', 'answers'],
  ...['title', 'mandate', 'criteria', 'gates', 'boundaries', 'assignees'],
  ...['criterion', 'suite', 'reproduces', 'claim', 'file', 'argv', 'challenge'],
];

/** What a retry is held against. */
export interface Earlier {
  /** What was appended under the word. */
  readonly entries: readonly TrustedEntry[];
  /** The whole ledger. */
  readonly all: Ruling['entries'];
  readonly once: string | undefined;
}

/**
 * Threat: a script that reuses a word for something else and is told that it was written. What is
 * planned on the ledger as it stood before the first record is held against that record, so that
 * nothing which the first one changed is in the way; a plan that is refused is refused as ever.
 * Who is enrolled is not as it was then: what such a record says is told without a plan.
 */
export async function refuseOtherWords(
  earlier: Earlier,
  request: Pick<WriteRequest, 'said'>,
  plan: (entries: Ruling['entries']) => Plan | Promise<Plan>,
): Promise<void> {
  if (request.said !== undefined) {
    refuseOther(earlier, request.said);
    return;
  }
  const [first] = earlier.entries;
  const { drafts } = await plan(earlier.all.filter(({ order }) => order < (first?.order ?? 0)));
  // Where there was nothing to write before the first record either, nothing is lost.
  if (drafts.length === 0) return;
  if (drafts.length !== earlier.entries.length) throw takenForOther(earlier);
  drafts.forEach((draft, place) => {
    refuseOther(earlier, saidIn(draft), place);
  });
}

/** Refuses where the record under the same word says something else. */
export function refuseOther(earlier: Earlier, said: Said, place = 0): void {
  const known: Said = knownIn(earlier.entries[place]);
  const differs = Object.keys(said).some((word) => textOf(said[word]) !== textOf(known[word]));
  if (differs) throw takenForOther(earlier);
}

/** Refuses where the run under the same word was on another commit. */
export function refuseOtherCommit(earlier: Earlier, commit: string | undefined): void {
  const [first] = earlier.entries;
  const run = first?.record.kind === 'evidence' ? first.record.run : undefined;
  if (run?.commit !== commit) throw takenForOther(earlier);
}

function takenForOther({ once, entries }: Earlier): SosError {
  return onceTakenForOther(once ?? '', entries[0]?.id ?? '');
}

function knownIn(entry: TrustedEntry | undefined): Said {
  return entry === undefined ? {} : { ...entry.record, argv: argvOf(entry.record) };
}

/** Picks what somebody says in a record, or would say, with every word that is left out. */
export function saidIn(record: Draft): Said {
  const all: Said = { ...record, argv: argvOf(record) };
  const words = OWN_WORDS[record.kind] ?? WORDS;
  return Object.fromEntries(words.map((word) => [word, all[word]]));
}

function argvOf(record: Draft): readonly string[] | undefined {
  return record.kind === 'evidence' ? record.run?.argv : undefined;
}

/** Writes a value so that equal ones read the same, in whichever order their fields came. */
function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
