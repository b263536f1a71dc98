export { blobName } from './blob-name.ts';
export { LibraryReader } from './library-reader.ts';
export { openRepository, type OpenedRepository } from './open-repository.ts';
export { isOid, type Oid } from './oid.ts';
export type {
  Append,
  BlobAnswer,
  CommitDraft,
  CommitFacts,
  HistoryReader,
  ObjectReader,
  ObjectStore,
  RefOutcome,
  TreeChange,
  TreeFile,
} from './object-store.ts';
export type { FetchOutcome, PushOutcome, Remote, RemoteRefs } from './remote.ts';
export type { Repository, RepositoryPlaces, Subject } from './repository.ts';
