export { readAllowlist } from './allowlist.ts';
export { buildRelease } from './build-release.ts';
export { checkRelease } from './check-release.ts';
export { badManifest, noAllowlist, noIdentity, notARepository } from './errors.ts';
export { mayNotRelease, notSigned, otherIdentity } from './errors-of-pushes.ts';
export { pushRelease, refuseUnlessEmpty } from './push-release.ts';
export { proveRemote, type RemotePlace } from './prove-remote.ts';
export {
  refuseUnlessProved,
  releaseNotClean,
  releaseVerdict,
  type ReleaseVerdict,
} from './release-verdict.ts';
export { decodeList, releaseNames, type ReleaseNames } from './manifest.ts';
export { planRelease, type ReleasePlan } from './plan-release.ts';
export { unproved, type Bench, type Proof } from './proof.ts';
export { passesOf, proveWork, type SignedWork } from './prove-work.ts';
export { provePackage, type FreshClone } from './prove-package.ts';
export { proveReadme } from './prove-readme.ts';
export { proveScan } from './prove-scan.ts';
export { releaseFindings } from './release-findings.ts';
