import type { JudgedPush, Permit } from '../boundaries/index.ts';

/** The guard of a clone or a server. */
export interface GuardView {
  readonly hook: string;
  readonly path: string;
  readonly standing: 'installed' | 'removed' | 'absent';
  /** The hook that was there before and is asked afterwards. */
  readonly earlier: string | null;
}

/** One boundary in a push's way. */
export interface CrossingView {
  /** The brief that says no-push; null where the policy protects the ref. */
  readonly brief: string | null;
  readonly gate: string | null;
  /** The record that draws it or could, was taken back, and is in doubt. */
  readonly doubt: string | null;
  /** What opens it: a permit's id, or the brief whose gates passed; both null where it is closed. */
  readonly permit: string | null;
  readonly passed: string | null;
}

/** What is said of pushes. */
export interface GuardCheckView {
  readonly pushes: readonly {
    readonly ref: string;
    /** Null where the ref is to be deleted. */
    readonly commit: string | null;
    readonly allowed: boolean;
    readonly boundaries: readonly CrossingView[];
  }[];
}

/** Shapes what was judged. */
export function guardCheckView(judged: readonly JudgedPush[]): GuardCheckView {
  return {
    pushes: judged.map(({ push, allowed, crossings }) => ({
      ref: push.ref,
      commit: push.commit ?? null,
      allowed,
      boundaries: crossings.map(({ boundary, permit, passed }) => ({
        brief: boundary.brief?.id ?? null,
        gate: boundary.gate ?? null,
        doubt: boundary.doubt?.id ?? null,
        permit: permit?.entry.id ?? null,
        passed: passed?.id ?? null,
      })),
    })),
  };
}

/** Permits, newest last. */
export interface PermitListView {
  readonly permits: readonly PermitView[];
}

/** One permit and what became of it. */
export interface PermitView {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly brief: string;
  readonly ref: string;
  readonly commit: string | null;
  readonly single: boolean;
  readonly standing: 'open' | 'used' | 'withdrawn' | 'own-work';
  /** The commit that used it up. */
  readonly usedFor: string | null;
  readonly untrusted: { readonly reason: string | null };
}

/** Shapes permits for a list. */
export function permitView({ entry, end, uses, ownWork }: Permit): PermitView {
  const { id, author, record } = entry;
  const single = record.single === true;
  const used = single ? uses[0]?.record.commit : undefined;
  const over = end === undefined ? undefined : 'withdrawn';
  const standing = ownWork ? 'own-work' : (over ?? (used === undefined ? 'open' : 'used'));
  return {
    id,
    by: author,
    at: record.at,
    brief: record.brief,
    ref: record.ref,
    commit: record.commit ?? null,
    single,
    standing,
    usedFor: used ?? null,
    untrusted: { reason: record.reason ?? null },
  };
}
