export { openWorkspace, type OpenOptions } from './open-workspace.ts';
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
