import type { ReleaseList } from '../records/index.ts';
import type { Proof, ReleaseNames, ReleaseVerdict } from '../release/index.ts';

/** What leaves, path by path. */
export interface ReleasePlanView {
  readonly brief: string;
  /** The manifest's record; null where it was only shown. */
  readonly manifest: string | null;
  /** True where the same manifest was there before. */
  readonly already: boolean;
  /** The commit that everything is taken from. */
  readonly commit: string;
  /** The one commit of the release, and its tree. */
  readonly release: string;
  readonly tree: string;
  /** SHA-256 of the list in its canonical form. */
  readonly digest: string;
  readonly untrusted: {
    readonly message: string;
    readonly files: ReleaseList['files'];
  };
}

/** A release that was built. */
export interface ReleaseBuiltView {
  readonly folder: string;
  readonly manifest: string;
  readonly commit: string;
  readonly release: string;
  readonly files: number;
}

/** A release that left. */
export interface ReleasePushedView {
  readonly brief: string;
  readonly manifest: string;
  readonly release: string;
  /** Where to, without name and password. */
  readonly remote: string;
  /** The record that says so. */
  readonly receipt: string;
}

/** One thing that must hold, and whether it does. */
export interface ProofView extends Pick<Proof, 'name' | 'claim' | 'standing'> {
  /** How many there are of each; of very many, not all are listed. */
  readonly answerLines: number;
  readonly findingCount: number;
  readonly untrusted: Pick<Proof, 'line' | 'answer' | 'findings'>;
}

/** An answer can have a line for each of a million objects. */
const MOST_LINES = 100;
const MOST_FINDINGS = 1000;

/** Whether a repository may leave. */
export interface ReleaseCheckView {
  readonly folder: string;
  readonly verdict: ReleaseVerdict;
  /** The commit that HEAD is; null where there is none. */
  readonly release: string | null;
  /** The manifest that makes it; null where none does. */
  readonly manifest: string | null;
  readonly proofs: readonly ProofView[];
  /** What no proof speaks of, in sentences of ours. */
  readonly notLookedAt: readonly string[];
}

/** Shapes a plan. */
export function releasePlanView(
  plan: { readonly list: ReleaseList; readonly names: ReleaseNames },
  kept: Pick<ReleasePlanView, 'brief' | 'manifest' | 'already' | 'digest'>,
): ReleasePlanView {
  const { list, names } = plan;
  const { brief, manifest, already, digest } = kept;
  const untrusted = { message: list.message, files: list.files };
  const { commit: release, tree } = names;
  return { brief, manifest, already, commit: list.commit, release, tree, digest, untrusted };
}

/** Shapes a proof. Paths, refs and what git says of them are words of others. */
export function proofView({ name, claim, standing, line, answer, findings }: Proof): ProofView {
  return {
    name,
    claim,
    standing,
    answerLines: answer.length,
    findingCount: findings.length,
    untrusted: {
      line,
      answer: answer.slice(0, MOST_LINES),
      findings: findings.slice(0, MOST_FINDINGS),
    },
  };
}
