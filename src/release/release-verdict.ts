import type { SosError } from '../base/index.ts';
import { notClean } from './errors.ts';
import type { Proof } from './proof.ts';

/** Findings, or no answer, or neither: what could not be looked at is never clean. */
export type ReleaseVerdict = 'clean' | 'findings' | 'incomplete';

/** Sums proofs up. A finding weighs more than a missing answer: it will not go away by waiting. */
export function releaseVerdict(proofs: readonly Proof[]): ReleaseVerdict {
  if (proofs.some(({ standing }) => standing === 'bad')) return 'findings';
  return proofs.some(({ standing }) => standing === 'unknown') ? 'incomplete' : 'clean';
}

/** Says why a repository must not leave, or nothing where all is proved. */
export function releaseNotClean(folder: string, proofs: readonly Proof[]): SosError | undefined {
  const verdict = releaseVerdict(proofs);
  if (verdict === 'clean') return undefined;
  const wanting = proofs.filter(({ standing }) => standing !== 'good');
  return notClean(
    folder,
    verdict,
    wanting.map(({ name }) => name),
  );
}

/** Stops what is not proved from leaving. Throws `release.findings` or `release.incomplete`. */
export function refuseUnlessProved(folder: string, proofs: readonly Proof[]): void {
  const problem = releaseNotClean(folder, proofs);
  if (problem !== undefined) throw problem;
}
