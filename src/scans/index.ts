export type { FindingKind, ScanFinding, ScanPlace, Surface } from './scan-finding.ts';
export type { NotLookedAt, ScanCounts, ScanReport } from './scan-report.ts';
export { scanRepository, type ScanSurfaces, type ScanWish } from './scan-repository.ts';
export { USUAL_LARGEST, type ScanRules, type SecretDetector } from './scan-rules.ts';
export { sarifOf } from './sarif.ts';
export { packedFinder } from './packed-finder.ts';
export { scanFailure, verdictOf, type ScanVerdict } from './verdict.ts';
export {
  mayBeWaivedForRelease,
  waiversIn,
  weigh,
  type Waiver,
  type WeighedReport,
} from './waivers.ts';
