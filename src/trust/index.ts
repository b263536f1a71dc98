export type { Finding, RuleCode, TrustCode } from './finding.ts';
export {
  covers,
  isActive,
  mayDo,
  type JoinRequest,
  type Permission,
  type Principal,
  type RosterKey,
} from './roster.ts';
export type { ChainHead, History, Ruling } from './ruling.ts';
export { isKind, ofKind, type TrustedEntry } from './trusted-entry.ts';
