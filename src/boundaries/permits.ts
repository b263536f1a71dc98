import { workOf, type Briefs } from '../briefs/index.ts';
import { ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';

/** A permit and what became of it. */
export interface Permit {
  readonly entry: TrustedEntry<'permit'>;
  /** Who gave it did the work of the brief before: it covers nothing. */
  readonly ownWork: boolean;
  /** What took it back. */
  readonly end: TrustedEntry<'permit-end'> | undefined;
  /** Every use of a permit that holds once; the first one counts. */
  readonly uses: readonly TrustedEntry<'permit-use'>[];
}

/** Returns every permit, oldest first. Trust has seen that each giver may let push to its ref. */
export function permitsOf({ entries, history }: Ruling, briefs: Briefs): Permit[] {
  const ends = ofKind(entries, 'permit-end');
  const uses = ofKind(entries, 'permit-use');
  return ofKind(entries, 'permit').map((entry) => {
    const { id, author, record } = entry;
    const brief = briefs.all.get(record.brief);
    const work = brief === undefined ? [] : workOf(author, brief);
    return {
      entry,
      ownWork: work.some((done) => !history.precedes(id, done.id)),
      // A record about another ref needs another permission, and takes nothing back here.
      end: ends.find((each) => each.record.permit === id && each.record.ref === record.ref),
      uses: uses.filter((each) => each.record.permit === id && each.record.ref === record.ref),
    };
  });
}

/** Tells whether a permit still covers anything. */
export function holds({ entry, ownWork, end, uses }: Permit): boolean {
  return !ownWork && end === undefined && !(entry.record.single === true && uses.length > 0);
}

/**
 * Tells whether a permit covers pushing a commit to a ref. One that holds once goes on covering the
 * commit that used it up, so that a push which was cut off can be done again.
 */
export function permits(
  permit: Permit,
  push: { ref: string; commit: string | undefined },
): boolean {
  const { record } = permit.entry;
  if (permit.ownWork || permit.end !== undefined || record.ref !== push.ref) return false;
  if (record.commit !== undefined && record.commit !== push.commit) return false;
  const used = record.single === true ? permit.uses[0]?.record.commit : undefined;
  return used === undefined || used === push.commit;
}
