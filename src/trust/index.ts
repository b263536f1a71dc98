export { CAPABILITIES, isCapability, nearestCapability } from './capabilities.ts';
export { findEntry, type FoundEntry } from './find-entry.ts';
export type { Finding, MemoryCode, RuleCode, TrustCode } from './finding.ts';
export { judge, type Judgement } from './judge.ts';
export { judgeNext } from './judge-next.ts';
export { ROTATION_NAMESPACE, rotationProof } from './key-rules.ts';
export type { LedgerFiles } from './ledger-files.ts';
export { lackingToEnrol } from './may-enrol.ts';
export { neededFor } from './needed-capability.ts';
export {
  isActive,
  mayDo,
  type JoinRequest,
  type Permission,
  type Principal,
  type RosterKey,
} from './roster.ts';
export type { ChosenPolicy, Founder, Policy } from './policies.ts';
export type { Agreement, Proposal } from './proposal.ts';
export type { ChainHead, History, Ruling } from './ruling.ts';
export { checkSignatures, RECORD_NAMESPACE, signatureHolds } from './signatures.ts';
export {
  restoreJudgement,
  storeJudgement,
  type JudgementToStore,
  type StoredJudgement,
} from './stored-ruling.ts';
export { isKind, ofKind, type TrustedEntry } from './trusted-entry.ts';
export { factsOf } from './record-facts.ts';
export type { KeptTexts } from './kept-entry.ts';
export type { KeptEntries } from './kept-columns.ts';
export { authorityTakenBack, doubtsAbout, takenBackAbout, type Resting } from './doubts.ts';
export type { Settling } from './settling.ts';
export type { Doubt } from './doubt.ts';
export { saysMissing } from './holes.ts';
