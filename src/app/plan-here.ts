import type { BriefState } from '../briefs/index.ts';
import type { TreeFile } from '../git/index.ts';
import {
  noAllowlist,
  noIdentity,
  planRelease,
  readAllowlist,
  type ReleasePlan,
} from '../release/index.ts';
import { contentOf, type Allowlist, type DraftOf } from '../records/index.ts';
import { ofKind, type Ruling, type TrustedEntry } from '../trust/index.ts';
import { nothingToRelease } from './errors-of-releases.ts';
import type { Workspace } from './workspace.ts';

/** What is to be released, as it was typed. */
export interface PlanWish {
  readonly brief: BriefState;
  /** The commit; what the brief submitted, or HEAD, without it. */
  readonly revision?: string | undefined;
  /** A file of the machine; without it the one that the commit itself holds. */
  readonly allowlist?: string | undefined;
}

/** Where a commit says what of it may leave. */
const USUAL_PLACE = '.sos/release.yaml';
const LARGEST = 256 * 1024;

/** Plans a release of a commit that is here. */
export async function planHere(
  { host, repository }: Workspace,
  { policy }: Ruling,
  wish: PlanWish,
): Promise<ReleasePlan> {
  const identity = policy?.terms.release;
  if (identity === undefined) throw noIdentity();
  const revision = wish.revision ?? wish.brief.lastSubmission?.record.commit ?? 'HEAD';
  const head = await repository.commitAndTree(revision);
  if (head === undefined) throw nothingToRelease(revision);
  const allowlist = await allowlistOf({ host, repository }, head.commit, wish.allowlist);
  return planRelease({ host, repository }, { ...head, allowlist, identity });
}

async function allowlistOf(
  { host, repository }: Pick<Workspace, 'host' | 'repository'>,
  commit: string,
  typed: string | undefined,
): Promise<Allowlist> {
  if (typed !== undefined) {
    const { files, environment } = host;
    const path = files.absolute(typed, environment.folder);
    const bytes = await files.read(path, { maxBytes: LARGEST });
    if (bytes === undefined) throw noAllowlist(typed);
    return readAllowlist(typed, bytes);
  }
  const there = await repository.store.files(commit);
  const file = there.find(({ path }: TreeFile) => path === USUAL_PLACE);
  const oid = file?.oid ?? '';
  const bytes = (await repository.store.blobs([oid], LARGEST)).get(oid);
  if (!(bytes instanceof Uint8Array)) throw noAllowlist(`${USUAL_PLACE} in ${commit.slice(0, 12)}`);
  return readAllowlist(USUAL_PLACE, bytes);
}

/** Drafts the manifest of a plan. */
export function draftManifest(
  brief: string,
  { list, bytes, names }: ReleasePlan,
  note: string | undefined,
): DraftOf<'manifest'> {
  return {
    kind: 'manifest',
    brief,
    commit: list.commit,
    tree: list.tree,
    release: names.commit,
    list: contentOf(bytes),
    ...(note === undefined ? {} : { note }),
  };
}

/** Finds a manifest of the same brief that lists exactly the same. */
export function sameManifest(
  { entries }: Pick<Ruling, 'entries'>,
  draft: DraftOf<'manifest'>,
): TrustedEntry<'manifest'> | undefined {
  const { brief, commit, list } = draft;
  return ofKind(entries, 'manifest').findLast(
    ({ record }) =>
      record.brief === brief && record.commit === commit && record.list.sha256 === list.sha256,
  );
}
