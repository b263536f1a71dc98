export { blobName } from './blob-name.ts';
export { LibraryReader } from './library-reader.ts';
export { openRepository, type OpenedRepository } from './open-repository.ts';
export { type Oid } from './oid.ts';
export type {
  Append,
  AppendOutcome,
  BlobAnswer,
  CommitDraft,
  CommitFacts,
  HistoryReader,
  ObjectReader,
  ObjectStore,
  RefOutcome,
  RefRefusal,
  TreeChange,
  TreeFile,
} from './object-store.ts';
export type { FetchOutcome, PushOutcome, Remote, RemoteRefs } from './remote.ts';
export type { Repository, RepositoryPlaces, Subject } from './repository.ts';
