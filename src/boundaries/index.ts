export type { Boundary } from './boundary.ts';
export { boundaryFindings } from './boundary-findings.ts';
export {
  draftPermit,
  draftPermitEnd,
  draftUse,
  whoMayPermit,
  type PermitWish,
} from './draft-permit.ts';
export {
  cannotJudge,
  ledgerLost,
  notAPermit,
  notARef,
  pushRefused,
  type Closed,
} from './errors.ts';
export {
  isOurs,
  judgePushes,
  type Crossing,
  type Ground,
  type JudgedPush,
  type Push,
} from './judge-push.ts';
export { holds, permitsOf, type Permit } from './permits.ts';
