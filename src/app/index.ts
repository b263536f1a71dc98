export { pickEntry } from './pick-entry.ts';
export { openWorkspace } from './open-workspace.ts';
export type { Joined, JoinWish } from './join-ledger.ts';
export type { Started, StartRequest } from './start-ledger.ts';
export type {
  AsOf,
  ContentAnswer,
  ContentName,
  Durability,
  Me,
  Plan,
  Reading,
  Synced,
  Workspace,
  WriteRequest,
  Written,
} from './workspace.ts';
export { subjectOf } from '../ledger/index.ts';
export type { Symptom } from './examine.ts';
export { draftAdmission, draftGrant, draftRevocation, principalNamed } from './people.ts';
export { allowedSigners } from './signers-file.ts';
