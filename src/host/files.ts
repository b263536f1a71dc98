/** What a path holds. */
export interface FileFacts {
  readonly type: 'file' | 'folder' | 'link' | 'other';
  readonly size: number;
  /** Permission bits, for example 0o600. */
  readonly mode: number;
  /** When its content was last written, in milliseconds, as the file system says. */
  readonly modified: number;
  /** Identifies the place on disk, so that a copied folder is told from the original. */
  readonly place: string;
  /** Identifies the file system that it is on. */
  readonly device: string;
  /** It belongs to whoever runs this process; false where the system knows no owners. */
  readonly mine: boolean;
}

/** How a file is read. */
export interface ReadOptions {
  readonly maxBytes?: number;
  /** Refuses what is no plain file (`host.not-plain`): a pipe that nobody writes to never ends. */
  readonly plain?: boolean;
}

/** How a file is written. */
export interface WriteOptions {
  readonly mode?: number;
  /** False for what may be lost with the power: does not wait until the bytes are on disk. */
  readonly durable?: boolean;
}

/** A file that is read in parts, as it was when it was opened, whatever takes its name meanwhile. */
export interface OpenFile {
  /** Bytes that it had. */
  readonly size: number;
  /** The bytes from one place to another, fewer where the file ends or was cut meanwhile. */
  bytes(begin: number, end: number): Uint8Array;
}

/** The file system. Absence is a value; every other trouble is a `host.*` SosError. */
export interface Files {
  /** Reads a whole file, or returns undefined where there is none. Refuses above `maxBytes`. */
  read(path: string, options?: ReadOptions): Promise<Uint8Array | undefined>;
  /**
   * Reads a whole file, one character for each byte, or returns undefined where there is none: the
   * fastest way to a long text that holds nothing but ASCII.
   */
  readAscii(path: string): Promise<string | undefined>;
  /**
   * Opens a plain file for reading it in parts, or returns undefined where there is none. It is
   * closed when nobody holds it any more. Refuses what is no plain file (`host.not-plain`).
   */
  open(path: string): Promise<OpenFile | undefined>;
  /** Replaces a file by a temporary file and a rename, so that a reader sees old or new. */
  replace(path: string, bytes: Uint8Array, options?: WriteOptions): Promise<void>;
  /** Adds bytes to the end of a file, at once; returns false where there is none. */
  append(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Creates a file that must not exist; returns false where it does. */
  create(path: string, bytes: Uint8Array, options?: WriteOptions): Promise<boolean>;
  /** Removes a file; a missing one is fine. */
  remove(path: string): Promise<void>;
  /** Removes a folder and all in it; a missing one is fine. */
  removeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Makes a folder and its parents; an existing one is fine. */
  makeFolder(path: string, options?: { mode?: number }): Promise<void>;
  /** Makes a new private folder under the system's temporary folder and returns its path. */
  makeTemporaryFolder(prefix: string): Promise<string>;
  /** Names in a folder, sorted; empty where there is none. */
  list(path: string): Promise<string[]>;
  /** Facts of a path, not following a link; undefined where there is nothing. */
  facts(path: string): Promise<FileFacts | undefined>;
  /** Where a symbolic link leads, as it is written; undefined where there is none. */
  linkTarget(path: string): Promise<string | undefined>;
  /** The same place without symbolic links on the way; the path itself where nothing is there. */
  realPath(path: string): Promise<string>;
  /** Makes a path absolute and plain against a folder (default: the working folder). */
  absolute(path: string, from?: string): string;
  join(...parts: string[]): string;
}
