import { LIMITS } from '../base/index.ts';
import { contentOf, draftProblems, type DraftOf } from '../records/index.ts';
import { cannotRecord, fileTooLarge } from './errors.ts';
import type { Placement } from './place-evidence.ts';
import type { EvidencePlan } from './run-evidence.ts';

/** A file offered as evidence. */
export interface OfferedFile {
  /** As it is shown: no path is ever made of it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The commit that it is about. */
  readonly commit: string | undefined;
}

/** Drafts a file as evidence. It is graded a claim: nobody saw how it came about. */
export function addFile(placement: Placement, { name, bytes, commit }: OfferedFile): EvidencePlan {
  if (bytes.length > LIMITS.recordBlobs) {
    throw fileTooLarge(name, bytes.length, LIMITS.recordBlobs);
  }
  const about = commit === undefined ? {} : { commit };
  const draft = { ...placement, file: { name, content: contentOf(bytes) }, ...about };
  return { drafts: [checked(draft)], contents: [bytes] };
}

/** Drafts a statement as evidence: better than nothing, worse than everything else. */
export function addClaim(
  placement: Placement,
  claim: { readonly text: string; readonly commit: string | undefined },
): EvidencePlan {
  if (claim.text.trim() === '') throw cannotRecord(['the claim is empty']);
  const about = claim.commit === undefined ? {} : { commit: claim.commit };
  return { drafts: [checked({ ...placement, claim: claim.text, ...about })], contents: [] };
}

function checked(draft: DraftOf<'evidence'>): DraftOf<'evidence'> {
  const problems = draftProblems(draft).map(({ at, problem }) => `${at} ${problem}`);
  if (problems.length > 0) throw cannotRecord(problems);
  return draft;
}
