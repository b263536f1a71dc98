import {
  buildRelease,
  mayNotRelease,
  notSigned,
  otherIdentity,
  passesOf,
  proveWork,
  pushRelease,
  refuseUnlessEmpty,
  refuseUnlessProved,
  type SignedWork,
} from '../release/index.ts';
import type { DraftOf } from '../records/index.ts';
import { mayDo, type Ruling } from '../trust/index.ts';
import { checkHere, workOf } from './check-here.ts';
import { noManifest } from './errors-of-releases.ts';
import { manifestHere, type Manifest } from './manifests.ts';
import { enrolledHere } from './place-here.ts';
import type { Reading } from './reading-answer.ts';
import { remoteHere } from './remote-here.ts';
import type { Workspace } from './workspace.ts';

/** What is to be pushed, where to, as it was typed. */
export interface PushWish {
  readonly remote: string;
  readonly manifest?: string | undefined;
}

/** What was pushed and seen on the remote afterwards, as its receipt will say it. */
export type PushedHere = DraftOf<'release'>;

/**
 * Pushes a release to an empty remote: builds it anew from its manifest, proves it, pushes it, and
 * looks at the remote again. Whatever can be refused is refused before anything leaves.
 */
export async function pushHere(
  workspace: Workspace,
  reading: Reading,
  wish: PushWish,
): Promise<PushedHere> {
  const manifest = await manifestHere(reading, wish.manifest);
  const work = await refuseUnsigned(workspace, reading, manifest);
  await refuseUnlessEmpty(await remoteHere(workspace, wish.remote));
  const { host, repository } = workspace;
  const { list, entry } = manifest;
  const inside = await host.files.makeTemporaryFolder('sos-release-');
  try {
    const folder = host.files.join(inside, 'release.git');
    await buildRelease(host, repository.store, { list, folder });
    const checked = await checkHere(workspace, reading, { folder, manifest: entry.id });
    refuseUnlessProved(folder, checked.proofs);
    const { shown } = await remoteHere(workspace, wish.remote);
    await pushRelease(await remoteHere(workspace, wish.remote, folder), entry.record.release);
    return receiptOf(work, shown);
  } finally {
    await host.files.removeFolder(inside);
  }
}

/** Threat: leaving without permission, without a gate, or under another name than policy says. */
async function refuseUnsigned(
  workspace: Workspace,
  reading: Reading,
  manifest: Manifest,
): Promise<SignedWork> {
  const { entry, list } = manifest;
  const { id, record } = entry;
  const { name, principal } = await enrolledHere(workspace, reading);
  if (!mayDo(principal, 'release', record.brief)) throw mayNotRelease(name, record.brief);
  const work = await workOf(workspace, reading, manifest);
  if (work === undefined) throw noManifest();
  const proof = proveWork(work);
  if (proof.standing !== 'good') throw notSigned(id, record.brief, proof.findings);
  if (!bearsPolicyName(reading.ruling, list)) throw otherIdentity(id);
  return work;
}

function bearsPolicyName({ policy }: Ruling, { author }: Manifest['list']): boolean {
  const identity = policy?.terms.release;
  return identity?.name === author.name && identity.email === author.email;
}

function receiptOf({ manifest, closing }: SignedWork, remote: string): DraftOf<'release'> {
  const { id, record } = manifest;
  return {
    kind: 'release',
    brief: record.brief,
    manifest: id,
    verdicts: passesOf(closing.gates, id).map((verdict) => verdict.id),
    release: record.release,
    remote,
  };
}
