import {
  cannotJudge,
  judgePushes,
  pushRefused,
  whoMayPermit,
  type Closed,
  type Ground,
  type JudgedPush,
  type Push,
} from '../boundaries/index.ts';
import { SosError } from '../base/index.ts';
import { briefsOf } from '../briefs/index.ts';
import { doubtsAbout } from '../trust/index.ts';
import type { Reading } from './reading-answer.ts';

/** What a push is judged by, of a reading. */
export function groundOf({ ruling }: Pick<Reading, 'ruling'>): Ground {
  return { ruling, briefs: briefsOf(ruling) };
}

/** Pushes as they were judged, and the refusal where any of them is not allowed. */
export interface JudgedPushes {
  readonly judged: readonly JudgedPush[];
  readonly refusal: SosError | undefined;
}

/** Judges pushes by what a reading holds. */
export function judgeHere(pushes: readonly Push[], ground: Ground): JudgedPushes {
  const judged = judgePushes(pushes, ground);
  const closed = judged.flatMap((each) => closedIn(each, ground));
  return { judged, refusal: closed.length === 0 ? undefined : pushRefused(closed) };
}

function closedIn({ push, crossings }: JudgedPush, ground: Ground): Closed[] {
  return crossings
    .filter(({ permit, passed }) => permit === undefined && passed === undefined)
    .map(({ boundary: { brief, gate, doubt } }) => ({
      ref: push.ref,
      brief,
      gate,
      could: whoMayPermit(push.ref, brief, ground),
      doubt: doubt ?? doubtsAbout(brief?.id ?? '', ground.ruling)[0],
    }));
}

/** What a push leans on that holds once, and is used up by it. */
export interface Spending {
  readonly permit: string;
  readonly commit: string;
  /** It was used up for this commit before. */
  readonly spent: boolean;
}

/** Returns the permits that hold once and are needed for pushes that are allowed. */
export function spendingIn(judged: readonly JudgedPush[]): Spending[] {
  return judged.flatMap(({ push, crossings }) =>
    crossings.flatMap(({ permit, passed }) => {
      const single = permit?.entry.record.single === true;
      if (!single || passed !== undefined || push.commit === undefined) return [];
      const { id } = permit.entry;
      return [{ permit: id, commit: push.commit, spent: permit.uses.length > 0 }];
    }),
  );
}

/** Whatever keeps a guard from looking keeps the push from leaving. */
export async function orCannotJudge<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    const isVerdict = error instanceof SosError && error.code.startsWith('boundaries.');
    if (error instanceof SosError && !isVerdict) throw cannotJudge(error.message);
    throw error;
  }
}
