export { blobName } from './blob-name.ts';
export { blobNamed } from './blob-named.ts';
export { createBareRepository } from './bare-repository.ts';
export { openAddress, type GitAddress } from './git-address.ts';
export { cloneRepository } from './clone-repository.ts';
export { commitSeconds } from './commit-seconds.ts';
export { growthOf } from './growth.ts';
export { matchingPaths, type PathPattern } from './matching-paths.ts';
export { rootCommitName, type RootCommit } from './root-commit-name.ts';
export { stockGit, type StockAnswer, type StockGit } from './stock-line.ts';
export { treeName, type NamedFile } from './tree-name.ts';
export { LibraryReader } from './library-reader.ts';
export { openRepository, type OpenedRepository } from './open-repository.ts';
export { type Oid } from './oid.ts';
export type {
  Append,
  AppendOutcome,
  BlobAnswer,
  CommitDraft,
  CommitFacts,
  FolderWish,
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
export type { ObjectPiece, ObjectVisitor, StreamedObject } from './object-stream.ts';
export { openSurvey, type Arrival, type Survey } from './survey.ts';
export type { StreamEnd } from './stream-objects.ts';
