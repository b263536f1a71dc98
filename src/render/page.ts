/** What a renderer may know about the reader. */
export interface Page {
  /** Columns of the terminal; undefined where the answer goes to a pipe or a file. */
  readonly columns: number | undefined;
  /** Milliseconds since 1970, to say how long ago something was. */
  readonly now: number;
}
