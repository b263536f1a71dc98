import { briefEnded, workOf, type BriefState } from '../briefs/index.ts';
import type { DraftOf } from '../records/index.ts';
import { mayDo, type Principal } from '../trust/index.ts';
import { isLifted } from './boundary.ts';
import { alreadyOver, mayNotPermit, ownWork } from './errors.ts';
import type { Ground } from './judge-push.ts';
import { permitsOf, type Permit } from './permits.ts';

/** A permit as somebody wishes it. */
export interface PermitWish {
  readonly brief: BriefState;
  /** Whole: `refs/heads/main`. */
  readonly ref: string;
  readonly commit: string | undefined;
  readonly single: boolean;
  readonly reason: string | undefined;
}

/**
 * Drafts a permit. Refuses whoever may not let push to the ref, and whoever did the work, so that a
 * builder does not wave the own work through. Throws `boundaries.may-not-permit`,
 * `boundaries.own-work`, `briefs.ended`.
 */
export function draftPermit(giver: Principal, wish: PermitWish): DraftOf<'permit'> {
  const { brief, ref, commit, single, reason } = wish;
  if (isLifted(brief)) throw briefEnded(brief, 'permitted to push');
  if (!mayDo(giver, `push:${ref}`, brief.id)) throw mayNotPermit(giver.name, ref);
  const [done] = workOf(giver.name, brief);
  if (done !== undefined) throw ownWork(giver.name, brief.id);
  return {
    kind: 'permit',
    brief: brief.id,
    ref,
    ...(commit === undefined ? {} : { commit }),
    ...(single ? { single } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Drafts withdrawing a permit. Throws `boundaries.may-not-permit`, `boundaries.already-over`. */
export function draftPermitEnd(
  permit: Permit,
  giver: Principal,
  reason: string,
): DraftOf<'permit-end'> {
  const { id, record } = permit.entry;
  if (!mayDo(giver, `push:${record.ref}`, record.brief)) throw mayNotPermit(giver.name, record.ref);
  if (permit.end !== undefined) throw alreadyOver(id, permit.end.author);
  return { kind: 'permit-end', brief: record.brief, permit: id, ref: record.ref, reason };
}

/** Drafts what uses up a permit that holds once; nothing where that was done for this commit. */
export function draftUse(
  id: string,
  commit: string,
  { ruling, briefs }: Ground,
): DraftOf<'permit-use'> | undefined {
  const permit = permitsOf(ruling, briefs).find(({ entry }) => entry.id === id);
  const [first] = permit?.uses ?? [];
  if (permit === undefined) return undefined;
  if (first !== undefined && first.record.commit !== commit) throw alreadyOver(id, first.author);
  if (first !== undefined) return undefined;
  const { brief, ref } = permit.entry.record;
  return { kind: 'permit-use', brief, permit: id, ref, commit };
}

/** Names whoever may let push to a ref and did none of the work of a brief. */
export function whoMayPermit(
  ref: string,
  brief: BriefState | undefined,
  { ruling }: Ground,
): string[] {
  return [...ruling.roster.values()]
    .filter((each) => mayDo(each, `push:${ref}`, brief?.id))
    .map(({ name }) => name)
    .filter((name) => brief === undefined || !brief.workers.has(name));
}
