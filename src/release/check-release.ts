import type { Bench, Proof, Prove } from './proof.ts';
import { proveConfig } from './prove-config.ts';
import { proveFolder } from './prove-folder.ts';
import { proveFsck, proveObjects, proveOneCommit } from './prove-history.ts';
import { proveLicence } from './prove-licence.ts';
import { proveLinks } from './prove-links.ts';
import { proveManifest, proveNothingElse, proveSource } from './prove-manifest.ts';
import { proveHead, proveRefs } from './prove-refs.ts';

const PROOFS: readonly Prove[] = [
  proveRefs,
  proveHead,
  proveOneCommit,
  proveObjects,
  proveFsck,
  proveManifest,
  proveSource,
  proveNothingElse,
  proveConfig,
  proveFolder,
  proveLicence,
  proveLinks,
];

/** Looks at everything that must hold of a release, however it was built; all findings at once. */
export async function checkRelease(bench: Bench): Promise<Proof[]> {
  const proofs: Proof[] = [];
  for (const prove of PROOFS) proofs.push(await prove(bench));
  return proofs;
}
