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
